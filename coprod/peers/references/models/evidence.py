"""Other evidence, where nobody can vouch: proposed by one of us and agreed by another (REF-7)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coprod import clock
from coprod.audit.stages import StageRow
from coprod.peers.references.evidence_stages import EvidenceStage
from coprod.peers.references.fields import MonthField
from coprod.people.models import Person, Role
from coprod.vault.fields import EncryptedTextField


class EvidenceKind(models.TextChoices):
    TASTERS = "tasters", "Taster sessions we watched"
    GROUP_WORK = "group_work", "A record of group work"
    LETTER = "letter", "A letter from a professional"
    LONGER_SETTLING_IN = "longer_settling_in", "A longer settling in"


class EvidenceQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "EvidenceQuerySet":
        """For leads and officers of the person's service, and never about oneself."""
        if not user.is_authenticated or not user.has_role(Role.LEAD, Role.OFFICER):
            return self.none()
        about_others = self.exclude(person_id=user.person_id)
        if user.holds_for_programme(Role.LEAD, Role.OFFICER):
            return about_others
        return about_others.filter(person__service_id__in=user.services_as(Role.LEAD, Role.OFFICER))

    def waiting(self) -> "EvidenceQuerySet":
        """Proposed, and nobody else has looked at it yet."""
        return self.filter(stage=EvidenceStage.PROPOSED)

    def standing(self) -> "EvidenceQuerySet":
        """What counts, or may come to."""
        return self.filter(stage__in=[EvidenceStage.PROPOSED, EvidenceStage.AGREED])


class Evidence(models.Model):
    """What stands in for a referee in the months it spans, once two people agree. `last` empty means until now."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=20, choices=EvidenceKind.choices)
    first = MonthField()
    last = MonthField(null=True, blank=True)
    words = EncryptedTextField("what was seen, and by whom")
    stage = models.CharField(max_length=20, choices=EvidenceStage.choices, default=EvidenceStage.PROPOSED)
    proposed_at = models.DateTimeField(default=clock.now)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    once = models.UUIDField(unique=True, editable=False)

    SENSITIVE = ("kind",)

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["proposed_at", "pk"]
        indexes = [models.Index(fields=["stage", "proposed_at"], name="evidence_stage")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_is_listed"),
            models.CheckConstraint(condition=Q(stage__in=EvidenceStage.values), name="evidence_stage_is_listed"),
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="evidence_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(stage=EvidenceStage.AGREED)
                | (Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(settled_by=F("proposed_by"))),
                name="evidence_is_agreed_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class EvidenceMove(StageRow):
    subject = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="moves")


class NobodyElse(models.Model):
    """We asked, and nobody else can speak for this person. Gone again as soon as somebody new is named."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="nobody_else")
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "nobody else"

    def __str__(self) -> str:
        return f"nobody else for {self.person_id}"
