"""What members say to a question: taps, contributions in words, what came of them, and the verdict on the whole."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from coprod import clock
from coprod.audit.stages import StageRow
from coprod.panels.consultations.models.answer import Answer
from coprod.panels.consultations.models.consultation import Consultation
from coprod.panels.consultations.stages import Said
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies.models import Part, Passage
from coprod.vault.fields import EncryptedTextField


class TapKind(models.TextChoices):
    WORKS = "works", "Works for me"
    UNSURE = "unsure", "Not sure"
    CHANGE = "change", "Please change it"
    WORRY = "worry", "Worries me"
    UNCLEAR = "unclear", "I don’t get it"


class Tap(models.Model):
    """How a member feels about a part, in one tap. It can be changed while answers are open."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="taps")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="taps")
    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="taps")
    kind = models.CharField(max_length=10, choices=TapKind.choices)
    happened_to_me = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "part", "member"], name="one_tap_per_member_and_part"),
            models.CheckConstraint(condition=Q(kind__in=TapKind.values), name="tap_kind_is_listed"),
        ]


class ContributionQuerySet(models.QuerySet[Any]):
    def standing(self) -> "ContributionQuerySet":
        """Said in time and not taken back."""
        return self.filter(stage=Said.HEARD)

    def waiting(self) -> "ContributionQuerySet":
        """Standing, and without an outcome."""
        return self.standing().filter(answer__isnull=True)

    def quotable(self) -> "ContributionQuerySet":
        """What may be shown in public, at this moment."""
        return self.standing().filter(may_be_quoted=True)

    def with_agreement(self) -> "ContributionQuerySet":
        """Each with `agreed`: how many other members agree."""
        return self.annotate(agreed=Count("agreements"))


class Contribution(models.Model):
    """What a member said in words about a part. Others see it under the panel name, and no other name."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="contributions")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="contributions")
    passage = models.ForeignKey(Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions")
    author = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="contributions")
    words = EncryptedTextField()
    may_be_quoted = models.BooleanField(default=False)
    stage = models.CharField(max_length=20, choices=Said.choices, default=Said.HEARD)
    said_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    written_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    was_read_back = models.BooleanField(default=False)
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions")
    once = models.UUIDField(unique=True, null=True, editable=False)

    objects: ClassVar[Any] = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "-pk"]
        indexes = [
            models.Index(fields=["consultation", "part", "stage", "-said_at"], name="contribution_of_part"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Said.values), name="contribution_stage_is_listed"),
            models.CheckConstraint(
                condition=Q(written_down_by__isnull=True) | Q(was_read_back=True),
                name="what_was_written_down_was_read_back",
            ),
        ]

    @property
    def is_withdrawn(self) -> bool:
        return self.stage == Said.WITHDRAWN

    @property
    def is_late(self) -> bool:
        return self.stage == Said.LATE


class ContributionMove(StageRow):
    subject = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="moves")


class Agreement(models.Model):
    """A member agrees with what another said."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="agreements")
    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="agreements")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "member"], name="one_agreement_per_member"),
        ]


class Influence(models.Model):
    """A contribution led to a change: of this passage of the new version, or (it is gone) of the old one."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="influences")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="influences")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "passage"], name="one_influence_per_passage"),
        ]


class Verdict(models.Model):
    """Did we get it right? One tap of a member on the whole of what we made of it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="verdicts")
    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="verdicts")
    is_right = models.BooleanField()
    words = EncryptedTextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "member"], name="one_verdict_per_member"),
        ]
