"""How far people are with their courses, for the record page and their own page."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coprod import clock
from coprod.people.models import Person
from coprod.programme.courses.models import Place
from coprod.programme.courses.stages import Stage
from coprod.programme.gatherings.models import Attendance
from coprod.programme.gatherings.stages import Stage as Held


@dataclass(frozen=True)
class CourseStanding:
    """One course of one person: `came_to` of the `held` days, and how many `days` there are in all."""

    place: Place
    came_to: int
    held: int
    days: int

    @property
    def name(self) -> str:
        return str(self.place.run)

    @property
    def state(self) -> str:
        return str(self.place.get_stage_display())

    @property
    def is_finished(self) -> bool:
        return self.place.stage == Stage.FINISHED


def of(person: Person, on: date | None = None) -> list[CourseStanding]:
    """The courses of a person with their days up to the end of a day (today), the newest first: two queries."""
    ends = datetime.combine((on or clock.today()) + timedelta(days=1), time(), tzinfo=clock.LONDON)
    places = list(Place.objects.filter(person=person).select_related("run__series", "run__course").order_by("-pk"))
    days = Attendance.objects.filter(person=person, gathering__series__run__places__in=places)
    rows = days.exclude(gathering__stage=Held.CALLED_OFF).values_list(
        "gathering__series_id", "gathering__starts_at", "gathering__stage", "attended"
    )
    by_series: dict[int, list[tuple[datetime, str, bool | None]]] = {}
    for series_id, starts_at, stage, attended in rows:
        by_series.setdefault(series_id, []).append((starts_at, stage, attended))
    return [_standing(place, by_series.get(place.run.series_id, []), ends) for place in places]


def _standing(place: Place, days: list[tuple[datetime, str, bool | None]], ends: datetime) -> CourseStanding:
    held = [attended for starts_at, stage, attended in days if stage == Held.HELD and starts_at < ends]
    return CourseStanding(place, came_to=sum(each is True for each in held), held=len(held), days=len(days))
