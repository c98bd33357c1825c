"""The applicant's own way to their application: the list of parts, the parts, and sending."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts.doors import participant_required
from coprod.peers.recruitment import progress, usual_times
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.recruitment.views import history, pages
from coprod.peers.recruitment.views.desk import own_application, own_desk
from coprod.peers.references import pictures


def apply(request: HttpRequest) -> HttpResponse:
    """The list of parts; for people we do not know yet, what it is and how to begin."""
    if not request.user.is_authenticated:
        return render(
            request,
            "recruitment/welcome.html",
            {
                "roles": RoleOnOffer.objects.filter(is_open=True).select_related("eligibility"),
                "usual": usual_times.of_every_stage(),
            },
        )
    return _parts(request)


@participant_required
def _parts(request: HttpRequest) -> HttpResponse:
    desk = own_desk(request)
    how_far = progress.of(desk.application)
    return render(
        request,
        "recruitment/parts.html",
        {
            "desk": desk,
            "application": desk.application,
            "progress": how_far,
            "words": pictures.in_words(how_far.coverage),
            "usual": usual_times.of_every_stage(),
        },
    )


@participant_required
def part(request: HttpRequest, key: PartKey) -> HttpResponse:
    return pages.PAGES[key](request, own_desk(request))


@participant_required
def change_activity(request: HttpRequest, pk: int) -> HttpResponse:
    return history.change_activity(request, own_desk(request), pk)


@participant_required
@require_POST
def remove_activity(request: HttpRequest, pk: int) -> HttpResponse:
    return history.remove_activity(request, own_desk(request), pk)


@participant_required
def change_referee(request: HttpRequest, pk: int) -> HttpResponse:
    return history.change_referee(request, own_desk(request), pk)


@participant_required
@require_POST
def nobody_yet(request: HttpRequest) -> HttpResponse:
    return history.nobody_yet(request, own_desk(request))


@participant_required
def check(request: HttpRequest) -> HttpResponse:
    return pages.check(request, own_desk(request))


@participant_required
def sent(request: HttpRequest) -> HttpResponse:
    application = own_application(request)
    if not application.is_sent:
        return redirect("recruitment:apply")
    return render(request, "recruitment/sent.html", {"application": application, "usual": usual_times.of_every_stage()})
