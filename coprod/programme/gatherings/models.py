"""The one home of series, dates, place, mode, replies and attendance. A class of a course, a reflective session and
a panel meeting are gatherings; their pages belong to those rooms."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.people.models import Person, Service
from coprod.programme.gatherings.stages import SeriesKind, Stage


class Mode(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    BY_PHONE = "by_phone", "By phone"
    MIXED = "mixed", "Some in person, some online"


class Reason(models.TextChoices):
    """Why something is moved or called off: never a person's doing."""

    WEATHER = "weather", "The weather"
    ROOM = "room", "The room is not free"
    PEOPLE = "people", "Another day suits people better"
    HOST = "host", "The person who holds it cannot come"
    OTHER = "other", "Something else came up"


class Reply(models.TextChoices):
    NONE = "none", "No answer yet"
    YES = "yes", "Yes"
    MAYBE = "maybe", "Maybe"
    NO = "no", "No"


class Series(models.Model):
    """Gatherings that belong together. Without a service it is the whole programme's."""

    kind = models.CharField(max_length=10, choices=SeriesKind.choices)
    title = models.CharField(max_length=120)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SeriesKind.values), name="series_kind_is_listed"),
        ]

    def __str__(self) -> str:
        return self.title


class GatheringQuerySet(models.QuerySet[Any]):
    def to_come(self) -> "GatheringQuerySet":
        """Planned and not over yet, the next one first."""
        return self.filter(stage=Stage.PLANNED, ends_at__gte=clock.now()).order_by("starts_at", "pk")

    def over(self) -> "GatheringQuerySet":
        """Those whose time has passed and that were not called off, the latest first."""
        return self.exclude(stage=Stage.CALLED_OFF).filter(ends_at__lt=clock.now()).order_by("-starts_at", "-pk")

    def not_recorded(self) -> "GatheringQuerySet":
        """Over, and nobody has written down who came."""
        return self.filter(stage=Stage.PLANNED, ends_at__lt=clock.now()).order_by("starts_at", "pk")


class Gathering(models.Model):
    """One date. `about` is what this one is about; `times_recorded` tells two recorders apart."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="gatherings")
    about = models.CharField("what it is about", max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    online_link = models.URLField("link to join online", blank=True, max_length=500)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    times_recorded = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[Any] = GatheringQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["series", "starts_at"], name="gathering_series"),
            models.Index(fields=["stage", "ends_at"], name="gathering_stage"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="gathering_stage_is_listed"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="gathering_mode_is_listed"),
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="gathering_ends_after_start"),
            models.UniqueConstraint(
                fields=["series", "starts_at"], condition=~Q(stage="called_off"), name="one_gathering_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} on {clock.local(self.starts_at):%-d %B %Y}"

    @property
    def is_open(self) -> bool:
        """Whether people can still say if they come."""
        return self.stage == Stage.PLANNED and self.starts_at > clock.now()

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def is_called_off(self) -> bool:
        return self.stage == Stage.CALLED_OFF

    @property
    def can_be_recorded(self) -> bool:
        return self.has_begun and not self.is_called_off


class GatheringMove(StageRow):
    subject = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="moves")


class Moved(AppendOnly):
    """Another time or place: what it was before, and the kind reason."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="moved")
    starts_at = models.DateTimeField("when it was before")
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    reason = models.CharField(max_length=10, choices=Reason.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "moved"
        ordering = ["at", "pk"]


class Attendance(models.Model):
    """Someone who is invited: what they answered, and, once it is recorded, whether they came."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attendances")
    reply = models.CharField(max_length=10, choices=Reply.choices, default=Reply.NONE)
    attended = models.BooleanField(null=True, blank=True)

    SENSITIVE = ("reply", "attended")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="one_place_per_person_and_gathering"),
            models.CheckConstraint(condition=Q(reply__in=Reply.values), name="reply_is_listed"),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.gathering}"


def in_london(moment: datetime) -> str:
    """ "Thursday 3 December, 2:00pm", as London clocks show it."""
    local = clock.local(moment)
    return f"{local:%A %-d %B, %-I:%M}{local:%p}".replace("AM", "am").replace("PM", "pm")
