"""How long each stage usually takes, from what happened here: never a number that nobody measured (REC-3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from django.db.models import OuterRef, Subquery

from coprod import clock
from coprod.peers.recruitment.funnel_rules import DAY, middle
from coprod.peers.recruitment.models import ApplicationMove
from coprod.peers.recruitment.stages import PATH, Stage

LOOK_BACK = timedelta(days=730)
AT_LEAST = 5
"""Fewer people say nothing about the next one, and something about themselves."""

FIRST_YES = "first_yes"
"""Stands beside the stages for the days between sending and “yes, if the checks go well”."""

_A_WEEK = 7
_SHOWN_IN_DAYS = 13


@dataclass(frozen=True)
class Usually:
    """The middle of what it took in days, for how many people."""

    days: int
    people: int

    @property
    def weeks(self) -> int:
        """In weeks, once days are too fine a measure; 0 until then."""
        return round(self.days / _A_WEEK) if self.days > _SHOWN_IN_DAYS else 0


def of_every_stage() -> dict[str, Usually]:
    """How long each stage of the path took those who passed it in the last 24 months, by its code; and FIRST_YES, from
    sending. Only where at least AT_LEAST people did. One query."""
    spans: dict[str, dict[int, timedelta]] = {}
    for stage, person, took in _passed():
        spans.setdefault(stage, {})[person] = took
    return {stage: found for stage, took in spans.items() if (found := _usually(list(took.values())))}


def _usually(took: list[timedelta]) -> Usually | None:
    days = middle(each / DAY for each in took)
    return None if days is None or len(took) < AT_LEAST else Usually(days, len(took))


def _passed() -> Iterator[tuple[str, int, timedelta]]:
    """(stage, person, how long they were in it) for every stage left for the next one, the latest last."""
    before = ApplicationMove.objects.filter(subject=OuterRef("subject"), to_stage=OuterRef("from_stage"))
    before = before.filter(at__lte=OuterRef("at")).order_by("-at", "-pk")
    moves = ApplicationMove.objects.filter(at__gte=clock.now() - LOOK_BACK, from_stage__in=PATH)
    listed = moves.annotate(entered=Subquery(before.values("at")[:1])).order_by("at", "pk")
    following = {str(stage): str(after) for stage, after in pairwise(PATH)}
    columns = ("from_stage", "to_stage", "subject__person_id", "entered", "at", "subject__sent_at")
    for frm, to, person, entered, left, sent in listed.values_list(*columns):
        if entered is None or following.get(frm) != to:
            continue
        yield frm, person, left - entered
        if frm == Stage.APPLYING and sent is not None and sent <= left:
            yield FIRST_YES, person, left - sent
