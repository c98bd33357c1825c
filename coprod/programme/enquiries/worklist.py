"""Hellos that wait for an answer, for Today."""

from datetime import date
from typing import Any

from django.urls import reverse

from coprod.people.models import RouteKind
from coprod.people.worklists import Action, Due, WorkItem
from coprod.programme.enquiries.models import Enquiry


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each waiting enquiry, late once its answer-by day has passed."""
    return [_item(enquiry, today) for enquiry in Enquiry.objects.visible_to(user).waiting()]


def _item(enquiry: Enquiry, today: date) -> WorkItem:
    late_days = max(0, (today - enquiry.answer_by).days)
    page = reverse("workspace:enquiry", args=[enquiry.pk])
    wants_a_call = enquiry.reach_by == RouteKind.PHONE
    actions: tuple[Action, ...] = (Action("Answer", page, icon="pencil", is_main=not wants_a_call),)
    if wants_a_call:
        number = enquiry.address.replace(" ", "")
        actions = (Action(f"Call {enquiry.address}", f"tel:{number}", icon="phone", is_main=True), *actions)
    kind: Due = "late" if late_days else "phone" if wants_a_call else "today" if enquiry.answer_by == today else "week"
    return WorkItem(
        kind=kind,
        who=enquiry.chosen_name,
        who_url=page,
        what=f"Said hello. {enquiry.about}." if enquiry.about else "Said hello.",
        note=f"Answer by {enquiry.answer_by:%-d %B}",
        due=enquiry.answer_by,
        late_days=late_days,
        actions=actions,
    )
