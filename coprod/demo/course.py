"""The course that peer mentors take, held with people who attend some or all of its days."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from coprod.demo.telling import Telling
from coprod.people.models import Person
from coprod.programme.courses import acts as courses
from coprod.programme.courses.models import Course, CourseRun, Place
from coprod.programme.gatherings.rules import Every

COURSE = "Peer mentoring"
MODULES = ("Role and boundaries", "Safeguarding", "Lone working", "Advocacy", "Listening well")
TRAINERS = "Lantern Training, and two people who have been homeless"


def described(story: Telling) -> Course:
    """The course itself, in five parts."""
    return courses.describe_course(
        name=COURSE,
        covers="How to stand beside someone, and how to keep both of you safe.",
        is_required=True,
        modules=[(name, False) for name in MODULES],
        by=story.by("Priya Sandpiper"),
    )


def held(
    story: Telling, days_attended: Mapping[Person, int], *, title: str, first: date, every: Every = Every.DAY
) -> CourseRun:
    """A run from `first` on. Whoever attends every day finishes; whoever stops earlier leaves early."""
    priya = story.by("Priya Sandpiper")
    with story.on(first - timedelta(days=14)):
        run = courses.begin_run(
            Course.objects.get(name=COURSE),
            title=title,
            service=story.services["Quayside House"],
            trainers=TRAINERS,
            dates={
                "first": first,
                "start": time(10),
                "end": time(15, 30),
                "every": every,
                "times": len(MODULES),
                "place": "The Boatyard",
                "about": MODULES,
            },
            by=priya,
        )
        places = [courses.add(run, person, by=priya) for person in days_attended]
    for day, gathering in enumerate(run.series.gatherings.order_by("starts_at"), start=1):
        with story.on(gathering.starts_at.date(), 16):
            came = [person.pk for person, days in days_attended.items() if days >= day]
            courses.record_attendance(run, gathering, came=came, by=priya)
    with story.on(gathering.starts_at.date(), 17):
        for place in places:
            _ended(story, place, is_whole=days_attended[place.person] == len(MODULES))
    return run


def _ended(story: Telling, place: Place, *, is_whole: bool) -> None:
    if is_whole:
        courses.finish(place, by=story.by("Priya Sandpiper"))
    else:
        courses.leave_early(place, by=story.by("Priya Sandpiper"))
