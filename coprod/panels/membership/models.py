"""Who is on the Reference Panel, and the name each of them goes by there (PPL-1)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.brought_over import BroughtOver
from coprod.people.models import Person, Role

WHO_IS_WHO = (Role.LEAD, Role.FACILITATOR)
"""The only roles that may see which person stands behind a panel name."""


class PanelMemberQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "PanelMemberQuerySet":
        """Members whose person this user may see beside the panel name: all of them, or those of their services."""
        if not user.is_authenticated:
            return self.none()
        if user.holds_for_programme(*WHO_IS_WHO):
            return self
        return self.filter(person__service_id__in=user.services_as(*WHO_IS_WHO))

    def current(self) -> "PanelMemberQuerySet":
        """Members who have not left."""
        return self.filter(left_on__isnull=True)


def people_who_may_join(user: Any) -> models.QuerySet[Person]:
    """The people this user may put on the panel: of their services or all, not there now, and not themselves."""
    found = Person.objects.exclude(pk=user.person_id)
    if not user.holds_for_programme(*WHO_IS_WHO):
        found = found.filter(service_id__in=user.services_as(*WHO_IS_WHO))
    return found.exclude(pk__in=PanelMember.objects.current().values("person_id"))


class PanelMember(models.Model):
    """A person on the panel. Others see `panel_name` and nothing that leads from it to the person."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="panel_member")
    panel_name = models.CharField(max_length=40)
    joined_on = models.DateField(default=clock.today)
    left_on = models.DateField(null=True, blank=True)

    SENSITIVE = ("panel_name",)

    objects: ClassVar[Any] = PanelMemberQuerySet.as_manager()

    class Meta:
        ordering = ["panel_name"]
        constraints = [
            models.UniqueConstraint(Lower("panel_name"), name="panel_name_is_one_members"),
            models.CheckConstraint(condition=~Q(panel_name=""), name="panel_name_is_there"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=models.F("joined_on")),
                name="panel_member_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return self.panel_name

    @property
    def is_current(self) -> bool:
        return self.left_on is None

    @property
    def voice(self) -> Actor:
        """The member as the doer of what they do on the panel: the audit knows the panel name, never the person."""
        return Actor.link(f"{self.panel_name} (panel member)")

    def is_acted_for_by(self, by: Actor) -> bool:
        """Whether the doer is this very person, signed in."""
        return by.user is not None and by.user.person_id == self.person_id


class MemberBroughtOver(BroughtOver):
    """Someone who was on the panel before the charity came here."""

    subject = models.OneToOneField(PanelMember, on_delete=models.PROTECT, related_name="brought_over")
