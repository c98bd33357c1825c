"""How recruiting goes, for one user: the findings in words, the charts, and the tables that say the same (REC-8).
A trustee is shown no number that could be one person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from coprod.panels.consultations.rules import without_small_numbers
from coprod.peers.recruitment import funnel
from coprod.peers.recruitment import funnel_rules as rules
from coprod.peers.recruitment.funnel_rules import StageNumbers, TrackNumbers, Walk
from coprod.peers.recruitment.models import Closed, RoleOnOffer
from coprod.peers.recruitment.stages import Stage
from coprod.people import waits
from coprod.ui.charts import BarChart, bar_chart

FEWEST_SHOWN = 5
"""A trustee sees no count of fewer people than this, nor one from which such a count follows."""

HIDDEN = "Hidden"
ON_THEIR_WAY = "Still on their way, or active"

Value = int | str | None


@dataclass(frozen=True)
class Table:
    """A table of the page and of the spreadsheet. The first of each row is what it is about."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]

    @property
    def as_facts(self) -> list[list[tuple[str, Value]]]:
        """Each row as (heading, value), for a small screen."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Funnel:
    """Everything the page says. `met` is (who, what stood in their way)."""

    everyone: list[Walk]
    times: list[rules.TrackTime]
    met: list[tuple[int, str]]
    roles: dict[int, str]
    sees_people: bool
    role: RoleOnOffer | None = None
    first: date | None = None
    last: date | None = None

    @cached_property
    def walks(self) -> list[Walk]:
        theirs = rules.for_role(self.everyone, self.role.pk) if self.role else self.everyone
        return rules.who_walked(theirs, self.first, self.last)

    @property
    def people(self) -> set[Any]:
        """The ids of those counted, for the comparison of windows."""
        return {walk.who for walk in self.walks}

    @property
    def brought_over(self) -> int:
        return sum(walk.is_brought_over for walk in self.everyone) if self.sees_people else 0

    @cached_property
    def stages(self) -> list[StageNumbers]:
        return rules.by_stage(self.walks, funnel.PATH)

    @cached_property
    def reached(self) -> dict[str, int | None]:
        """How many reached each stage; None for what this user is not shown."""
        counts = [each.reached for each in self.stages]
        shown = counts if self.sees_people else rules.safe_along(counts, FEWEST_SHOWN)
        return {each.stage: count for each, count in zip(self.stages, shown, strict=True)}

    @property
    def said_hello(self) -> int | None:
        return self.reached[Stage.SAID_HELLO]

    @property
    def recruited(self) -> int | None:
        return self.reached[Stage.SETTLING_IN]

    @property
    def active_now(self) -> int | None:
        return self._here(Stage.ACTIVE) if self.sees_people else None

    def _here(self, stage: Stage) -> int:
        return next(each.here for each in self.stages if each.stage == stage)

    @cached_property
    def waits(self) -> list[StageNumbers]:
        """The stages with a median this user may see."""
        return [each for each in self.stages if each.days is not None and self._is_enough(each.went_on)]

    @property
    def longest(self) -> StageNumbers | None:
        return rules.longest_wait(self.waits)

    @property
    def longest_label(self) -> str:
        return Stage(self.longest.stage).label if self.longest else ""

    @property
    def reached_chart(self) -> BarChart:
        rows = [
            (Stage(stage).label, count, stage == Stage.SETTLING_IN) for stage, count in self.reached.items() if count
        ]
        finding = "Each bar is the people who got at least that far. Everyone is counted once."
        return bar_chart("reached", "How far people got", finding, rows, label_heading="Stage", value_heading="People")

    @property
    def days_chart(self) -> BarChart:
        rows = [(Stage(each.stage).label, each.days or 0, each is self.longest) for each in self.waits]
        finding = "Days in each stage, for the person in the middle of those who went on from it."
        return bar_chart(
            "days", "How long each stage takes", finding, rows, label_heading="Stage", value_heading="Days"
        )

    @cached_property
    def tracks(self) -> list[TrackNumbers]:
        numbers = rules.by_track(self.walks, self.times, [track.name for track in waits.tracks()])
        return [each for each in numbers if each.began and self._is_enough(each.done)]

    @property
    def longest_track(self) -> TrackNumbers | None:
        return max((each for each in self.tracks if each.days), key=lambda each: each.days or 0, default=None)

    @property
    def tracks_chart(self) -> BarChart:
        done = [each for each in self.tracks if each.days is not None]
        rows = [(each.track, each.days or 0, each is self.longest_track) for each in done]
        finding = "Days for the person in the middle of those who are done. One person can be on several at once."
        return bar_chart(
            "tracks", "How long each track takes", finding, rows, label_heading="Track", value_heading="Days"
        )

    @property
    def left_chart(self) -> BarChart:
        most = max((each.left for each in self.stages), default=0)
        rows = [(Stage(each.stage).label, each.left, 0 < each.left == most) for each in self.stages if each.left]
        finding = "The stage each person left from. Moving on from Active is an end of its own."
        return bar_chart("left", "Where people left", finding, rows, label_heading="Stage", value_heading="People")

    @property
    def tables(self) -> list[Table]:
        """What the page holds, as tables: those of the spreadsheet too."""
        if not self.sees_people:
            return [self._stages_for_a_trustee(), self._tracks_for_a_trustee(), self._reasons_for_a_trustee()]
        found = [self.stage_table, self.track_table, self.left_table]
        found += [self.role_table] if self.role_table.rows else []
        return found + ([self.barrier_table] if self.met else [])

    @property
    def stage_table(self) -> Table:
        headings = ("Stage", "Reached it", "Went on", "In it today", "Left from it", "Days, those who went on")
        last = funnel.PATH.stages[-1]
        return Table(
            "Stage by stage",
            (*headings, "Days so far, those in it"),
            [
                (
                    Stage(each.stage).label,
                    each.reached,
                    None if each.stage == last else each.went_on,
                    each.here,
                    each.left,
                    each.days,
                    None if each.stage == last else each.days_so_far,
                )
                for each in self.stages
            ],
        )

    @property
    def track_table(self) -> Table:
        rows: list[tuple[Value, ...]] = [
            (each.track, each.began, each.done, each.open, each.stopped, each.days) for each in self.tracks
        ]
        headings = ("Track", "Began it", "Done", "Not done yet", "Left before it was done", "Days, those who are done")
        return Table("Track by track", headings, rows)

    @property
    def left_table(self) -> Table:
        places = list(funnel.PATH.stages)
        counted = rules.why_left(self.walks).items()
        rows: list[tuple[Value, ...]] = [
            (Stage(stage).label, reason(stage, because), people)
            for (stage, because), people in sorted(counted, key=lambda each: (places.index(each[0][0]), -each[1]))
        ]
        return Table("Where people left, and why", ("Left from", "Why", "People"), rows)

    @cached_property
    def role_table(self) -> Table:
        """Role by role, while no role is chosen; nothing where there is only one."""
        rows: list[tuple[Value, ...]] = []
        if self.role is None:
            for pk, name in self.roles.items():
                numbers = {each.stage: each for each in rules.by_stage(self._of_role(pk), funnel.PATH)}
                applied, recruited = numbers[Stage.APPLYING].reached, numbers[Stage.SETTLING_IN].reached
                active, checks = numbers[Stage.ACTIVE].here, numbers[Stage.CHECKS]
                if applied:
                    rows.append((name, applied, checks.reached, recruited, active, checks.days))
        headings = ("Role", "Invited to apply", "Reached Checks", "Welcomed", "Active today", "Days in Checks")
        return Table("Role by role", headings, rows if len(rows) > 1 else [])

    @property
    def barrier_table(self) -> Table:
        counted = rules.by_kind(self.walks, self.met)
        return Table(
            "What stood in the way", ("What", "People"), [(kind, people) for kind, people in counted.most_common()]
        )

    def _of_role(self, pk: int) -> list[Walk]:
        return rules.who_walked(rules.for_role(self.everyone, pk), self.first, self.last)

    def _is_enough(self, people: int) -> bool:
        return self.sees_people or people >= FEWEST_SHOWN

    def _stages_for_a_trustee(self) -> Table:
        days = {each.stage: each.days for each in self.waits}
        rows = [(Stage(stage).label, _shown(count), days.get(stage)) for stage, count in self.reached.items()]
        return Table("Stage by stage", ("Stage", "Reached it", "Days, those who went on"), rows)

    def _tracks_for_a_trustee(self) -> Table:
        rows: list[tuple[Value, ...]] = [(each.track, each.days) for each in self.tracks]
        return Table("Track by track", ("Track", "Days, those who are done"), rows)

    def _reasons_for_a_trustee(self) -> Table:
        """Everyone is in one row, so that the rows and the number who said hello tell nothing more."""
        counts = {ON_THEIR_WAY: sum(not walk.has_left for walk in self.walks)}
        for (stage, because), people in rules.why_left(self.walks).items():
            words = reason(stage, because)
            counts[words] = counts.get(words, 0) + people
        shown = without_small_numbers(counts, FEWEST_SHOWN)
        rows: list[tuple[Value, ...]] = [(words, _shown(people)) for words, people in shown.items()]
        return Table("Where everyone is, and why people left", ("What", "People"), rows)


def reason(stage: str, because: str) -> str:
    """Why someone left, in words; a hello that was closed keeps none."""
    if because:
        return str(Closed(because).label)
    return "The hello was closed" if stage == Stage.SAID_HELLO else "No reason is kept"


def of(user: Any, *, role: RoleOnOffer | None = None, first: date | None = None, last: date | None = None) -> Funnel:
    """The funnel for this user: a fixed number of queries. A trustee sees everyone at once: from two periods that
    differ by a day, one person would follow."""
    sees_people = funnel.sees_people(user)
    chosen: dict[str, Any] = {"role": role, "first": first, "last": last} if sees_people else {}
    return Funnel(
        everyone=funnel.walks(user),
        times=funnel.track_times(user),
        met=funnel.stood_in_the_way(user),
        roles=dict(RoleOnOffer.objects.values_list("pk", "name")),
        sees_people=sees_people,
        **chosen,
    )


def _shown(count: int | None) -> Value:
    return HIDDEN if count is None else count


def as_rows(tables: Iterable[Table]) -> Sequence[Sequence[Value]]:
    """All tables under one another, with an empty line between two: a spreadsheet."""
    rows: list[Sequence[Value]] = []
    for table in tables:
        rows += [(table.title,), table.headings, *table.rows, ()]
    return rows
