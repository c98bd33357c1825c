"""A person, with or without a sign-in, how to reach them, and their breaks (PPL-1, PPL-7)."""

from typing import Any

from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.people.models.service import RECRUITING_ROLES, Service
from coprod.vault.fields import EncryptedTextField

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "dame", "old", "big", "little"})


class PersonQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "PersonQuerySet":
        """The persons this user may open: oneself; for recruiting staff those of their services, or all."""
        if not user.is_authenticated:
            return self.none()
        if user.holds_for_programme(*RECRUITING_ROLES):
            return self
        return self.filter(Q(pk=user.person_id) | Q(service_id__in=user.services_as(*RECRUITING_ROLES)))

    def on_a_break(self) -> "PersonQuerySet":
        """Those on a break now. Lists compare with it inside their own query: `.exclude(person__in=…)`."""
        return self.filter(pk__in=Break.objects.filter(ended_at__isnull=True).values("person_id"))


class Person(models.Model):
    """`chosen_name` is what we call them; `legal_name` is asked only for checks and never shown beside it."""

    chosen_name = models.CharField("what we call you", max_length=120)
    legal_name = EncryptedTextField(blank=True)
    pronouns = models.CharField(max_length=60, blank=True)
    safe_contact_notes = EncryptedTextField("what keeps contact safe", blank=True)
    access_needs = EncryptedTextField("what helps you take part", blank=True)
    emergency_contact = EncryptedTextField(blank=True)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    named_contact = models.ForeignKey(
        "people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="named_contact_of"
    )
    created_at = models.DateTimeField(default=clock.now)

    SENSITIVE = ("chosen_name", "pronouns")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["chosen_name"], name="person_chosen_name")]

    def __str__(self) -> str:
        return self.chosen_name

    @property
    def short_name(self) -> str:
        """What a friendly sentence calls them: the first word, unless that is a title ("Mr Khan")."""
        first = self.chosen_name.split(" ")[0]
        return self.chosen_name if first.lower().rstrip(".") in TITLES else first

    @property
    def number_to_ring(self) -> str:
        """The number of theirs to ring, for calls or texts, one that works before one that did not; empty without."""
        numbers = [route for route in self.routes.all() if route.kind in NUMBERS]
        return min(numbers, key=lambda route: route.does_not_work_since is not None).address if numbers else ""

    @property
    def is_on_break(self) -> bool:
        """Asked of the database every time, so that a message about to be sent knows (PPL-7)."""
        return Break.objects.filter(person=self, ended_at__isnull=True).exists()


class RouteKind(models.TextChoices):
    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    PHONE = "phone", "Phone call"
    POST = "post", "Letter"
    THROUGH = "through", "Through someone"


NUMBERS = (RouteKind.PHONE, RouteKind.TEXT)


class ContactRoute(models.Model):
    """One way to reach a person. `position` 1 is the one they like best."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="routes")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=RouteKind.choices)
    address = models.CharField(max_length=400, blank=True)
    through = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    does_not_work_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["address"], name="route_address")]
        constraints = [
            models.UniqueConstraint(fields=["person", "position"], name="one_route_per_position"),
            models.CheckConstraint(condition=Q(kind__in=RouteKind.values), name="route_kind_is_listed"),
            models.CheckConstraint(
                condition=Q(kind="through", through__isnull=False) | (~Q(kind="through") & ~Q(address="")),
                name="route_has_an_address_or_a_worker",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class Break(models.Model):
    """One break of one person: no reason is asked or kept. Everything else asks `is_on_break`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="breaks")
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    others_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_open_break_per_person"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("started_at")),
                name="break_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return "break"
