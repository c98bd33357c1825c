"""Services (schemes, teams, areas), nested, and the roles people hold in them (PPL-3, PPL-4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from coprod import clock


@dataclass(frozen=True)
class ServiceTree:
    """How services nest: the ids of those directly inside each."""

    children: Mapping[int | None, list[int]]

    def within(self, roots: Iterable[int]) -> set[int]:
        """The ids of `roots` and of every service nested in them: roles are inherited downwards."""
        found: set[int] = set()
        waiting = list(roots)
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting += self.children.get(pk, [])
        return found


class ServiceQuerySet(models.QuerySet[Any]):
    def of(self, user: Any, *roles: "Role") -> "ServiceQuerySet":
        """Where this user holds any of `roles`, nested ones included; all, for a role in the whole programme."""
        return self.all() if user.holds_for_programme(*roles) else self.filter(pk__in=user.services_as(*roles))

    def tree(self) -> ServiceTree:
        """How all services nest: one query."""
        children: dict[int | None, list[int]] = {}
        for pk, parent in self.model._default_manager.values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(pk)
        return ServiceTree(children)


class Service(models.Model):
    name = models.CharField(max_length=120, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    is_partner = models.BooleanField("run by a partner organisation", default=False)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    APPLICANT = "applicant", "Applicant"
    PEER_MENTOR = "peer_mentor", "Peer mentor"
    PANEL_MEMBER = "panel_member", "Panel member"
    SUPPORT_WORKER = "support_worker", "Support worker"
    FACILITATOR = "facilitator", "Facilitator"
    POLICY_OWNER = "policy_owner", "Policy owner"
    LEAD = "lead", "Co-production lead"
    OFFICER = "officer", "Safer-recruitment officer"
    SAFEGUARDING = "safeguarding", "Safeguarding lead"
    ON_CALL = "on_call", "On-call manager"
    TRAINER = "trainer", "Trainer"
    FINANCE = "finance", "Finance"
    DATA_PROTECTION = "data_protection", "Data-protection contact"
    TRUSTEE = "trustee", "Trustee"
    EDITOR = "editor", "Content editor"
    ADMINISTRATOR = "administrator", "Administrator"


PARTICIPANT_ROLES = frozenset({Role.APPLICANT, Role.PEER_MENTOR, Role.PANEL_MEMBER})
STAFF_ROLES = frozenset(Role) - PARTICIPANT_ROLES
"""Every staff role needs a second factor (PPL-2)."""

PROGRAMME_ROLES = frozenset({Role.ADMINISTRATOR, Role.EDITOR, Role.DATA_PROTECTION})
"""What these open belongs to no service, so they are held for the whole programme or not at all."""

RECRUITING_ROLES = frozenset({Role.LEAD, Role.OFFICER, Role.SAFEGUARDING})
"""Who works with people in recruitment, within their service."""


class RoleHeldQuerySet(models.QuerySet[Any]):
    def current(self, on: date | None = None) -> "RoleHeldQuerySet":
        """Roles that have begun and not ended on a day (today)."""
        day = on or clock.today()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class RoleHeld(models.Model):
    """One role of one user, for a service or (service empty) the whole programme, with start and end."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=30, choices=Role.choices)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(default=clock.today)
    ends_on = models.DateField(null=True, blank=True)

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "roles held"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="role_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_listed"),
            models.UniqueConstraint(
                fields=["user", "role", "service"],
                condition=Q(ends_on__isnull=True),
                name="one_open_role_per_service",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ends_on__isnull=True, service__isnull=True),
                name="one_open_role_per_programme",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.service or 'whole programme'})"
