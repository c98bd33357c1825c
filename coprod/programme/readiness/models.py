"""Rounds of asking residents, what the charity did about it, and what people said of each thing to have in place.

An answer sheet says what was ticked and nothing else: not who answered, who entered it, or when. Its key is a mark
drawn at random, so sheets have no order; words stand apart from ticks, so they cannot be put together again.
"""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.people.models import Role, Service
from coprod.programme.readiness import rules
from coprod.vault.fields import EncryptedTextField

ASKERS = (Role.LEAD, Role.SUPPORT_WORKER)
READERS = (*ASKERS, Role.ADMINISTRATOR, Role.TRUSTEE)


class Way(models.TextChoices):
    WORKER = "worker", "I asked them"
    PAPER = "paper", "They wrote on paper"
    TEXT = "text", "They texted the letters"


class RoundQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "RoundQuerySet":
        """Rounds of the services where this user asks or reads, and those that ask everywhere."""
        if not user.is_authenticated or not user.has_role(*READERS):
            return self.none()
        if user.holds_for_programme(*READERS):
            return self
        return self.filter(Q(service__isnull=True) | Q(service_id__in=user.services_as(*READERS)))

    def open(self) -> "RoundQuerySet":
        return self.filter(closed_on__isnull=True)

    def closed(self) -> "RoundQuerySet":
        return self.filter(closed_on__isnull=False).order_by("closed_on", "pk")


class Round(models.Model):
    """One time of asking. `service` is empty when it asks everywhere. Results are read once it is closed: a total that
    grew by one between two looks would say what one person ticked."""

    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField(default=clock.today)
    closed_on = models.DateField(null=True, blank=True)
    begun_by = models.CharField(max_length=200)
    once = models.UUIDField(unique=True, editable=False)

    objects: ClassVar[Any] = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("begun_on")),
                name="asking_closes_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begun_on:%B %Y}, {self.service or 'everywhere'}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    def may_be_asked_by(self, by: Actor) -> bool:
        """Leads and support workers: of its service, or of any when it asks everywhere."""
        if by.user is None:
            return False
        return bool(
            by.user.has_role(*ASKERS) if self.service_id is None else by.user.has_role_in(self.service_id, *ASKERS)
        )

    def may_be_led_by(self, by: Actor) -> bool:
        """Leads of its service; of one that asks everywhere, leads of the whole programme."""
        return by.user is not None and bool(by.user.has_role_in(self.service_id, Role.LEAD))


class Sheet(AppendOnly):
    """What one person ticked. `id` is the mark of the form it came by, so that a form sent twice counts once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_in = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    way = models.CharField(max_length=10, choices=Way.choices)
    answers = models.JSONField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(way__in=Way.values), name="way_of_asking_is_listed")]

    def __str__(self) -> str:
        return f"A sheet of {self.asked_in}"


class Said(AppendOnly):
    """Words somebody added. They are tied to the round and to no sheet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_in = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="words")
    words = EncryptedTextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Words in {self.asked_in}"


class Pile(models.Model):
    """Totals counted from a pile of paper. One that was counted wrong `counts` no more."""

    asked_in = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="piles")
    sheets = models.PositiveSmallIntegerField("how many sheets")
    totals = models.JSONField()
    counts = models.BooleanField(default=True)
    once = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sheets__gte=rules.FEWEST), name="a_pile_is_no_single_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.sheets} sheets of {self.asked_in}"


class ActionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ActionQuerySet":
        """Those of rounds one may read, and one's own."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(follows__in=Round.objects.visible_to(user)) | Q(owner=user))

    def open(self) -> "ActionQuerySet":
        return self.filter(done_on__isnull=True)


class Action(models.Model):
    """What the charity does about what residents said, and who does it."""

    follows = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    once = models.UUIDField(unique=True, editable=False)

    objects: ClassVar[Any] = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.what


class State(models.TextChoices):
    DONE = "done", "Yes, it is in place"
    NOT_YET = "not_yet", "Not yet"
    DOES_NOT_APPLY = "does_not_apply", "It does not apply to us"


class AnswerQuerySet(AppendOnlyQuerySet):
    def newest_by_item(self) -> dict[str, "Answer"]:
        """What was said last of each item: one query."""
        return {answer.item: answer for answer in self.select_related("owner").order_by("pk")}


class Answer(AppendOnly):
    """What somebody said of one thing to have in place. The newest counts; every one stays."""

    item = models.CharField(max_length=30)
    state = models.CharField(max_length=20, choices=State.choices)
    sentence = models.CharField(max_length=300)
    since = models.DateField(null=True)
    review_on = models.DateField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, editable=False)

    objects: ClassVar[Any] = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(state__in=State.values), name="readiness_state_is_listed")]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_state_display()}"
