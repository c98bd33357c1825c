"""References that wait for someone, for Today: to read and decide, to ring, links nobody opened, evidence to agree."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from coprod import clock
from coprod.peers.references import chasing
from coprod.peers.references.models import Evidence, Outcome, Reference, ReferenceRequest
from coprod.peers.references.pace import Due
from coprod.peers.references.stages import Stage
from coprod.people.addresses import shown_phone
from coprod.people.models import Person, Role, RouteKind
from coprod.people.worklists import Action, WorkItem


def items(user: Any, today: date) -> list[WorkItem]:
    """For officers what is back; for recruiting staff whom to ring, whom to ask again, for whom to find someone else,
    and other evidence that waits for a second person."""
    waiting = Reference.objects.readable_by(user).awaiting_a_decision()
    found = [_to_read(reference, today) for reference in waiting]
    if not user.has_role(Role.LEAD, Role.OFFICER):
        return found
    on_a_break = Person.objects.on_a_break().values("pk")
    asked = ReferenceRequest.objects.visible_to(user).with_the_referee()
    asked = asked.filter(Q(stage=Stage.WOULD_RATHER_TALK) | ~Q(referee__person__in=on_a_break))
    chased = chasing.that_may_be_due(asked, today)
    found += [item for each in chased if (item := _about(each, user))]
    to_agree = Evidence.objects.visible_to(user).waiting().exclude(proposed_by=user).select_related("person")
    return found + [_to_agree(each) for each in to_agree]


def _about(chased: chasing.Chased, user: Any) -> WorkItem | None:
    match chased.due:
        case Due.RING:
            return _to_phone(chased.request, user)
        case Due.SOMEONE_ELSE:
            return _someone_else(chased.request)
        case Due.REMIND if chased.days_late > 0:
            return _late(chased.request, chased.days_late)
        case _:
            return None


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
    referee = request.referee
    number = request.phone or ("" if referee.reach_by in (RouteKind.EMAIL, RouteKind.POST) else referee.address)
    actions = [Action(f"Call {shown_phone(number)}", f"tel:{number.replace(' ', '')}", icon="phone", is_main=True)]
    if not number:
        actions = []
    actions.append(
        Action("Note a call", reverse("references:calls", args=[request.pk]), icon="pencil", is_main=not number)
    )
    if user.has_role_in(referee.person.service_id, Role.OFFICER):
        actions.append(Action("Write it down", reverse("references:by_phone", args=[request.pk])))
    would_rather_talk = request.stage == Stage.WOULD_RATHER_TALK
    what = "They would rather talk." if would_rather_talk else "They have not answered. Please ring."
    return WorkItem(
        kind="phone",
        who=referee.name,
        who_url=reverse("workspace:person", args=[referee.person_id]),
        what=f"Reference for {referee.person.chosen_name}. {what}",
        note=_note(request),
        actions=tuple(actions),
    )


def _note(request: ReferenceRequest) -> str:
    """Who they are, and what was tried: "Tutor. Reminded twice. Rang on 4 November: no answer"."""
    parts = [request.referee.get_kind_display()]
    if request.reminders:
        parts.append({1: "Reminded once", 2: "Reminded twice"}.get(request.reminders, f"{request.reminders} reminders"))
    calls = chasing.calls_about(request)
    if calls:
        last = calls[-1]
        parts.append(f"Rang on {clock.local(last.at):%-d %B}: {Outcome(last.outcome).label.lower()}")
    return ". ".join(part for part in parts if part)


def _someone_else(request: ReferenceRequest) -> WorkItem:
    person = request.referee.person
    return WorkItem(
        kind="week",
        who=person.chosen_name,
        who_url=reverse("workspace:person", args=[person.pk]),
        what=f"{request.referee.name} has not answered. Someone else could speak for {person.short_name}.",
        note=_note(request),
        actions=(
            Action("Open the record", reverse("workspace:person", args=[person.pk]), icon="person", is_main=True),
            Action("When nobody can vouch", reverse("references:evidence_new", args=[person.pk])),
        ),
    )


def _to_agree(evidence: Evidence) -> WorkItem:
    return WorkItem(
        kind="today",
        who=evidence.person.chosen_name,
        who_url=reverse("workspace:person", args=[evidence.person_id]),
        what="Other evidence waits for a second person.",
        note=f"Proposed {clock.local(evidence.proposed_at):%-d %B}",
        due=clock.local(evidence.proposed_at).date(),
        actions=(
            Action("Look at it", reverse("references:evidence", args=[evidence.pk]), icon="document", is_main=True),
        ),
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
