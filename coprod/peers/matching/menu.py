"""Residents in the staff menu, and who is not possible for whom in the officer's."""

from typing import Any

from coprod.peers.matching.stages import RESIDENTS_STAFF
from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def works_with_residents(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*RESIDENTS_STAFF))


def is_an_officer(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.OFFICER))


menus.register(
    "work",
    MenuItem(
        "Residents",
        "matching:residents",
        visible=works_with_residents,
        order=30,
        also=("/workspace/matches/", "/workspace/meet-ups/"),
    ),
    MenuItem("Not possible", "matching:kept_apart", visible=is_an_officer, order=31),
)
