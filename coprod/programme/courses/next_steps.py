"""A learner's course, for their page. Staff who learn find theirs on Today (see worklist.py)."""

from django.urls import reverse

from coprod.people.models import Person
from coprod.people.next_steps import NextStep
from coprod.programme.courses.models import Place
from coprod.programme.courses.stages import Stage
from coprod.programme.gatherings.models import Attendance, Gathering, in_london


def steps(person: Person) -> list[NextStep]:
    """One step for each course they have a place on: three queries."""
    user = getattr(person, "user", None)
    if user is not None and user.is_team:
        return []
    places = list(Place.objects.filter(person=person).open().select_related("run__series"))
    to_come = Gathering.objects.to_come().filter(series__run__places__in=places)
    days = Attendance.objects.filter(person=person, gathering__in=to_come).select_related("gathering")
    nearest: dict[int, Attendance] = {}
    for day in days.order_by("gathering__starts_at"):
        nearest.setdefault(day.gathering.series_id, day)
    return [_step(place, nearest.get(place.run.series_id)) for place in places]


def _step(place: Place, day: Attendance | None) -> NextStep:
    page = reverse("courses:own", args=[place.pk])
    when = f"The next day is {in_london(day.gathering.starts_at)}." if day else "We tell you the next day."
    if place.stage == Stage.INVITED:
        return NextStep(f"You are invited: {place.run}", page, when)
    return NextStep(f"Your course: {place.run}", page, when)
