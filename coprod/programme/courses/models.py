"""Courses, their runs, and who has a place on one (LRN-1, LRN-4). The classes of a run are gatherings."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, FilteredRelation, Q

from coprod import clock
from coprod.audit.brought_over import BroughtOver
from coprod.audit.stages import StageRow
from coprod.people.models import Person, Role, Service
from coprod.programme.courses.stages import OPEN, Stage
from coprod.programme.gatherings.models import Series

COURSE_ROLES = (Role.LEAD, Role.TRAINER)


class CourseQuerySet(models.QuerySet[Any]):
    def with_finishers(self, people_ids: Iterable[int], on: date) -> "CourseQuerySet":
        """Each course once for each of these people who had finished it by the end of that day (`finisher`, an id),
        and once with None when none of them had."""
        ends = datetime.combine(on + timedelta(days=1), time(), tzinfo=clock.LONDON)
        had_finished = Q(
            runs__places__person__in=list(people_ids),
            runs__places__stage=Stage.FINISHED,
            runs__places__stage_since__lt=ends,
        )
        place = FilteredRelation("runs__places", condition=had_finished)
        return self.annotate(place=place).annotate(finisher=F("place__person_id"))


class Course(models.Model):
    """What can be learnt. One that is required is asked of everyone before they mentor."""

    name = models.CharField(max_length=120, unique=True)
    covers = models.TextField("what it covers", blank=True)
    is_required = models.BooleanField("everyone takes it before they mentor", default=False)
    made_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[Any] = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Module(models.Model):
    """One part of a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    is_optional = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "position"], name="one_module_per_position")]

    def __str__(self) -> str:
        return self.name


class CourseRunQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "CourseRunQuerySet":
        """Runs of the services where this user leads or trains; those of the whole programme for whoever does so
        there."""
        if not user.is_authenticated or not user.has_role(*COURSE_ROLES):
            return self.none()
        if user.holds_for_programme(*COURSE_ROLES):
            return self
        return self.filter(series__service_id__in=user.services_as(*COURSE_ROLES))


class CourseRun(models.Model):
    """A course, held once: its classes are the gatherings of `series`. `trainers` says who, lived experience
    included, in the charity's own words."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="runs")
    series = models.OneToOneField(Series, on_delete=models.PROTECT, related_name="run")
    trainers = models.CharField("who teaches it", max_length=300, blank=True)
    begun_at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, null=True, editable=False)
    is_from_before = models.BooleanField("holds who finished it before we came here", default=False)

    objects: ClassVar[Any] = CourseRunQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]

    def __str__(self) -> str:
        return self.series.title

    @property
    def service(self) -> Service | None:
        return self.series.service


class PlaceQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "PlaceQuerySet":
        """Places on the runs this user may open."""
        return self.filter(run__in=CourseRun.objects.visible_to(user))

    def own(self, user: Any) -> "PlaceQuerySet":
        return self.filter(person_id=user.person_id) if user.is_authenticated else self.none()

    def open(self) -> "PlaceQuerySet":
        return self.filter(stage__in=OPEN)


class Place(models.Model):
    """A learner's place on a run."""

    run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="course_places")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.INVITED)
    stage_since = models.DateTimeField(default=clock.now)

    objects: ClassVar[Any] = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["person__chosen_name", "pk"]
        indexes = [models.Index(fields=["person", "stage"], name="place_person_stage")]
        constraints = [
            models.UniqueConstraint(fields=["run", "person"], name="one_place_per_person_and_run"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="place_stage_is_listed"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.run}"

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN


class PlaceMove(StageRow):
    subject = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="moves")


class PlaceBroughtOver(BroughtOver):
    """A course that someone finished before the charity came here, with whom it was in `what`."""

    subject = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="brought_over")
