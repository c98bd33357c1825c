"""References that wait for someone, for Today: to read and decide, to phone, and links not opened in a week."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from coprod import clock
from coprod.peers.references.models import Reference, ReferenceRequest
from coprod.peers.references.stages import Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, WorkItem

WAIT_FOR_A_REFEREE = timedelta(days=7)


def items(user: Any, today: date) -> list[WorkItem]:
    """For officers what is back; for recruiting staff whom to ring and whom to ask again."""
    waiting = Reference.objects.readable_by(user).awaiting_a_decision()
    found = [_to_read(reference, today) for reference in waiting]
    if not user.has_role(Role.LEAD, Role.OFFICER):
        return found
    with_referees = ReferenceRequest.objects.visible_to(user).with_the_referee().select_related("referee__person")
    is_to_phone = Q(stage=Stage.WOULD_RATHER_TALK)
    for request in with_referees.filter(is_to_phone | ~Q(referee__person__in=Person.objects.on_a_break())):
        if request.stage == Stage.WOULD_RATHER_TALK:
            found.append(_to_phone(request, user))
        elif (late := (today - clock.local(request.asked_at).date() - WAIT_FOR_A_REFEREE).days) > 0:
            found.append(_late(request, late))
    return found


def _to_read(reference: Reference, today: date) -> WorkItem:
    referee = reference.request.referee
    page = reverse("references:read", args=[reference.pk])
    needs_conversation = reference.request.stage == Stage.NEEDS_CONVERSATION
    return WorkItem(
        kind="today",
        who=referee.person.chosen_name,
        who_url=reverse("workspace:person", args=[referee.person_id]),
        what=(
            f"{referee.name}'s reference needs a conversation."
            if needs_conversation
            else f"{referee.name} sent a reference. Read it and decide."
        ),
        note=f"Back since {clock.local(reference.received_at):%-d %B}",
        due=clock.local(reference.received_at).date(),
        actions=(Action("Read it", page, icon="document", is_main=True),),
    )


def _to_phone(request: ReferenceRequest, user: Any) -> WorkItem:
    number = request.phone or request.referee.address
    actions = [Action(f"Call {number}", f"tel:{number.replace(' ', '')}", icon="phone", is_main=True)]
    if user.has_role_in(request.referee.person.service_id, Role.OFFICER):
        actions.append(Action("Write it down", reverse("references:by_phone", args=[request.pk]), icon="pencil"))
    return WorkItem(
        kind="phone",
        who=request.referee.name,
        who_url=reverse("workspace:person", args=[request.referee.person_id]),
        what=f"Reference for {request.referee.person.chosen_name}. They would rather talk.",
        note=request.referee.get_kind_display(),
        actions=tuple(actions),
    )


def _late(request: ReferenceRequest, late_days: int) -> WorkItem:
    opened = "opened the link but has not answered" if request.started_at else "has not opened the link"
    return WorkItem(
        kind="late",
        who=request.referee.person.chosen_name,
        who_url=reverse("workspace:person", args=[request.referee.person_id]),
        what=f"{request.referee.name} {opened}.",
        note=f"Asked {clock.local(request.asked_at):%-d %B}",
        late_days=late_days,
        actions=(
            Action(
                "Send it again",
                reverse("workspace:ask_again", args=[request.pk]),
                is_post=True,
                icon="speech",
                is_main=True,
            ),
        ),
    )
