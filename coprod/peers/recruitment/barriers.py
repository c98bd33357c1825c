"""What stands in someone's way, what was tried, and whether a way round was found (REC-6).

Rows are only added: the funnel counts them, and what was tried stays known. Never an offence; never why someone
wanted a pause.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from coprod import clock
from coprod.audit.models import AppendOnly, AppendOnlyQuerySet
from coprod.people.models import Person, Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.vault.fields import EncryptedTextField


class BarrierKind(models.TextChoices):
    STATUTORY_BAR = "statutory_bar", "The law keeps them from this role"
    OWN_EXCLUSION = "own_exclusion", "An exclusion of our own"
    NO_HISTORY = "no_history", "No two-year history"
    NO_ID = "no_id", "No ID documents"
    MOVED = "moved", "Moved address"
    PAUSE = "pause", "Wanted a pause"
    OTHER = "other", "Something else"


OFFICERS_ONLY = (BarrierKind.STATUTORY_BAR, BarrierKind.OWN_EXCLUSION)
"""Officers read which of the two it is; others only that it is not this role now (DBS-8)."""


class KnownFrom(models.TextChoices):
    """A statutory bar can be known in two ways only [F 1.6]."""

    BARRED_LIST = "barred_list", "A check with the barred list"
    THE_PERSON = "the_person", "The person told us"


class Way(models.TextChoices):
    """Ways round: each is something one of us does."""

    ANOTHER_ROLE = "another_role", "Another role"
    OTHER_REFEREE = "other_referee", "Someone else who can speak for them"
    OTHER_EVIDENCE = "other_evidence", "Other evidence"
    HELP_WITH_ID = "help_with_id", "Help with ID, and we pay for it"
    NEW_ADDRESS = "new_address", "The new address, without starting again"
    BREAK = "break", "A break"
    CALL = "call", "A friendly call"
    APPEAL = "appeal", "Another officer looks again"
    OTHER = "other", "Another way"


WAYS: dict[str, tuple[Way, ...]] = {
    BarrierKind.STATUTORY_BAR: (Way.ANOTHER_ROLE, Way.CALL),
    BarrierKind.OWN_EXCLUSION: (Way.ANOTHER_ROLE, Way.APPEAL, Way.CALL),
    BarrierKind.NO_HISTORY: (Way.OTHER_EVIDENCE, Way.OTHER_REFEREE, Way.ANOTHER_ROLE, Way.CALL),
    BarrierKind.NO_ID: (Way.HELP_WITH_ID, Way.ANOTHER_ROLE, Way.CALL),
    BarrierKind.MOVED: (Way.NEW_ADDRESS, Way.CALL),
    BarrierKind.PAUSE: (Way.BREAK, Way.CALL),
    BarrierKind.OTHER: (Way.CALL, Way.ANOTHER_ROLE, Way.BREAK, Way.OTHER),
}
"""The ways round each kind, the usual one first."""


class OwnExclusion(models.Model):
    """Something this charity itself keeps a role closed for: no law does. It has an owner, a reason, a day on which it
    is looked at again, and says how someone asks for another look (DBS-8)."""

    name = models.CharField(max_length=120, unique=True)
    reason = models.TextField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    appeal = models.TextField("how to ask for another look")
    is_in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_due(self) -> bool:
        return self.is_in_use and self.review_on <= clock.today()


@dataclass(frozen=True)
class Counted:
    """How often something stood in the way, and how often that is over."""

    met: int
    over: int


class BarrierQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: Any) -> "BarrierQuerySet":
        """Barriers of the people whom this user, who recruits, may open; never one's own."""
        if not user.is_authenticated or not user.has_role(*RECRUITING_ROLES):
            return self.none()
        people = Person.objects.visible_to(user)
        return self.filter(application__person__in=people).exclude(application__person_id=user.person_id)

    def in_detail_for(self, user: Any) -> "BarrierQuerySet":
        """Those this user may read whole: what officers keep, as an officer of the person's service."""
        of_officers = Q(kind__in=OFFICERS_ONLY)
        if not user.is_authenticated or user.holds_for_programme(Role.OFFICER):
            return self.visible_to(user)
        theirs = Q(application__person__service_id__in=user.services_as(Role.OFFICER))
        return self.visible_to(user).filter(~of_officers | theirs)

    def standing(self) -> "BarrierQuerySet":
        """Still in the way."""
        return self.filter(end__isnull=True)

    def not_this_role(self) -> "BarrierQuerySet":
        """What keeps the role of its application closed for now."""
        return self.standing().filter(kind__in=OFFICERS_ONLY)

    def by_kind(self) -> dict[BarrierKind, Counted]:
        """Each kind, with how often it stood in the way and how often that is over: one query. Small numbers are for
        the page to hide."""
        rows = self.order_by().values("kind").annotate(met=Count("pk"), over=Count("end"))
        found = {row["kind"]: Counted(row["met"], row["over"]) for row in rows}
        return {kind: found.get(kind.value, Counted(0, 0)) for kind in BarrierKind}


def _is_empty(column: str) -> Exact:
    """Asks the column itself: an encrypted field cannot be compared, but empty is stored empty."""
    return Exact(Cast(column, models.TextField()), models.Value(""))


class Barrier(AppendOnly):
    """One thing in the way of one application, in a short sentence. Of a pause nothing is written at all."""

    application = models.ForeignKey("recruitment.Application", on_delete=models.PROTECT, related_name="barriers")
    kind = models.CharField(max_length=20, choices=BarrierKind.choices)
    since = models.DateField(default=clock.today)
    words = EncryptedTextField(blank=True)
    known_from = models.CharField("how we know of the bar", max_length=20, choices=KnownFrom.choices, blank=True)
    exclusion = models.ForeignKey(
        OwnExclusion, null=True, blank=True, on_delete=models.PROTECT, related_name="barriers"
    )
    written_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    once = models.UUIDField(unique=True, editable=False)

    objects: ClassVar[Any] = BarrierQuerySet.as_manager()

    SENSITIVE = ("kind", "known_from", "exclusion_id")

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["kind"], name="barrier_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BarrierKind.values), name="barrier_kind_is_listed"),
            models.CheckConstraint(
                condition=~Q(kind__in=["pause", "statutory_bar"]) | Q(_is_empty("words")),
                name="a_pause_or_a_bar_has_no_words",
            ),
            models.CheckConstraint(
                condition=Q(kind="statutory_bar", known_from__in=KnownFrom.values)
                | (~Q(kind="statutory_bar") & Q(known_from="")),
                name="a_statutory_bar_says_how_it_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="own_exclusion", exclusion__isnull=False)
                | (~Q(kind="own_exclusion") & Q(exclusion__isnull=True)),
                name="an_own_exclusion_names_which",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_for_officers(self) -> bool:
        return self.kind in OFFICERS_ONLY

    @property
    def is_standing(self) -> bool:
        return not hasattr(self, "end")

    @property
    def ways(self) -> tuple[Way, ...]:
        return WAYS[self.kind]


class WayTried(AppendOnly):
    """One way round that was tried, by whom and when."""

    barrier = models.ForeignKey(Barrier, on_delete=models.PROTECT, related_name="tried")
    way = models.CharField(max_length=20, choices=Way.choices)
    words = EncryptedTextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "ways tried"
        constraints = [models.CheckConstraint(condition=Q(way__in=Way.values), name="way_tried_is_listed")]

    def __str__(self) -> str:
        return self.get_way_display()


class HowEnded(models.TextChoices):
    WAY_FOUND = "way_found", "A way round was found"
    GONE = "gone", "It is not in the way any more"
    WRITTEN_BY_MISTAKE = "mistake", "It was written down by mistake"


class BarrierEnd(AppendOnly):
    """A barrier is over: how, and since when."""

    barrier = models.OneToOneField(Barrier, on_delete=models.PROTECT, related_name="end")
    how = models.CharField(max_length=20, choices=HowEnded.choices)
    words = EncryptedTextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(how__in=HowEnded.values), name="barrier_end_is_listed")]

    def __str__(self) -> str:
        return self.get_how_display()
