"""What a charity has in place before it begins. A room computes what it knows in ready.py; the checklist gathers it."""

from dataclasses import dataclass
from datetime import date

from coprod.people.models import Role
from coprod.people.models.service import STAFF_ROLES
from coprod.people.worklists import found


@dataclass(frozen=True)
class Ready:
    """One thing to have in place, as the records say. `where` is the address of the page to do it on, `order` its
    place in the list. `sentence` says how it stands, or what is missing. `opens_for` is who may open the page."""

    name: str
    is_in_place: bool
    sentence: str
    where: str
    where_label: str
    order: int = 50
    opens_for: tuple[Role, ...] = tuple(STAFF_ROLES)


def computed(today: date) -> list[Ready]:
    """What every installed room knows, in the order of the list. A room's `items(today)` costs a fixed number of
    queries."""
    return sorted((item for room in found("ready") for item in room.items(today)), key=lambda item: item.order)
