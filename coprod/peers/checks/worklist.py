"""Checks that wait for us, or stay somewhere too long, for Today. A person on a break is left in peace (PPL-7)."""

from datetime import date
from typing import Any

from django.urls import reverse

from coprod import clock
from coprod.peers.checks import rules
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import AT_THE_DBS, Stage
from coprod.people.models import Person
from coprod.people.worklists import Action, WorkItem

WHAT = {
    Stage.DRAFT: ("Their check can begin. Ask the five questions.", "Begin it"),
    Stage.WAITING_FOR_ID: ("We have not seen their ID.", "See their ID"),
    Stage.ISSUED: ("Their certificate is issued. Ask to see it.", "Write it down"),
    Stage.SEEN: ("Their certificate is seen. Decide what follows.", "Decide"),
}


def items(user: Any, today: date) -> list[WorkItem]:
    """What an officer, or a second decider, does next. What is with the DBS appears when its time is up."""
    waiting = DbsCheck.objects.readable_by(user).open().exclude(person__in=Person.objects.on_a_break())
    found = waiting.select_related("person", "eligibility", "identity").prefetch_related("decisions")
    return [_item(check, today) for check in found if _is_for(check, user)]


def _is_for(check: DbsCheck, user: Any) -> bool:
    if check.is_paused:
        return False
    if check.stage in AT_THE_DBS:
        return check.days_late > 0
    if check.stage == Stage.SEEN:
        return user.pk not in {each.by_id for each in check.decisions.all() if each.at >= check.stage_since}
    return True


def _item(check: DbsCheck, today: date) -> WorkItem:
    since = clock.local(check.stage_since).date()
    due, late = rules.chase_on(check.stage, since), check.days_late
    page = reverse("checks:check", args=[check.pk])
    what, label = WHAT.get(
        Stage(check.stage), (f"{check.get_stage_display()}, longer than usual. Ask the DBS.", "Open it")
    )
    if check.stage == Stage.WAITING_FOR_ID and hasattr(check, "identity"):
        what, label = "We have seen their ID. Send the form to the DBS.", "Send it"
    return WorkItem(
        kind="late" if late else "today" if check.stage in (Stage.SEEN, Stage.DRAFT) or due == today else "week",
        who=check.person.chosen_name,
        who_url=reverse("workspace:person", args=[check.person_id]),
        what=what,
        note=f"Since {since:%-d %B}",
        due=due,
        late_days=late,
        actions=(Action(label, page, icon="document", is_main=True),),
    )
