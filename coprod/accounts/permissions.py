"""Who may look after whose sign-in and roles (PPL-3)."""

from typing import Any

from django.db.models import Q, QuerySet

from coprod.audit.actor import Actor, ActorKind
from coprod.people.models import Person, Role, Service, User
from coprod.people.models.service import PARTICIPANT_ROLES, STAFF_ROLES


def users_visible_to(user: Any) -> QuerySet[User]:
    """Administrators see every user; leads see the participants among the people of their services."""
    everyone = User.objects.select_related("person__service").order_by("person__chosen_name", "pk")
    if not user.is_authenticated:
        return everyone.none()
    if user.has_role(Role.ADMINISTRATOR):
        return everyone
    if not user.has_role(Role.LEAD):
        return everyone.none()
    staff = Q(roles_held__role__in=STAFF_ROLES)
    mine = everyone.filter(person__in=_led_by(user))
    return mine.exclude(pk__in=User.objects.filter(staff).values("pk"))


def _led_by(user: User) -> QuerySet[Person]:
    """Whom they may open, as far as they lead: another role of theirs may show them more people."""
    people: QuerySet[Person] = Person.objects.visible_to(user)
    return people if user.holds_for_programme(Role.LEAD) else people.filter(service__in=user.services_as(Role.LEAD))


def may_give_role(by: Actor, role: Role, service: Service | None) -> bool:
    """Administrators give every role; leads give participants' roles in their own services."""
    if by.kind is ActorKind.SYSTEM:
        return True
    user = by.user
    if user is None:
        return False
    if user.has_role(Role.ADMINISTRATOR):
        return True
    if role not in PARTICIPANT_ROLES:
        return False
    return user.holds_for_programme(Role.LEAD) or (service is not None and service.pk in user.services_as(Role.LEAD))


def may_invite(by: Actor, person: Person) -> bool:
    """Administrators invite anyone; leads invite the people of their services."""
    if is_administrator(by):
        return True
    user = by.user
    return user is not None and user.has_role(Role.LEAD) and _led_by(user).filter(pk=person.pk).exists()


def may_manage(by: Actor, user: User) -> bool:
    """Resend or revoke an invitation: whoever sees the user in the team list."""
    if by.kind is ActorKind.SYSTEM:
        return True
    return by.user is not None and users_visible_to(by.user).filter(pk=user.pk).exists()


def is_administrator(by: Actor) -> bool:
    """End roles, reset second factors: administrators (and the system, at set-up)."""
    return by.kind is ActorKind.SYSTEM or (by.user is not None and by.user.has_role(Role.ADMINISTRATOR))


def looks_after_sign_ins(user: Any) -> bool:
    """Whether the team page opens for this user."""
    return user.is_authenticated and user.has_role(Role.ADMINISTRATOR, Role.LEAD)
