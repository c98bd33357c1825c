"""What happens to courses: described, run, joined, recorded, finished."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from coprod.audit import log, stages
from coprod.audit.actor import Actor, ActorKind
from coprod.people.models import Person, Service
from coprod.programme.courses.models import COURSE_ROLES, Course, CourseRun, Module, Place
from coprod.programme.courses.stages import MOVES, Stage
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.models import Gathering
from coprod.programme.gatherings.stages import SeriesKind, may_hold
from coprod.ui import seen as shown
from coprod.ui.refusals import NotAllowed, Refusal


class CourseOfThatName(Refusal):
    title = "There is a course of that name"


def fingerprint(course: Course) -> str:
    """What a form about a course was shown with."""
    modules = [list(row) for row in course.modules.values_list("name", "is_optional")]
    return shown.fingerprint(course.name, course.covers, course.is_required, modules)


@transaction.atomic
def describe_course(
    course: Course | None = None,
    *,
    name: str,
    covers: str,
    is_required: bool,
    modules: Iterable[tuple[str, bool]],
    seen: str = "",
    by: Actor,
) -> Course:
    """Make a course, or change one. `modules` are their names, each with whether it is optional, in order. `seen` is
    the fingerprint that a form was shown with.

    Raises NotAllowed, CourseOfThatName or ChangedMeanwhile.
    """
    if by.kind is not ActorKind.USER or not by.user.has_role(*COURSE_ROLES):
        raise NotAllowed("A lead or a trainer does this. Nothing was changed.")
    is_new = course is None
    course = Course() if course is None else Course.objects.select_for_update().get(pk=course.pk)
    if Course.objects.filter(name__iexact=name).exclude(pk=course.pk).exists():
        raise CourseOfThatName("Choose another name, or change the course that is there.")
    if not is_new:
        shown.check(seen, fingerprint(course), by_whom=log.latest_actor(course))
    before = log.snapshot(course)
    course.name, course.covers, course.is_required = name, covers, is_required
    course.save()
    wanted = list(modules)
    if [(module.name, module.is_optional) for module in course.modules.all()] != wanted:
        course.modules.all().delete()
        Module.objects.bulk_create(
            Module(course=course, position=position, name=module, is_optional=is_optional)
            for position, (module, is_optional) in enumerate(wanted, start=1)
        )
    changes = {} if is_new else log.changes_between(course, before)
    log.record(by, "courses.described", "described a course", about=course, changes=changes)
    return course


def begin_run(
    course: Course,
    *,
    title: str = "",
    service: Service | None = None,
    trainers: str = "",
    dates: Mapping[str, Any] | None = None,
    once: UUID | None = None,
    by: Actor,
) -> CourseRun:
    """Hold a course once more. `dates` are what `gatherings.plan_every` takes. Begun twice from the same form (`once`)
    it is begun once. Raises NotAllowed or TimesTheWrongWayRound.
    """
    if not may_hold(by, SeriesKind.CLASS, service.pk if service else None):
        raise NotAllowed("A lead or a trainer of that service does this. Nothing was changed.")
    try:
        with transaction.atomic():
            series = gatherings.open_series(kind=SeriesKind.CLASS, title=title or course.name, service=service, by=by)
            run = CourseRun.objects.create(course=course, series=series, trainers=trainers, once=once)
            log.record(by, "courses.run_begun", "began a run of a course", about=run)
            if dates is not None:
                gatherings.plan_every(series, **dates, by=by)
    except IntegrityError:
        existing: CourseRun | None = CourseRun.objects.filter(once=once).first() if once else None
        if existing is None:
            raise
        return existing
    return run


@transaction.atomic
def add(run: CourseRun, person: Person, *, by: Actor) -> Place:
    """Give someone a place, and invite them to the classes to come. Added twice they are added once."""
    _check(run, by)
    CourseRun.objects.select_for_update().get(pk=run.pk)
    place, is_new = Place.objects.get_or_create(run=run, person=person)
    if is_new:
        stages.begin(place, by=by)
        log.record(by, "courses.added", "gave {person} a place on a course", about=place, person=person)
        gatherings.invite(run.series, [person], by=by)
    return place


def invited(run: CourseRun) -> list[Person]:
    """Whom a new class of this run invites."""
    return [place.person for place in run.places.open().select_related("person")]


def take_part(place: Place, *, by: Actor) -> Place:
    """The learner says yes, or staff write it down. Raises WrongStage or NotAllowed."""
    return _move(place, Stage.TAKING_PART, by=by)


@transaction.atomic
def carry_on(place: Place, *, by: Actor) -> Place:
    """Back to taking part: they return, or it was written down by mistake."""
    place = _move(place, Stage.TAKING_PART, by=by)
    gatherings.invite(place.run.series, [place.person], by=by)
    return place


def finish(place: Place, *, by: Actor) -> Place:
    """The course is done. Raises WrongStage, NotAllowed (also about oneself), StillWaitingFor without a class."""
    return _move(place, Stage.FINISHED, by=by)


@transaction.atomic
def leave_early(place: Place, *, reason: str = "", by: Actor) -> Place:
    """They stop here, and the door stays open. No reason is needed. Raises WrongStage or NotAllowed."""
    place = _move(place, Stage.LEFT_EARLY, by=by, note=reason)
    gatherings.no_longer_invite(place.run.series, place.person)
    return place


@transaction.atomic
def record_attendance(
    run: CourseRun, gathering: Gathering, *, came: Iterable[int], seen: int | None = None, by: Actor
) -> Gathering:
    """Who came to a class. Whoever comes takes part. Raises what `gatherings.record_attendance` raises."""
    came = set(came)
    gathering = gatherings.record_attendance(gathering, came=came, seen=seen, by=by)
    for place in run.places.filter(stage=Stage.INVITED, person_id__in=came).select_related("person"):
        if by.user.person_id != place.person_id:
            _move(place, Stage.TAKING_PART, by=by)
    return gathering


def _check(run: CourseRun, by: Actor) -> None:
    if not may_hold(by, SeriesKind.CLASS, run.series.service_id):
        raise NotAllowed("A lead or a trainer of that service does this. Nothing was changed.")


def _move(place: Place, to: Stage, *, by: Actor, note: str = "") -> Place:
    return stages.move(place, to, by=by, moves=MOVES, person=place.person, note=note)
