"""Applications that wait for us, for Today."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from coprod import clock
from coprod.peers.recruitment.models import Application
from coprod.people.models import Role
from coprod.people.worklists import Action, WorkItem

HEAR_WITHIN = timedelta(days=7)
"""What applicants are promised after they send their application."""


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each application that waits for a “yes, if”."""
    if not user.has_role(Role.LEAD):
        return []
    waiting = Application.objects.visible_to(user).awaiting_a_yes().exclude(person_id=user.person_id)
    return [_item(application, today) for application in waiting.select_related("person", "role")]


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
