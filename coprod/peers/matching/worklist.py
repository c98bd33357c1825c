"""Residents who wait, for Today: an answer to fetch, a mentor to find, a yes to write down."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from coprod import clock
from coprod.peers.matching.models import Answer, HowToChoose, Match, Resident
from coprod.peers.matching.stages import Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, Due, WorkItem

AT_MOST = 20


def items(user: Any, today: date) -> list[WorkItem]:
    """For staff of residents: whom to ask, who wants a mentor the longest, who was shown and may have chosen. Who is on
    a break is left in peace (PPL-7)."""
    visible = Resident.objects.visible_to(user).exclude(person__in=Person.objects.on_a_break())
    before_them = Match.objects.filter(resident=OuterRef("pk"), stage=Stage.PROPOSED, resident_yes_at__isnull=True)
    rows = list(
        visible.with_answer()
        .with_matches()
        .annotate(has_cards_since=Subquery(before_them.order_by("-pk").values("shown_at")[:1]))
        .select_related("person", "support_worker__person")
    )
    is_lead = user.has_role(Role.LEAD)
    found = []
    for resident in rows:
        if resident.answer is None and resident.support_worker_id == user.pk:
            found.append(_to_ask(resident, "Not asked about a mentor yet."))
        elif _said_a_day(resident, today) and (is_lead or resident.support_worker_id == user.pk):
            found.append(_to_ask(resident, "Gave us a day to ask again."))
        elif _waits_for_a_mentor(resident):
            found.append(_to_match(resident))
    found = sorted(found, key=lambda item: item.due or today)[:AT_MOST]
    to_hear = [each for each in rows if each.has_cards_since and each.support_worker_id == user.pk]
    return [*found, *(_to_hear(each) for each in to_hear[:AT_MOST])]


def _waits_for_a_mentor(resident: Any) -> bool:
    wants_one = resident.answer == Answer.YES and resident.how_to_choose != HowToChoose.NOT_NOW
    return wants_one and not (resident.together or resident.shown or resident.has_had_one)


def _said_a_day(resident: Any, today: date) -> bool:
    return resident.ask_again_on is not None and resident.ask_again_on <= today


def _to_ask(resident: Any, what: str) -> WorkItem:
    day = resident.ask_again_on or clock.local(resident.added_at).date()
    kind: Due = "today" if resident.ask_again_on else "week"
    return WorkItem(
        kind=kind,
        who=resident.person.chosen_name,
        who_url=_page(resident),
        what=what,
        note=f"{'Ask on' if resident.ask_again_on else 'With us since'} {day:%-d %B}",
        due=day,
        actions=(Action("Ask, and write it down", f"{_page(resident)}#ask", icon="speech", is_main=True),),
    )


def _to_match(resident: Any) -> WorkItem:
    asked = clock.local(resident.answered_at).date()
    return WorkItem(
        kind="week",
        who=resident.person.chosen_name,
        who_url=_page(resident),
        what="Wants a mentor. Nobody is suggested yet.",
        note=f"Asked on {asked:%-d %B}",
        due=asked,
        actions=(
            Action("Find a mentor", reverse("matching:mentors", args=[resident.pk]), icon="people", is_main=True),
        ),
    )


def _to_hear(resident: Any) -> WorkItem:
    """The resident has the cards: their worker asks whom they would like to meet."""
    shown_on = clock.local(resident.has_cards_since).date()
    return WorkItem(
        kind="week",
        who=resident.person.chosen_name,
        who_url=_page(resident),
        what="Has cards of mentors. Hear whom they would like to meet.",
        note=f"Shown on {shown_on:%-d %B}",
        due=shown_on,
        actions=(Action("Write down a yes", f"{_page(resident)}#shown", icon="pencil", is_main=True),),
    )


def _page(resident: Any) -> str:
    return reverse("matching:resident", args=[resident.pk])
