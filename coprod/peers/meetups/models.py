"""Meet-ups of a resident and a mentor, each change of them, who was told when, and how it was (MEE-1)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.peers.matching.models import Match
from coprod.peers.matching.stages import TOGETHER
from coprod.peers.meetups.stages import TO_COME, Stage
from coprod.vault.fields import EncryptedTextField


class Reason(models.TextChoices):
    WEATHER = "weather", "The weather"
    NOT_UP_TO_IT = "not_up_to_it", "Not up to it today"
    TRAVEL = "travel", "Travel"
    APPOINTMENT = "appointment", "Something else came up"
    RATHER_NOT_SAY = "rather_not_say", "I would rather not say"


class What(models.TextChoices):
    PLANNED = "planned", "Planned"
    MOVED = "moved", "Moved"
    CALLED_OFF = "called_off", "Called off"


class Side(models.TextChoices):
    RESIDENT = "resident", "the resident"
    MENTOR = "mentor", "the mentor"


class HowItWas(models.TextChoices):
    GOOD = "good", "Good"
    OK = "ok", "OK"
    MIXED = "mixed", "Up and down"
    HARD = "hard", "Hard. Please ring me"


class MeetUpQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "MeetUpQuerySet":
        """Meet-ups of the residents this user works with."""
        return self.filter(match__in=Match.objects.visible_to(user))

    def of_mentor(self, user: Any) -> "MeetUpQuerySet":
        return self.filter(match__mentor_id=user.person_id)

    def with_people(self) -> "MeetUpQuerySet":
        return self.select_related(
            "match__mentor", "match__resident__person", "match__resident__support_worker__person", "note"
        ).prefetch_related("changes__told__by__person")

    def to_come(self) -> "MeetUpQuerySet":
        """Planned or moved, not over yet, of two who are still matched; the next first."""
        return self.filter(stage__in=TO_COME, until__gte=clock.now(), match__stage__in=TOGETHER).order_by("starts_at")


class MeetUp(models.Model):
    """Who, when, until when, where and what."""

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="meetups")
    starts_at = models.DateTimeField()
    until = models.DateTimeField()
    place = models.CharField("where", max_length=200)
    what = models.CharField("what", max_length=120)
    covers = models.CharField("what we pay for", max_length=200, blank=True)
    with_worker = models.BooleanField("the worker comes along", default=True)
    covered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    stage_since = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, null=True, editable=False)

    SENSITIVE = ("place", "what")

    objects: ClassVar[Any] = MeetUpQuerySet.as_manager()

    class Meta:
        verbose_name = "meet-up"
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["stage", "starts_at"], name="meetup_to_come")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("starts_at")), name="meetup_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="meetup_stage_is_listed"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_to_come(self) -> bool:
        return self.stage in TO_COME and self.until > clock.now()

    @property
    def can_be_noted(self) -> bool:
        return self.stage in TO_COME and self.starts_at <= clock.now()

    @property
    def latest_change(self) -> "Change":
        """The newest one; `with_people` has them at hand."""
        return max(self.changes.all(), key=lambda change: change.pk)


class MeetUpMove(StageRow):
    subject = models.ForeignKey(MeetUp, on_delete=models.PROTECT, related_name="moves")


class Change(AppendOnly):
    """Planned, moved or called off: what each side has to hear of."""

    meetup = models.ForeignKey(MeetUp, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=20, choices=What.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    by_side = models.CharField(max_length=10, choices=Side.choices)
    starts_at = models.DateTimeField()
    at = models.DateTimeField(default=clock.now)
    by_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=What.values), name="change_is_listed"),
            models.CheckConstraint(
                condition=Q(reason="") | Q(reason__in=Reason.values), name="change_reason_is_listed"
            ),
        ]

    def told_to(self, side: Side) -> "Told | None":
        return next((told for told in self.told.all() if told.side == side), None)

    @property
    def resident_was_told(self) -> "Told | None":
        """What the mentor's page shows: told at 1:10pm by Jo, or nothing yet."""
        return self.told_to(Side.RESIDENT)

    @property
    def mentor_knows(self) -> bool:
        return self.by_side == Side.MENTOR or self.told_to(Side.MENTOR) is not None


class Told(AppendOnly):
    """One side has heard of one change, when and from whom."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="told")
    side = models.CharField(max_length=10, choices=Side.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "told"
        constraints = [models.UniqueConstraint(fields=["change", "side"], name="each_side_is_told_once")]


class Note(AppendOnly):
    """How it was, in a few taps and words. What the resident said is theirs, and only if they want (MEE-1)."""

    meetup = models.OneToOneField(MeetUp, on_delete=models.PROTECT, related_name="note")
    did = EncryptedTextField("what we did")
    how = models.CharField(max_length=10, choices=HowItWas.choices)
    what_next = EncryptedTextField("what next", blank=True)
    residents_words = EncryptedTextField("in their own words", blank=True)
    changed = EncryptedTextField("what changed for me", blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(how__in=HowItWas.values), name="how_it_was_is_listed")]


class Rung(AppendOnly):
    """A mentor for whom it was hard was rung, by whom and when."""

    note = models.OneToOneField(Note, on_delete=models.PROTECT, related_name="rung")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
