"""Applications that wait for us, for Today. Nobody on a break stands here: they asked for peace (PPL-7)."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse

from coprod import clock
from coprod.peers.recruitment import touch_work
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.parts import How
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import ContactRoute, Person, Role
from coprod.people.models.person import NUMBERS
from coprod.people.worklists import Action, WorkItem

HEAR_WITHIN = timedelta(days=7)
"""What applicants are promised after they send their application."""

AT_MOST = 50
"""Of each stage, whoever has waited longest first: Today is a page to read, and People lists everyone."""

_PLACE = Window(RowNumber(), partition_by=("stage", "was_sent"), order_by=(Coalesce("sent_at", "stage_since"), "pk"))


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each application that waits for a “yes, if”, for a decision, or for a welcome; and whoever stands
    still or asked us something."""
    return [*_waiting(user, today), *touch_work.items(user, today)]


def _waiting(user: Any, today: date) -> list[WorkItem]:
    if not user.has_role(Role.LEAD):
        return []
    return [_waits(each, today) for each in _applications(user)]


def _waits(application: Any, today: date) -> WorkItem:
    if application.sent_at is None:
        return _fill_in(application)
    return (_item if application.stage == Stage.APPLYING else _all_there)(application, today)


def _applications(user: Any) -> Any:
    """Those sent that wait for a lead, then those not sent of people who do not sign in, with the number to ring: one
    query. Of each stage, and of those not sent, the first by place."""
    numbers = ContactRoute.objects.filter(person=OuterRef("person"), kind__in=NUMBERS)
    theirs = Application.objects.visible_to(user)
    found = (theirs.awaiting_a_lead() | theirs.to_fill_in_with()).exclude(person_id=user.person_id)
    found = found.exclude(person__in=Person.objects.on_a_break()).select_related("person", "role")
    working_first = F("does_not_work_since").asc(nulls_first=True)
    number = Subquery(numbers.order_by(working_first, "position").values("address")[:1])
    found = found.annotate(was_sent=Q(sent_at__isnull=False), place=_PLACE, number=number)
    return found.filter(place__lte=AT_MOST).order_by("-was_sent", "place")


def _fill_in(application: Any) -> WorkItem:
    person = application.person
    how = [How.PHONE.value] if application.number else []
    page = reverse("workspace:fill_in" if how else "workspace:fill_in_how", args=[application.pk, *how])
    verb = "Ring" if how else "See"
    since = clock.local(application.stage_since).date()
    begun = "Begun. Carry on where you stopped" if application.parts_done else "Not begun yet"
    return WorkItem(
        kind="phone" if how else "today",
        who=person.chosen_name,
        who_url=reverse("workspace:person", args=[person.pk]),
        what=f"{verb} {person.short_name} and fill in the application together.",
        note=f"{begun}. Since {since:%-d %B}",
        due=since,
        actions=(Action("Fill it in together", page, icon="phone" if how else "pencil", is_main=True),),
    )


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
