"""Keeping in touch while someone stands still: friendly calls, one offer of company, what a person asks of us, and how
an application ended (REC-6)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.audit.models import AppendOnly
from coprod.people.models import DatedSetting, Person
from coprod.people.models.service import RECRUITING_ROLES
from coprod.vault.fields import EncryptedTextField


class StandingStillRule(DatedSetting):
    """When an application counts as stopped part-way, when a barrier shows on Today, and what stays good."""

    stopped_after_days = models.PositiveSmallIntegerField("days until it is stopped part-way", default=14)
    barrier_waits_days = models.PositiveSmallIntegerField("days without a try until a barrier is on Today", default=7)
    tries_before_lost = models.PositiveSmallIntegerField("tries until we have lost touch", default=3)
    id_good_for_months = models.PositiveSmallIntegerField("months for which ID that was seen stays good", default=6)

    class Meta(DatedSetting.Meta):
        verbose_name = "rule about standing still"
        verbose_name_plural = "rules about standing still"
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_after_days__gte=1, barrier_waits_days__gte=1, tries_before_lost__gte=1),
                name="standing_still_takes_a_day_and_a_try",
            ),
        ]


class OfPeopleQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "OfPeopleQuerySet":
        """About applications of the people whom this user, who recruits, may open; never one's own."""
        if not user.is_authenticated or not user.has_role(*RECRUITING_ROLES):
            return self.none()
        people = Person.objects.visible_to(user)
        return self.filter(application__person__in=people).exclude(application__person_id=user.person_id)


class FriendlyCall(models.Model):
    """A call to someone, planned for a day, then made: reached or not, with a few words. A call that nobody answered
    is a try."""

    application = models.ForeignKey("recruitment.Application", on_delete=models.PROTECT, related_name="calls")
    barrier = models.ForeignKey(
        "recruitment.Barrier", null=True, blank=True, on_delete=models.PROTECT, related_name="calls"
    )
    due = models.DateField()
    planned_at = models.DateTimeField(default=clock.now)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    is_reached = models.BooleanField("they answered", null=True, blank=True)
    words = EncryptedTextField("what was said", blank=True)

    objects: ClassVar[Any] = OfPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["made_at", "due"], name="friendly_call_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, is_reached__isnull=True)
                | Q(made_at__isnull=False, is_reached__isnull=False),
                name="a_call_made_was_answered_or_not",
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(made_at__isnull=True), name="one_call_planned_per_application"
            ),
        ]

    def __str__(self) -> str:
        return f"call on {self.due}"


class CompanyOffer(AppendOnly):
    """Company was offered to someone who had stopped part-way: once, and then they are left in peace."""

    application = models.OneToOneField(
        "recruitment.Application", on_delete=models.PROTECT, related_name="company_offer"
    )
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return "offer of company"


class AskKind(models.TextChoices):
    COME_BACK = "come_back", "Would like to come back"
    COMPANY = "company", "Would like company with the application"
    ANOTHER_ROLE = "another_role", "Would like another role"


class Ask(models.Model):
    """Something a person asked of us on their page, until one of us answers."""

    application = models.ForeignKey("recruitment.Application", on_delete=models.PROTECT, related_name="asks")
    kind = models.CharField(max_length=20, choices=AskKind.choices)
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = OfPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AskKind.values), name="ask_kind_is_listed"),
            models.UniqueConstraint(
                fields=["application", "kind"], condition=Q(answered_at__isnull=True), name="one_open_ask_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Ending(AppendOnly):
    """An application was closed: why, and the sentence of our own that the person reads."""

    application = models.ForeignKey("recruitment.Application", on_delete=models.PROTECT, related_name="endings")
    because = models.CharField(max_length=30)
    words = EncryptedTextField("our words to them", blank=True)
    at = models.DateTimeField(default=clock.now)
    by_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.because


class Reworking(AppendOnly):
    """What a role asks of someone changed: because they take another role, or because the role asks for something
    else. Kept so that they and the lead read what changed and why (REC-2)."""

    application = models.ForeignKey("recruitment.Application", on_delete=models.PROTECT, related_name="reworkings")
    from_role = models.CharField(max_length=80)
    to_role = models.CharField(max_length=80)
    more = models.JSONField("what is asked now and was not", default=list)
    no_longer = models.JSONField("what is not asked any more", default=list)
    at = models.DateTimeField(default=clock.now)
    by_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.from_role} to {self.to_role}"

    @property
    def is_another_role(self) -> bool:
        return self.from_role != self.to_role
