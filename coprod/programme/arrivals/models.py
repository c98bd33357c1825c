"""One thing a charity brings: a file, or one row by hand. What was in it is kept only until it is done."""

import json
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.people.models import Role
from coprod.programme.arrivals.reading import Book
from coprod.vault.fields import EncryptedTextField


class State(models.TextChoices):
    LOOKING = "looking", "We are looking at it"
    LOOKED = "looked", "Ready for you to look at"
    BRINGING = "bringing", "We are bringing it over"
    DONE = "done", "Brought over"
    PUT_AWAY = "put_away", "Put away"


WORKING = (State.LOOKING, State.BRINGING)
ENDED = (State.DONE, State.PUT_AWAY)


class RunQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "RunQuerySet":
        """One's own; administrators see all."""
        return self if user.has_role(Role.ADMINISTRATOR) else self.filter(by=user)

    def working(self) -> "RunQuerySet":
        return self.filter(state__in=WORKING)

    def ended(self) -> "RunQuerySet":
        return self.filter(state__in=ENDED)


class Run(models.Model):
    """`rows` and `found` hold what people wrote, encrypted, and are emptied when it ends. `counts` goes by the key of
    the sheet. `is_working` is true or null, so that the database allows one at a time."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    label = models.CharField("who brings it, as audit names them", max_length=200)
    once = models.UUIDField(unique=True, default=uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.LOOKING)
    is_working = models.BooleanField(null=True, unique=True, editable=False)
    rows = EncryptedTextField(blank=True)
    found = EncryptedTextField(blank=True)
    chosen = models.JSONField("rows to bring although they look alike", default=list)
    counts = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    why = models.CharField("why it did not go ahead", max_length=300, blank=True)
    begun_at = models.DateTimeField(default=clock.now)
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    SENSITIVE = ("chosen",)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="run_state_is_listed"),
            models.CheckConstraint(
                condition=Q(state__in=WORKING, is_working=True) | (~Q(state__in=WORKING) & Q(is_working__isnull=True)),
                name="run_says_whether_it_works",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False) | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
                name="run_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return "what was brought"

    @property
    def book(self) -> Book:
        return Book.of_data(json.loads(self.rows))

    @property
    def findings(self) -> dict[str, Any]:
        empty: dict[str, Any] = {"troubles": [], "alike": [], "ready": {}}
        return json.loads(self.found) if self.found else empty

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED
