"""Where people are, counted for one user: the small charts of the front room."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Value

from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import PATH, Stage
from coprod.programme.enquiries.models import Enquiry
from coprod.ui.charts import BarChart, bar_chart

EVER = "ever"
"""Stands for a stage in the row that counts every application there ever was."""


@dataclass(frozen=True)
class StageCounts:
    """(stage, people) in the order of the path, with how many there are in all. `has_begun` once anybody has applied,
    anywhere and whatever came of it."""

    counts: list[tuple[Stage, int]]
    has_begun: bool = True

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def in_checks(self) -> int:
        return dict(self.counts)[Stage.CHECKS]

    @property
    def chart(self) -> BarChart:
        return bar_chart(
            "stages",
            "Where people are now",
            f"{self.total} people, by stage. {self.in_checks} are in Checks.",
            [(str(stage.label), count, stage is Stage.CHECKS) for stage, count in self.counts],
            label_heading="Stage",
            value_heading="People",
        )


def by_stage(user: Any) -> StageCounts:
    """People this user may open, by stage. Those who said hello and are not invited yet count as such.
    One query."""
    said_hello = Enquiry.objects.visible_to(user).not_yet_a_person().annotate(at=Value(Stage.SAID_HELLO.value))
    applied = Application.objects.visible_to(user).open().annotate(at=F("stage"))
    ever = Application.objects.annotate(at=Value(EVER))
    counted = [rows.order_by().values("at").annotate(people=Count("pk")) for rows in (applied, said_hello, ever)]
    counts = Counter[str]()
    for row in counted[0].union(*counted[1:], all=True):
        counts[row["at"]] += row["people"]
    return StageCounts([(stage, counts[stage]) for stage in PATH], has_begun=counts[EVER] > 0)
