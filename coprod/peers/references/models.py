"""A person's history, who can vouch for it, what they were asked and answered, and the rule about it (REF)."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.audit.stages import StageRow
from coprod.peers.references import rules
from coprod.peers.references.fields import MonthField
from coprod.peers.references.stages import OUTSTANDING, WITH_THE_OFFICER, WITH_THE_REFEREE, Stage
from coprod.people.models import DatedSetting, Person, Role, RouteKind
from coprod.vault.fields import EncryptedTextField


class RefereeKind(models.TextChoices):
    SUPPORT_WORKER = "support_worker", "Support worker or keyworker"
    SOCIAL_WORKER = "social_worker", "Social worker"
    PROBATION = "probation", "Probation officer"
    HEALTH = "health", "GP, nurse or drug worker"
    GROUP_LEADER = "group_leader", "Leads a group"
    WORK = "work", "Works or volunteers with them"
    TUTOR = "tutor", "Teacher or tutor"
    FAITH = "faith", "Faith leader"
    LANDLORD = "landlord", "Landlord or hostel manager"
    SPONSOR = "sponsor", "Sponsor"
    SOMEONE_ELSE = "someone_else", "Someone else who knows them"


class ReferenceRule(DatedSetting):
    """What the charity asks of a history (REF-1). An application keeps the rule in force when it was sent."""

    window_months = models.PositiveSmallIntegerField("months of history", default=24)
    references_required = models.PositiveSmallIntegerField("character references", default=1)
    vouched_months_required = models.PositiveSmallIntegerField("months vouched for", default=12)
    gap_months_allowed = models.PositiveSmallIntegerField("longest gap without words, in months", default=3)
    accepted_kinds = models.JSONField("kinds of referee accepted", default=list, blank=True)
    reference_good_for_months = models.PositiveSmallIntegerField("months a reference stays good", default=12)
    cqc_schedule_3_applies = models.BooleanField("CQC Schedule 3 applies", default=False)

    class Meta(DatedSetting.Meta):
        verbose_name = "rule about histories"

    def as_rule(self) -> rules.Rule:
        """The same as a value, for the arithmetic."""
        return rules.Rule(
            window_months=self.window_months,
            references_required=self.references_required,
            vouched_months_required=self.vouched_months_required,
            gap_months_allowed=self.gap_months_allowed,
            accepted_kinds=frozenset(self.accepted_kinds),
            reference_good_for_months=self.reference_good_for_months,
            cqc_schedule_3_applies=self.cqc_schedule_3_applies,
        )


class RefereeQuerySet(models.QuerySet[Any]):
    def to_ask(self) -> "RefereeQuerySet":
        """Those the person agreed we may ask, whom we can reach and have not asked."""
        return self.filter(may_be_asked=True, requests__isnull=True).exclude(address="")


class Referee(models.Model):
    """Someone who knows the person. Kept apart from persons: they have no other place here."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referees")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=RefereeKind.choices, blank=True)
    reach_by = models.CharField(
        max_length=10,
        choices=[(kind.value, kind.label) for kind in (RouteKind.EMAIL, RouteKind.TEXT, RouteKind.PHONE)],
        default=RouteKind.EMAIL,
    )
    address = models.CharField("e-mail address or phone number", max_length=254, blank=True)
    may_be_asked = models.BooleanField(default=False)
    may_be_told = EncryptedTextField("what they may be told", blank=True)

    SENSITIVE = ("name", "address")

    objects: ClassVar[Any] = RefereeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="") | Q(kind__in=RefereeKind.values), name="referee_kind_is_listed"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_asked(self) -> bool:
        return bool(self.kind and self.address and self.may_be_asked)


class ActivityKind(models.TextChoices):
    WORK = "work", "Working"
    VOLUNTEERING = "volunteering", "Volunteering"
    STUDY = "study", "Learning or studying"
    CARING = "caring", "Caring"
    TREATMENT = "treatment", "In treatment or in hospital"
    CUSTODY = "custody", "In prison"
    SUPPORTED_HOUSING = "supported_housing", "Living in supported housing"
    SOFA_SURFING = "sofa_surfing", "Staying with friends or sofa surfing"
    ROUGH_SLEEPING = "rough_sleeping", "Sleeping outside"
    ABROAD = "abroad", "Abroad"
    LOOKING_FOR_WORK = "looking_for_work", "Looking for work"
    SOMETHING_ELSE = "something_else", "Something else"
    TO_TALK_ABOUT = "to_talk_about", "I would like to talk about this time instead"


class Activity(models.Model):
    """A stretch of months and what it was. `last` empty means it still goes on (REF-2)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=20, choices=ActivityKind.choices)
    words = EncryptedTextField("a few words about it", blank=True)
    first = MonthField()
    last = MonthField(null=True, blank=True)
    referee = models.ForeignKey(Referee, null=True, blank=True, on_delete=models.SET_NULL, related_name="activities")
    once = models.UUIDField(unique=True, null=True, editable=False)

    SENSITIVE = ("kind",)

    class Meta:
        verbose_name_plural = "activities"
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ActivityKind.values), name="activity_kind_is_listed"),
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=models.F("first")), name="activity_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return "To talk about" if self.kind == ActivityKind.TO_TALK_ABOUT else self.get_kind_display()

    @property
    def when(self) -> str:
        """ "April 2025 to now", or "June 2025" for a single month."""
        if self.last == self.first:
            return str(self.first)
        return f"{self.first} to {self.last or 'now'}"


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


class ReferenceRequest(models.Model):
    """One asking of one referee, over a private link, until the officer has decided on the answer."""

    referee = models.ForeignKey(Referee, on_delete=models.PROTECT, related_name="requests")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    draft = EncryptedTextField(blank=True)
    phone = models.CharField("number to ring the referee on", max_length=30, blank=True)

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
    def saved_answers(self) -> dict[str, Any]:
        """What the referee has saved so far, as they typed it."""
        return json.loads(self.draft) if self.draft else {}


class ReferenceRequestMove(StageRow):
    subject = models.ForeignKey(ReferenceRequest, on_delete=models.PROTECT, related_name="moves")


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


class NumberFrom(models.TextChoices):
    """How the number was found on which a referee was rung (REF-6)."""

    LEFT_ON_LINK = "left_on_link", "They left it on their private link"
    GIVEN = "given", "The applicant gave it"
    SWITCHBOARD = "switchboard", "Their organisation’s switchboard"
    FOUND = "found", "We found it ourselves"


class Reference(AppendOnly):
    """What a referee answered, over their link or to an officer on the phone. Never changed; a correction is
    another request."""

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

    objects: ClassVar[Any] = ReferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(written_down_by__isnull=True, number_from="")
                | (Q(written_down_by__isnull=False) & ~Q(number_from="")),
                name="reference_by_phone_says_who_and_which_number",
            ),
        ]

    def __str__(self) -> str:
        return f"reference {self.pk}"

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
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
