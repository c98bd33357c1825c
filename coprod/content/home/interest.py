"""“I'm interested” on a page of the site becomes an enquiry, through the same three questions as a hello (REC-1)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from coprod import clock
from coprod.accounts import limits
from coprod.content.home.models import AskedAboutPage
from coprod.programme.enquiries import acts
from coprod.programme.enquiries.forms import HelloForm
from coprod.programme.enquiries.models import Enquiry, Source
from coprod.programme.enquiries.views import HELLOS_FROM_ONE_ADDRESS, VISITOR

LONGEST = Enquiry._meta.get_field("about").max_length


def _page(pk: int) -> Any:
    """A published page that people can be interested in; not one below a page that is gone. Raises Http404."""
    found = Page.objects.live().filter(pk=pk).first()
    page = found.specific if found and not found.get_ancestors().not_live().exists() else None
    if not isinstance(page, AskedAboutPage):
        raise Http404
    return page


def _asked(page: AskedAboutPage, what: str) -> str:
    try:
        return page.enquiry_about[what][:LONGEST]
    except KeyError:
        raise Http404


@limits.public("interested", per_key=HELLOS_FROM_ONE_ADDRESS, key=lambda request, **_: limits.address_of(request))
def interested(request: HttpRequest, pk: int, what: str = "") -> HttpResponse:
    """Three questions about the page `pk`; `what` is which of the things one may ask there."""
    page = _page(pk)
    about = _asked(page, what)
    form = HelloForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.receive(**form.cleaned_data, about=about, source=Source.SITE_PAGE, service=page.service, by=VISITOR)
        return redirect("interested_thanks", pk=page.pk)
    return render(request, "home/interested.html", {"form": form, "page": page, "about": about})


@require_safe
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """What happens next, and by when."""
    return render(request, "home/interested_thanks.html", {"page": _page(pk), "by": acts.promised(clock.today())})
