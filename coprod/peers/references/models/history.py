"""A person's history, and who can speak for it (REF-2, REF-4)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from coprod.peers.references.fields import MonthField
from coprod.people.models import Person, RouteKind
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
        choices=[
            (kind.value, kind.label) for kind in (RouteKind.EMAIL, RouteKind.TEXT, RouteKind.PHONE, RouteKind.POST)
        ],
        default=RouteKind.EMAIL,
    )
    address = models.CharField("e-mail address, phone number or postal address", max_length=254, blank=True)
    may_be_asked = models.BooleanField(default=False)
    may_be_told = EncryptedTextField("what they may be told", blank=True)

    SENSITIVE = ("name", "address")

    objects: ClassVar[Any] = RefereeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(Upper("address"), name="referee_address")]
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
