"""The public door: saying hello."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts import limits
from coprod.audit.actor import Actor
from coprod.programme.enquiries import acts
from coprod.programme.enquiries.forms import HelloForm
from coprod.programme.enquiries.models import EnquiryRule

BE_A_PEER_MENTOR = "Being a peer mentor"
VISITOR = Actor.link("a visitor")
HELLOS_FROM_ONE_ADDRESS = 30
"""In ten minutes: more than a whole hostel says hello, and no more than a lead can look through."""


@limits.public("hello", per_key=HELLOS_FROM_ONE_ADDRESS, key=lambda request: limits.address_of(request))
def hello(request: HttpRequest) -> HttpResponse:
    """Three questions, no account."""
    form = HelloForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.receive(**form.cleaned_data, about=BE_A_PEER_MENTOR, by=VISITOR)
        return redirect("enquiries:thanks")
    return render(request, "enquiries/hello.html", {"form": form})


def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next, and by when."""
    return render(request, "enquiries/thanks.html", {"rule": EnquiryRule.in_force()})
