"""A question to the panel, what members say to it, and what became of each thing said (CON)."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q

from coprod import clock
from coprod.audit.stages import StageRow
from coprod.panels.consultations.stages import SHOWN_TO_MEMBERS, Said, Stage
from coprod.panels.membership.models import PanelMember
from coprod.people.models import DatedSetting, Role
from coprod.programme.policies.models import Part, Passage, Policy, PolicyVersion
from coprod.vault.fields import EncryptedTextField


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


class Outcome(models.TextChoices):
    CHANGED = "changed", "Changed the words"
    PARTLY = "partly", "Changed part"
    SOMETHING_ELSE = "something_else", "Did something else"
    NOT_CHANGED = "not_changed", "Not changed, and why"
    ALREADY_SO = "already_so", "Already so"
    PASSED_ON = "passed_on", "Passed on"


CHANGING = (Outcome.CHANGED, Outcome.PARTLY)


class Answer(models.Model):
    """What we did about one or several contributions, and why. Not shown before all of them are published."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    did = models.TextField("what we did", blank=True)
    why = models.TextField("why")
    written_at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="answer_outcome_is_listed"),
            models.CheckConstraint(condition=~Q(why=""), name="answer_says_why"),
        ]

    @property
    def changes_words(self) -> bool:
        return self.outcome in CHANGING


class TapAnswer(models.Model):
    """What we say to all the taps on one part together."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="tap_answers")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "part"], name="one_tap_answer_per_part"),
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
