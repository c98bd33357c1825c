"""A mentor's line of the menu."""

from typing import Any

from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def mentors(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.PEER_MENTOR))


menus.register(
    "participant",
    MenuItem("Meet-ups", "meetups:own", visible=mentors, order=15),
    MenuItem("My card", "matching:card", visible=mentors, order=16),
)
