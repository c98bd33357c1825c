"""One asking of one referee: the request, and each call that was made about it (REF-5, REF-7)."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.audit.stages import StageRow
from coprod.peers.references.models.history import Referee
from coprod.peers.references.stages import OUTSTANDING, WITH_THE_REFEREE, Stage
from coprod.people.models import Person
from coprod.vault.fields import EncryptedTextField


class RequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "RequestQuerySet":
        """Requests about people this user may open, never about oneself."""
        if not user.is_authenticated or not user.is_team:
            return self.none()
        return self.filter(referee__person__in=Person.objects.visible_to(user)).exclude(
            referee__person_id=user.person_id
        )

    def outstanding(self) -> "RequestQuerySet":
        return self.filter(stage__in=OUTSTANDING)

    def with_the_referee(self) -> "RequestQuerySet":
        return self.filter(stage__in=WITH_THE_REFEREE)

    def with_last_call(self) -> "RequestQuerySet":
        """Each with how many calls were made about it, and when and how the last one ended: for a record."""
        calls = Attempt.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(
            calls=Count("attempts"),
            last_call_at=Subquery(calls.values("at")[:1]),
            last_call_outcome=Subquery(calls.values("outcome")[:1]),
        )

    def with_calls(self) -> "RequestQuerySet":
        """As `with_others_asked`, with every call and who rang."""
        return self.with_others_asked().prefetch_related(
            models.Prefetch("attempts", Attempt.objects.select_related("by__person"))
        )

    def with_others_asked(self) -> "RequestQuerySet":
        """Each with its referee, its person, and when another referee of the person was asked last: for the pace of
        asking."""
        of_the_person = ReferenceRequest.objects.filter(referee__person=OuterRef("referee__person"))
        others = of_the_person.exclude(referee=OuterRef("referee")).order_by("-asked_at").values("asked_at")
        found = self.annotate(somebody_else_asked_at=Subquery(others[:1]))
        return found.select_related("referee__person")


class ReferenceRequest(models.Model):
    """One asking of one referee, over a private link, until the officer has decided on the answer."""

    referee = models.ForeignKey(Referee, on_delete=models.PROTECT, related_name="requests")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    draft = EncryptedTextField(blank=True)
    phone = models.CharField("number to ring the referee on", max_length=30, blank=True)
    written_at = models.DateTimeField("when we last wrote to them", default=clock.now)
    reminders = models.PositiveSmallIntegerField("reminders sent", default=0)
    is_from_own_device = models.BooleanField("used where the applicant was signed in", default=False)

    objects: ClassVar[Any] = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["stage", "asked_at"], name="request_stage")]
        constraints = [
            models.UniqueConstraint(
                fields=["referee"],
                condition=Q(stage__in=[stage.value for stage in OUTSTANDING]),
                name="one_open_request_per_referee",
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="request_stage_is_listed"),
        ]

    def __str__(self) -> str:
        return f"{self.referee.name}: {self.get_stage_display()}"

    @property
    def is_with_the_referee(self) -> bool:
        return self.stage in WITH_THE_REFEREE

    @property
    def last_call(self) -> str:
        """How the last call ended, in words. Needs `with_last_call`."""
        return Outcome(self.last_call_outcome).label.lower() if self.last_call_outcome else ""  # type: ignore[attr-defined]

    @property
    def saved_answers(self) -> dict[str, Any]:
        """What the referee has saved so far, as they typed it."""
        return json.loads(self.draft) if self.draft else {}


class ReferenceRequestMove(StageRow):
    subject = models.ForeignKey(ReferenceRequest, on_delete=models.PROTECT, related_name="moves")


class NumberFrom(models.TextChoices):
    """How the number was found on which a referee was rung (REF-6)."""

    LEFT_ON_LINK = "left_on_link", "They left it on their private link"
    GIVEN = "given", "The applicant gave it"
    SWITCHBOARD = "switchboard", "Their organisation’s switchboard"
    FOUND = "found", "We found it ourselves"


class Outcome(models.TextChoices):
    """How a call to a referee ended."""

    NO_ANSWER = "no_answer", "No answer"
    LEFT_WORD = "left_word", "Left word"
    TALKED = "talked", "Talked"


class Attempt(AppendOnly):
    """One call about a request: when, on which number, how that number was found, and how it ended (REF-7)."""

    request = models.ForeignKey(ReferenceRequest, on_delete=models.PROTECT, related_name="attempts")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    number = EncryptedTextField("number rung")
    number_from = models.CharField(max_length=20, choices=NumberFrom.choices)
    once = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="attempt_outcome_is_listed"),
            models.CheckConstraint(condition=Q(number_from__in=NumberFrom.values), name="attempt_number_is_explained"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"

    @property
    def was_reached(self) -> bool:
        return self.outcome == Outcome.TALKED
