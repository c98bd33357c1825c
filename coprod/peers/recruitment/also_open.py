"""What else is open to someone: other roles on offer now, and the public menu of offers where there is one."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.people.worklists import found


@dataclass(frozen=True)
class AlsoOpen:
    """`offers` is the address of the public menu of offers; empty where the site has none."""

    roles: tuple[RoleOnOffer, ...]
    offers: str = ""

    @property
    def names(self) -> list[str]:
        return [role.name for role in self.roles]


def roles_beside(application: Application) -> Iterable[RoleOnOffer]:
    """Roles on offer that this person has no open application for, and not the one of this application."""
    taken = Application.objects.filter(person_id=application.person_id).open().values("role_id")
    others = RoleOnOffer.objects.filter(is_open=True).exclude(pk=application.role_id).exclude(pk__in=taken)
    return others.select_related("eligibility")


def to(application: Application) -> AlsoOpen:
    return AlsoOpen(tuple(roles_beside(application)), offers())


def offers() -> str:
    """Where the public menu of offers is, from whichever room has one: its open_doors.py says."""
    return next((address for door in found("open_doors") if (address := door.address())), "")
