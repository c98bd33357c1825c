"""Meetings of the Reference Panel (PAN-2, PAN-3): an agenda any member can add to, and minutes as points, actions,
owners and dates. Members appear under their panel names only."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.panels.membership.models import PanelMember
from coprod.people.models import Role
from coprod.programme.gatherings.models import Gathering
from coprod.programme.gatherings.stages import HOLDING_ROLES, SeriesKind
from coprod.vault.fields import EncryptedTextField

MEETING_ROLES: tuple[Role, ...] = HOLDING_ROLES[SeriesKind.MEETING]
"""Who holds panel meetings: for the whole programme, as the panel is one."""


class MeetingQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "MeetingQuerySet":
        """All of them for whoever holds panel meetings; members have their own door."""
        return self if user.is_authenticated and user.holds_for_programme(*MEETING_ROLES) else self.none()


class Meeting(models.Model):
    """One meeting of the panel. Its date, place and replies are its gathering's."""

    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="meeting")
    minutes_shared_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-gathering__starts_at", "-pk"]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class AgendaItem(models.Model):
    """Something to talk about: a member's, or (without one) ours."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    member = models.ForeignKey(PanelMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField()
    at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"agenda item {self.pk}"


class Point(models.Model):
    """One point of the minutes; perhaps with what is done about it, by whom, by when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="points")
    said = EncryptedTextField("what was said")
    action = models.CharField("what is done about it", max_length=300, blank=True)
    owner = models.CharField("who does it", max_length=120, blank=True)
    due = models.DateField("by when", null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    once = models.UUIDField(unique=True, editable=False)

    SENSITIVE = ("owner",)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(action="") | Q(owner="", due__isnull=True, done_at__isnull=True),
                name="owner_and_date_need_an_action",
            ),
            models.CheckConstraint(condition=Q(action="") | ~Q(owner=""), name="an_action_has_an_owner"),
        ]

    def __str__(self) -> str:
        return f"point {self.pk}"

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.done_at is None and self.due < clock.today()
