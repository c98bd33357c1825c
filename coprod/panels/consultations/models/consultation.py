"""A question to the panel about one version of a policy, and what of it may be shown in public (CON-1)."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.stages import StageRow
from coprod.panels.consultations.stages import SHOWN_TO_MEMBERS, Stage
from coprod.people.models import DatedSetting, Role
from coprod.programme.policies.models import Policy, PolicyVersion


class ConsultationRule(DatedSetting):
    """What of a consultation may be shown to the public."""

    hide_below = models.PositiveSmallIntegerField(
        "smallest number of people shown in public", default=5, validators=[MinValueValidator(2), MaxValueValidator(50)]
    )

    class Meta(DatedSetting.Meta):
        verbose_name = "rule about numbers of panel members"


class ConsultationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ConsultationQuerySet":
        """Those staff may open: writers of the policy, and the facilitators of its service or of the programme."""
        if not user.is_authenticated:
            return self.none()
        if user.holds_for_programme(Role.LEAD, Role.FACILITATOR):
            return self
        mine = Q(version__policy__service_id__in=user.services_as(Role.LEAD, Role.FACILITATOR))
        mine |= Q(version__policy__in=Policy.objects.visible_to(user))
        return self.filter(mine)

    def for_members(self) -> "ConsultationQuerySet":
        return self.filter(stage__in=SHOWN_TO_MEMBERS)

    def taking_answers(self) -> "ConsultationQuerySet":
        """Open, and not past the last day."""
        return self.filter(stage=Stage.OPEN, closes_on__gte=clock.today())

    def published(self) -> "ConsultationQuerySet":
        return self.filter(stage=Stage.PUBLISHED).order_by("-stage_since")


class Consultation(models.Model):
    """The panel is asked about one version of a policy. The terms say what an answer can change (CON-1)."""

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="consultations")
    question = models.TextField("what we would like to know", blank=True)
    can_change = models.TextField("what can still change", blank=True)
    cannot_change = models.TextField("what cannot change, and why", blank=True)
    decided_by = models.CharField("who decides", max_length=200, blank=True)
    hear_by = models.DateField("members hear by", null=True, blank=True)
    closes_on = models.DateField("answers until", null=True, blank=True)
    first_closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    stage_since = models.DateTimeField(default=clock.now)
    slug = models.SlugField(max_length=140, unique=True, null=True)
    answered_in = models.ForeignKey(
        PolicyVersion, null=True, on_delete=models.PROTECT, related_name="answered_consultations"
    )

    objects: ClassVar[Any] = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["stage", "closes_on"], name="consultation_stage")]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="consultation_stage_is_listed"),
            models.UniqueConstraint(
                fields=["version"], condition=~Q(stage=Stage.PUBLISHED), name="one_consultation_at_a_time_per_version"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT)
                | (~Q(can_change="") & ~Q(cannot_change="") & ~Q(decided_by="") & Q(hear_by__isnull=False))
                & Q(closes_on__isnull=False),
                name="consultation_opens_with_terms",
            ),
        ]

    def __str__(self) -> str:
        return self.version.policy.title

    @property
    def is_taking_answers(self) -> bool:
        return self.stage == Stage.OPEN and self.closes_on is not None and self.closes_on >= clock.today()

    @property
    def is_draft(self) -> bool:
        return self.stage == Stage.DRAFT

    @property
    def is_open(self) -> bool:
        return self.stage == Stage.OPEN

    @property
    def is_answering(self) -> bool:
        return self.stage == Stage.ANSWERING

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def was_extended(self) -> bool:
        return self.first_closed_on is not None

    def trouble_with_days(self) -> str | None:
        """What is wrong with the days, as a sentence; None when they make sense."""
        if self.closes_on and self.closes_on < clock.today():
            return "The last day to answer has gone."
        if self.closes_on and self.hear_by and self.hear_by < self.closes_on:
            return "Members cannot hear from us before they have answered."
        return None


class ConsultationMove(StageRow):
    subject = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="moves")
