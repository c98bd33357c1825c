"""The front room's lines of the staff menu."""

from typing import Any

from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def recruits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*RECRUITING_ROLES))


menus.register(
    "work",
    MenuItem("Today", "workspace:today", order=10),
    MenuItem("People", "workspace:people", visible=recruits, order=20),
)
