"""Courses that people finished before the charity came here (REC-11). They stand on one page for each course and
service, without classes; nobody is invited and nobody is told."""

from datetime import date

from django.db import transaction

from coprod.audit import brought_over, stages
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import Seen, check_days, moment_of
from coprod.people.models import Person, Service
from coprod.programme.courses.models import Course, CourseRun, Place, PlaceBroughtOver
from coprod.programme.courses.stages import BROUGHT_OVER, Stage
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.stages import SeriesKind, may_hold
from coprod.ui.refusals import NotAllowed


@transaction.atomic
def bring_over_course(
    person: Person, *, course: Course, finished_on: date, trainers: str, seen: Seen, by: Actor
) -> Place:
    """That someone finished a course, when, and with whom (`trainers`). Brought twice, or finished here since, nothing
    changes. Raises NotAllowed for others than a lead or trainer of their service and about oneself, and what bad days
    are refused with."""
    service = person.service
    may = may_hold(by, SeriesKind.CLASS, service.pk if service else None)
    if not may or by.kind is not ActorKind.USER or by.user.person_id == person.pk:
        raise NotAllowed("A lead or a trainer of their service does this, never about themselves.")
    check_days(finished_on, seen.on)
    course = Course.objects.select_for_update().get(pk=course.pk)
    there: Place | None = Place.objects.filter(person=person, run__course=course, stage=Stage.FINISHED).first()
    if there is not None:
        return there
    place, is_new = Place.objects.get_or_create(run=_from_before(course, service, by), person=person)
    if is_new:
        stages.begin(place, by=by, at=moment_of(finished_on))
        what = f"With {trainers}" if trainers else course.name
        brought_over.keep(PlaceBroughtOver, place, what=what[:80], seen=seen, by=by)
    return stages.move(
        place,
        Stage.FINISHED,
        by=by,
        moves=BROUGHT_OVER,
        person=person,
        note="brought over",
        at=moment_of(finished_on),
    )


def _from_before(course: Course, service: Service | None, by: Actor) -> CourseRun:
    run: CourseRun | None = CourseRun.objects.filter(
        course=course, series__service=service, is_from_before=True
    ).first()
    if run is not None:
        return run
    title = f"{course.name}: brought over"
    series = gatherings.open_series(kind=SeriesKind.CLASS, title=title, service=service, by=by)
    return CourseRun.objects.create(course=course, series=series, is_from_before=True)
