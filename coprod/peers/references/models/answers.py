"""What referees answered, and what the officer made of it (REF-6, REF-8)."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.peers.references.fields import MonthField
from coprod.peers.references.models.asking import NumberFrom, ReferenceRequest
from coprod.peers.references.stages import WITH_THE_OFFICER, Stage
from coprod.people.models import Role
from coprod.vault.fields import EncryptedTextField


class ReferenceQuerySet(AppendOnlyQuerySet):
    def readable_by(self, user: Any) -> "ReferenceQuerySet":
        """What a referee wrote reaches officers of the person's service only, and never the person (REF-8)."""
        if not user.is_authenticated or not user.has_role(Role.OFFICER):
            return self.none()
        readable = self.exclude(request__referee__person_id=user.person_id)
        if user.holds_for_programme(Role.OFFICER):
            return readable
        return readable.filter(request__referee__person__service_id__in=user.services_as(Role.OFFICER))

    def awaiting_a_decision(self) -> "ReferenceQuerySet":
        """Back, and not decided on; the longest wait first."""
        waiting = self.filter(request__stage__in=WITH_THE_OFFICER)
        return waiting.select_related("request__referee__person").order_by("received_at", "pk")


class Reference(AppendOnly):
    """What a referee answered: over their link, to an officer on the phone, or in a letter that one of us wrote down.
    Never changed; a correction is another request."""

    request = models.OneToOneField(ReferenceRequest, on_delete=models.PROTECT, related_name="reference")
    received_at = models.DateTimeField(default=clock.now)
    first = MonthField()
    last = MonthField(null=True, blank=True)
    only_dates = models.BooleanField(default=False)
    answers = EncryptedTextField(blank=True)
    written_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = EncryptedTextField("number rung", blank=True)
    number_from = models.CharField(max_length=20, choices=NumberFrom.choices, blank=True)
    letter_dated = models.DateField("date on the letter", null=True, blank=True)
    letter_kept = EncryptedTextField("where the letter is kept", blank=True)

    objects: ClassVar[Any] = ReferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(written_down_by__isnull=True, number_from="", letter_dated__isnull=True)
                | (Q(written_down_by__isnull=False, letter_dated__isnull=True) & ~Q(number_from=""))
                | Q(written_down_by__isnull=False, letter_dated__isnull=False, number_from=""),
                name="reference_says_how_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"reference {self.pk}"

    @property
    def came(self) -> str:
        """How it reached us, as half a sentence."""
        if self.letter_dated:
            return "by letter"
        return "by phone" if self.written_down_by_id else "over their private link"

    @property
    def written(self) -> dict[str, str]:
        """The answers by question, as the referee gave them. Special: read through `readable_by`, and logged."""
        return json.loads(self.answers) if self.answers else {}


class Decision(AppendOnly):
    """What an officer made of a reference, and why. The lead sees the outcome, never the reason."""

    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(
        max_length=20,
        choices=[
            (stage.value, stage.label) for stage in (Stage.RELIED_ON, Stage.NEEDS_CONVERSATION, Stage.NOT_RELIED_ON)
        ],
    )
    reason = EncryptedTextField(blank=True)
    looked_at = models.JSONField("what was worth a second look, and was looked at", default=list)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
