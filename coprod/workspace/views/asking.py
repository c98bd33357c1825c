"""Asking referees from a record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.references import acts as references
from coprod.peers.references.models import ReferenceRequest
from coprod.people.models import Person, Role
from coprod.ui.refusals import NotAllowed
from coprod.workspace.views.record import ASKING_ROLES, visible_person


@team_required(*ASKING_ROLES)
@require_POST
def ask(request: HttpRequest, person_pk: int, pk: int) -> HttpResponse:
    """Ask a referee who has not been asked yet."""
    person = visible_person(request, person_pk)
    _check_may_ask(request, person)
    referee = get_object_or_404(person.referees, pk=pk)
    references.send_request(referee, by=Actor.of(request.user))
    messages.success(request, f"We are asking {referee.name}.")
    return redirect("workspace:person", pk=person.pk)


@team_required(*ASKING_ROLES)
@require_POST
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A fresh link for a referee who has not answered."""
    asked = _asked(request, pk)
    references.send_again(asked, by=Actor.of(request.user))
    messages.success(request, f"A new link is on its way to {asked.referee.name}. The old one no longer works.")
    return redirect("workspace:person", pk=asked.referee.person_id)


@team_required(*ASKING_ROLES)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """A referee need not answer any more."""
    asked = _asked(request, pk)
    references.stop_asking_referee(asked, by=Actor.of(request.user))
    messages.success(request, f"We do not ask {asked.referee.name} any more. The link no longer works.")
    return redirect("workspace:person", pk=asked.referee.person_id)


def _asked(request: HttpRequest, pk: int) -> ReferenceRequest:
    found = ReferenceRequest.objects.visible_to(request.user).select_related("referee__person")
    asked: ReferenceRequest = get_object_or_404(found, pk=pk)
    _check_may_ask(request, asked.referee.person)
    return asked


def _check_may_ask(request: HttpRequest, person: Person) -> None:
    """Another role may have let them see the person; asking is for lead and officer of that service."""
    if not request.user.has_role_in(person.service_id, Role.LEAD, Role.OFFICER):  # type: ignore[union-attr]
        raise NotAllowed("A lead or an officer of their service does this. Nothing was changed.")
