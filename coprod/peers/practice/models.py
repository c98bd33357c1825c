"""Reflective practice (PRA-1 to PRA-5): groups that keep their confidences, what a session was about, whether it was
useful. Only the members and facilitators of a group see anything of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.people.models import Person, Role, Service, User
from coprod.programme.gatherings.models import Gathering, Series
from coprod.programme.gatherings.stages import HOLDING_ROLES, SeriesKind
from coprod.vault.fields import EncryptedTextField

FACILITATING_ROLES = HOLDING_ROLES[SeriesKind.SESSION]
"""Who may open a group and facilitate it; which groups they see is another question."""


class Audience(models.TextChoices):
    MENTORS = "mentors", "Peer mentors"
    FRONTLINE = "frontline", "Frontline staff"
    MANAGERS = "managers", "Managers"


class GroupQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "GroupQuerySet":
        """The groups this user is in or facilitates, and no other: not for leads, officers or administrators either.

        A member who is a mentor no more, or a mentor who has joined the team, is out of the group from that moment.
        """
        if not user.is_authenticated:
            return self.none()
        is_mentor = user.has_role(Role.PEER_MENTOR)
        of_audience = Q(audience=Audience.MENTORS) if is_mentor and not user.is_team else Q(pk__in=[])
        if user.is_team and not is_mentor:
            of_audience = ~Q(audience=Audience.MENTORS)
        is_in = Q(pk__in=Member.objects.current().filter(person_id=user.person_id).values("group_id"))
        may_facilitate = [audience for audience in Audience.values if may_facilitate_for(audience, user)]
        facilitates = Q(facilitators=user, audience__in=may_facilitate)
        return self.filter((is_in & of_audience) | facilitates).distinct()


class Group(models.Model):
    """One group of one audience, with its series of sessions."""

    name = models.CharField(max_length=120)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    series = models.OneToOneField(Series, on_delete=models.PROTECT, related_name="practice_group")
    facilitators = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="facilitates")
    opened_at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, null=True, editable=False)

    SENSITIVE = ("name",)

    objects: ClassVar[Any] = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="audience_is_listed"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_facilitated_by(self, user: Any) -> bool:
        """Whether this user facilitates this very group today."""
        return may_facilitate_for(self.audience, user) and bool(self.facilitators.filter(pk=user.pk).exists())


class MemberQuerySet(models.QuerySet[Any]):
    def current(self) -> "MemberQuerySet":
        return self.filter(until__isnull=True)


class Member(models.Model):
    """Someone in a group, from a day until a day."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="practice_groups")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["person__chosen_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(until__isnull=True), name="in_a_group_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="member_until_after_since"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class SessionNote(models.Model):
    """What a session was about and what was learnt, without names. `version` tells two writers apart."""

    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="practice_note")
    themes = EncryptedTextField(blank=True)
    learning = EncryptedTextField(blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"note {self.pk}"


class Answer(models.TextChoices):
    YES = "yes", "Yes"
    A_BIT = "a_bit", "A bit"
    NOT_REALLY = "not_really", "Not really"


class Useful(models.Model):
    """One member's tap: was the session useful?"""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="useful")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices)

    SENSITIVE = ("answer",)

    class Meta:
        verbose_name_plural = "useful"
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="one_tap_per_session_and_member"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="useful_is_listed"),
        ]

    def __str__(self) -> str:
        return self.get_answer_display()


def may_facilitate_for(audience: str, user: Any) -> bool:
    """Whether someone may facilitate a group of an audience today: who mentors as well stays out of the staff's, where
    residents are spoken of (PRA-1)."""
    is_staffs = audience != Audience.MENTORS
    return bool(user.has_role(*FACILITATING_ROLES)) and not (is_staffs and user.has_role(Role.PEER_MENTOR))


def of_audience(audience: str, user: User | None) -> bool:
    """Whether someone belongs to an audience today: mentors who are not staff, or staff who do not mentor."""
    if user is None:
        return False
    is_mentor = user.has_role(Role.PEER_MENTOR)
    if audience == Audience.MENTORS:
        return is_mentor and not user.is_team
    return user.is_team and not is_mentor
