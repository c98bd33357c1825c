"""Who came to which class of a run, as a grid: people down, days across. A fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from coprod import clock
from coprod.programme.courses.models import CourseRun, Place
from coprod.programme.courses.stages import OPEN, Stage
from coprod.programme.gatherings.models import Attendance, Gathering
from coprod.programme.gatherings.stages import Stage as Held


@dataclass(frozen=True)
class Cell:
    """`words` are what a person reads; `came` draws the tick."""

    words: str
    came: bool = False


@dataclass(frozen=True)
class Row:
    place: Place
    cells: tuple[Cell, ...]
    came_to: int
    held: int


@dataclass(frozen=True)
class Grid:
    days: list[Gathering]
    called_off: list[Gathering]
    rows: list[Row]

    @property
    def held(self) -> int:
        return sum(day.stage == Held.HELD for day in self.days)


REPLIES = {"yes": "Says yes", "maybe": "Says maybe", "no": "Says no", "none": "No answer yet"}


def of(run: CourseRun) -> Grid:
    """The grid of one run: three queries."""
    gatherings = list(run.series.gatherings.all())
    days = [each for each in gatherings if not each.is_called_off]
    places = list(run.places.select_related("person", "brought_over"))
    found = {(row.person_id, row.gathering_id): row for row in Attendance.objects.filter(gathering__series=run.series)}
    rows = []
    for place in places:
        theirs = [(day, found.get((place.person_id, day.pk))) for day in days]
        held = [each for day, each in theirs if each is not None and each.attended is not None]
        cells = tuple(_cell(day, each) for day, each in theirs)
        rows.append(Row(place, cells, came_to=sum(each.attended is True for each in held), held=len(held)))
    return Grid(days, [each for each in gatherings if each.is_called_off], rows)


def _cell(day: Gathering, attendance: Attendance | None) -> Cell:
    if attendance is None:
        return Cell("Not invited")
    if attendance.attended is None:
        return Cell("Not written down" if day.has_begun else REPLIES[attendance.reply])
    return Cell("Came", came=True) if attendance.attended else Cell("Not there")


@dataclass(frozen=True)
class Line:
    """One run in the list of runs."""

    run: CourseRun
    people: int
    finished: int
    first: datetime | None
    last: datetime | None

    @property
    def is_over(self) -> bool:
        return self.run.is_from_before or (self.last is not None and self.last < clock.now())


def lines(runs: Iterable[CourseRun]) -> list[Line]:
    """What the list says of each run: two queries."""
    runs = list(runs)
    days: dict[int, list[datetime]] = {}
    planned = Gathering.objects.filter(series__run__in=runs).exclude(stage=Held.CALLED_OFF)
    for series_id, starts_at in planned.values_list("series_id", "starts_at"):
        days.setdefault(series_id, []).append(starts_at)
    stages: dict[int, list[str]] = {}
    for run_id, stage in Place.objects.filter(run__in=runs).values_list("run_id", "stage"):
        stages.setdefault(run_id, []).append(stage)
    made = []
    for run in runs:
        theirs, its_days = stages.get(run.pk, []), days.get(run.series_id, [])
        people = sum(stage in (*OPEN, Stage.FINISHED) for stage in theirs)
        finished = theirs.count(Stage.FINISHED)
        made.append(Line(run, people, finished, min(its_days, default=None), max(its_days, default=None)))
    return made


def invited_to(gathering: Gathering) -> QuerySet[Attendance]:
    return gathering.attendances.select_related("person").order_by("person__chosen_name", "pk")
