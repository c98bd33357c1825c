"""The user: a person's way of signing in. Optional e-mail, optional phone, no visible username (PPL-2)."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q

from coprod import clock
from coprod.people.addresses import normal_phone
from coprod.people.models.person import Person
from coprod.people.models.service import STAFF_ROLES, Role, RoleHeld, Service, ServiceTree


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet["User"]:
        """With the person: every page says who is signed in."""
        return super().get_queryset().select_related("person")

    def create_for(self, person: Person, *, email: str | None = None, phone: str | None = None) -> "User":
        """A sign-in for a person, by code only until they choose a password or a passkey."""
        user = self.model(person=person, email=self.clean_email(email), phone=normal_phone(phone or ""))
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def colleagues(self) -> models.QuerySet["User"]:
        """Everyone who holds a staff role today, by name."""
        held = RoleHeld.objects.current().filter(role__in=STAFF_ROLES)
        return self.filter(pk__in=held.values("user_id"), is_active=True).order_by("person__chosen_name")

    @classmethod
    def clean_email(cls, email: str | None) -> str | None:
        """Lower case throughout: people type their own address in every way."""
        return (email or "").strip().lower() or None


class User(AbstractBaseUser, PermissionsMixin):
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="user")
    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=20, unique=True, null=True, blank=True)
    phone_verified_at = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False), name="user_has_a_way_to_sign_in"
            ),
        ]

    def __str__(self) -> str:
        return self.person.chosen_name

    def get_full_name(self) -> str:
        return self.person.chosen_name

    def get_short_name(self) -> str:
        return self.person.short_name

    @cached_property
    def roles(self) -> tuple[tuple[Role, int | None], ...]:
        """(role, service id or None for the whole programme) for each role held today."""
        held: Any = self.roles_held
        return tuple((Role(role), service) for role, service in held.current().values_list("role", "service_id"))

    def has_role(self, *roles: Role) -> bool:
        """Whether any of `roles` is held today, in any service."""
        return any(role in roles for role, _ in self.roles)

    def holds_for_programme(self, *roles: Role) -> bool:
        """Whether any of `roles` is held for the whole programme."""
        return any(role in roles and service is None for role, service in self.roles)

    def services_as(self, *roles: Role) -> set[int]:
        """Ids of the services, nested ones included, in which any of `roles` is held for a service."""
        roots = {service for role, service in self.roles if role in roles and service is not None}
        return self._nested.within(roots) if roots else set()

    @cached_property
    def _nested(self) -> ServiceTree:
        """How services nest, asked once for each request: every list asks what its user may see."""
        return Service.objects.tree()

    def has_role_in(self, service_id: int | None, *roles: Role) -> bool:
        """Whether any of `roles` is held for this service, one it is nested in, or the whole programme. Another role
        may let someone see further than this one lets them act."""
        return self.holds_for_programme(*roles) or (service_id is not None and service_id in self.services_as(*roles))

    @cached_property
    def is_team(self) -> bool:
        """Whether any staff role is held: the workspace opens, and a second factor is required."""
        return self.has_role(*STAFF_ROLES)
