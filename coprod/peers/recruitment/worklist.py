"""Applications that wait for us, for Today. Nobody on a break is decided about meanwhile (PPL-7)."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from coprod import clock
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, WorkItem

HEAR_WITHIN = timedelta(days=7)
"""What applicants are promised after they send their application."""

AT_MOST = 50
"""Of each stage, whoever has waited longest first: Today is a page to read, and People lists everyone."""

_PLACE = Window(RowNumber(), partition_by="stage", order_by=("sent_at", "pk"))


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each application that waits for a “yes, if”, for a decision, or for a welcome."""
    if not user.has_role(Role.LEAD):
        return []
    waiting = Application.objects.visible_to(user).awaiting_a_lead().exclude(person_id=user.person_id)
    is_sent = Q(stage=Stage.APPLYING)
    waiting = waiting.filter(is_sent | ~Q(person__in=Person.objects.on_a_break()))
    found = waiting.select_related("person", "role").annotate(place=_PLACE).filter(place__lte=AT_MOST).order_by("place")
    return [(_item if each.stage == Stage.APPLYING else _all_there)(each, today) for each in found]


def _all_there(application: Application, today: date) -> WorkItem:
    is_decision = application.stage == Stage.DECISION
    page = reverse("workspace:person", args=[application.person_id])
    return WorkItem(
        kind="today",
        who=application.person.chosen_name,
        who_url=page,
        what="Their checks are done. Welcome them." if is_decision else "All that the role asks for is there.",
        note=f"{application.role}",
        due=today,
        actions=(Action("Welcome them" if is_decision else "Look and decide", page, icon="tick", is_main=True),),
    )


def _item(application: Application, today: date) -> WorkItem:
    sent_on = clock.local(application.sent_at).date()  # type: ignore[arg-type]
    due = sent_on + HEAR_WITHIN
    late_days = max(0, (today - due).days)
    page = reverse("workspace:person", args=[application.person_id])
    return WorkItem(
        kind="late" if late_days else "today" if due == today else "week",
        who=application.person.chosen_name,
        who_url=page,
        what="Sent an application. Read it, and say yes if you can.",
        note=f"Sent {sent_on:%-d %B}. They hear from us by {due:%-d %B}",
        due=due,
        late_days=late_days,
        actions=(Action("Read it", page, icon="document", is_main=True),),
    )
