"""Who may sit in a chat with someone, and who of them has lived experience."""

from dataclasses import dataclass

from django.db.models import Q

from coprod.peers.chats.models import CountsAsLived
from coprod.peers.chats.stages import MAY_SIT_IN
from coprod.people.models import Person, Role, RoleHeld, Service, User

OF_LIVED_EXPERIENCE = (Role.PEER_MENTOR, Role.PANEL_MEMBER)


@dataclass(frozen=True)
class Candidate:
    """`what` is what they are here, for the lead who chooses."""

    user: User
    what: str
    has_lived_experience: bool


def of(person: Person) -> list[Candidate]:
    """Colleagues, peer mentors and panel members of the person's service or the whole programme, by name; those with
    lived experience first. Never the person themselves, and nobody on a break."""
    here = Q(service__isnull=True) | Q(service_id__in=_around(person.service))
    held = RoleHeld.objects.current().filter(here, role__in=MAY_SIT_IN, user__is_active=True)
    held = held.exclude(user__person_id=person.pk).exclude(user__person__in=Person.objects.on_a_break())
    roles_of: dict[User, list[Role]] = {}
    for each in held.select_related("user__person").order_by("user__person__chosen_name", "user_id", "role"):
        roles_of.setdefault(each.user, []).append(Role(each.role))
    counted = set(CountsAsLived.objects.filter(user__in=roles_of).values_list("user_id", flat=True))
    found = [
        Candidate(user, " and ".join(role.label for role in roles), user.pk in counted or bool(_lived(roles)))
        for user, roles in roles_of.items()
    ]
    return sorted(found, key=lambda each: not each.has_lived_experience)


def _lived(roles: list[Role]) -> set[Role]:
    return set(roles) & set(OF_LIVED_EXPERIENCE)


def _around(service: Service | None) -> list[int]:
    """The service and those it is nested in."""
    ids = []
    while service is not None:
        ids.append(service.pk)
        service = service.parent
    return ids
