"""Courses, reflective practice and panel meetings, made by acts: each function takes the story one step further."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.panels.meetings import acts as meetings
from coprod.panels.meetings.models import Meeting
from coprod.peers.practice import acts as practice
from coprod.peers.practice.models import Group
from coprod.people.models import Service
from coprod.programme.courses import acts as courses
from coprod.programme.courses.models import CourseRun, Place
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.models import Gathering, Series
from coprod.programme.gatherings.rules import Every


def moment(days: int = 7, hour: int = 14, minute: int = 0) -> datetime:
    """A time of day that many days from today, as London clocks show it."""
    return datetime.combine(clock.today() + timedelta(days=days), time(hour, minute), tzinfo=clock.LONDON)


def quayside() -> Service | None:
    return Service.objects.filter(name="Quayside").first()


def series(lead, kind="class", title="Peer mentoring course") -> Series:
    return gatherings.open_series(kind=kind, title=title, service=quayside(), by=Actor.of(lead))


def planned(lead, *, days=7, hour=14, invited=(), into: Series | None = None, **options) -> Gathering:
    return gatherings.plan(
        into or series(lead),
        starts_at=moment(days, hour),
        ends_at=moment(days, hour + 2),
        place="The Boatyard",
        invited=invited,
        by=Actor.of(lead),
        **options,
    )


def course(lead, name="Peer mentoring", **options):
    described = {"covers": "Five days.", "is_required": True, "modules": [("Boundaries", False), ("CVs", True)]}
    return courses.describe_course(name=name, **{**described, **options}, by=Actor.of(lead))


def run(lead, **options) -> CourseRun:
    return courses.begin_run(course(lead), service=quayside(), trainers="Wren", by=Actor.of(lead), **options)


def class_of(run: CourseRun, lead, *, days=7, hour=10) -> Gathering:
    return planned(lead, days=days, hour=hour, into=run.series, invited=courses.invited(run), about="Boundaries")


def place(lead, learner) -> Place:
    """A learner invited to a run with a class held yesterday and one to come."""
    found = run(lead)
    made = courses.add(found, learner.person, by=Actor.of(lead))
    class_of(found, lead, days=-1)
    class_of(found, lead, days=7)
    return made


def came(place: Place, lead, *, who: list[int] | None = None) -> Gathering:
    """The class that is over, recorded."""
    held = place.run.series.gatherings.order_by("starts_at").first()
    who = [place.person_id] if who is None else who
    return courses.record_attendance(place.run, held, came=who, by=Actor.of(lead))


def meeting(facilitator, *, held=True) -> Meeting:
    """A meeting of the panel, held yesterday or to come; every member is invited."""
    dates = {
        "first": moment(-1 if held else 7).date(),
        "start": time(14),
        "end": time(16),
        "every": Every.WEEK,
        "times": 1,
        "place": "The Boatyard",
    }
    return meetings.plan(dates=dates, by=Actor.of(facilitator))[0]


def came_once(lead, learner) -> Place:
    """A learner who has been to one class."""
    made = place(lead, learner)
    came(made, lead)
    made.refresh_from_db()
    return made


def group(facilitator, *members, audience="mentors", name="Tuesday group") -> Group:
    """A group at Quayside with a session held yesterday and one to come; its members are invited to both."""
    by = Actor.of(facilitator)
    made = practice.open_group(name=name, audience=audience, service=quayside(), by=by)
    for user in members:
        practice.add_member(made, user.person, by=by)
    for days in (-1, 7):
        planned(facilitator, days=days, into=made.series, invited=practice.people_of(made))
    return made


def session(group: Group, *, held=True) -> Gathering:
    sessions = group.series.gatherings.order_by("starts_at")
    return sessions.first() if held else sessions.last()


BEGINNINGS: dict[str, Callable[[Any], Any]] = {
    "coprod.programme.gatherings": lambda cast: planned(cast("priya"), days=-1),
    "coprod.programme.courses": lambda cast: came_once(cast("priya"), cast("asha")),
}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""
