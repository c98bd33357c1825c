"""Consultations that wait for their writer, for Today."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.panels.consultations.models import Consultation
from coprod.panels.consultations.stages import Said, Stage
from coprod.people.models import Role
from coprod.people.worklists import Action, WorkItem


def items(user: Any, today: date) -> list[WorkItem]:
    """Answers to close, answers to write, each until the day members were promised to hear."""
    if not user.has_role(Role.LEAD, Role.POLICY_OWNER):
        return []
    waits = Q(stage=Stage.ANSWERING) | Q(stage=Stage.OPEN, closes_on__lt=today)
    found = Consultation.objects.visible_to(user).filter(waits).select_related("version__policy")
    unanswered = Count("contributions", filter=Q(contributions__stage=Said.HEARD, contributions__answer__isnull=True))
    by = Actor.of(user)
    return [
        _item(each, today)
        for each in found.annotate(unanswered=unanswered)
        if each.version.policy.may_be_written_by(by)
    ]


def _item(consultation: Any, today: date) -> WorkItem:
    page = reverse("consultations:staff", args=[consultation.pk])
    late = max(0, (today - consultation.hear_by).days)
    if consultation.is_open:
        what = "The last day to answer has gone. Close the answers."
    elif consultation.unanswered:
        what = (
            f"{consultation.unanswered} thing{'s' if consultation.unanswered > 1 else ''} said on the panel to answer."
        )
    else:
        what = "Everything is answered. Publish it."
    return WorkItem(
        kind="late" if late else "today" if consultation.hear_by == today else "week",
        who=str(consultation),
        who_url=page,
        what=what,
        note=f"Members hear by {consultation.hear_by:%-d %B}",
        due=consultation.hear_by,
        late_days=late,
        actions=(Action("Open it", page, icon="pencil", is_main=True),),
    )
