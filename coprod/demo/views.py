"""Be one of the demonstration's people in one click. In development only."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod import clock
from coprod.accounts import sessions
from coprod.demo import backends
from coprod.demo.cast import COLLEAGUES, WORTH_SEEING
from coprod.peers.references import acts as references
from coprod.peers.references.models import ReferenceRequest
from coprod.people.models import User
from coprod.vault import links


def people(request: HttpRequest) -> HttpResponse:
    """Everyone one can be: staff, those who take part and have most to see, referees with links; then the rest."""
    about = {colleague.email: colleague.about for colleague in COLLEAGUES}
    users = User.objects.filter(is_active=True).select_related("person").prefetch_related("roles_held").order_by("pk")
    taking_part = {user.person.chosen_name: user for user in users if not user.is_team}
    worth = {
        group: [(taking_part.pop(each.name), each.what) for each in names if each.name in taking_part]
        for group, names in WORTH_SEEING.items()
    }
    return render(
        request,
        "demo/people.html",
        {
            "staff": [(user, about.get(user.email or "", "")) for user in users if user.is_team],
            "groups": [(group, found) for group, found in worth.items() if found],
            "others": sorted(taking_part.items()),
            "requests": ReferenceRequest.objects.with_the_referee().select_related("referee__person"),
        },
    )


@require_POST
def be(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of them, second factor and all."""
    logout(request)
    user = authenticate(request, demonstration=True, pk=pk)
    if user is None:
        return redirect("demo:people")
    login(request, user, backend=backends.PATH)
    sessions.begin(request)
    sessions.mark_demonstration(request)
    return redirect("me:home")


@require_POST
def be_referee(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a private link as the referee would, signed out. One of its own: the one in their mail keeps working."""
    logout(request)
    asked = get_object_or_404(ReferenceRequest.objects.with_the_referee(), pk=pk)
    link = links.issue(references.LINK_PURPOSE, asked.pk, expires_at=clock.now() + references.LINK_GOOD_FOR)
    return redirect("references:start", token=links.mint(link))
