"""The front room's lines of the staff menu."""

from typing import Any

from coprod.people.models import Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def recruits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*RECRUITING_ROLES))


def administers(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.ADMINISTRATOR))


menus.register(
    "work",
    MenuItem("Today", "workspace:today", order=10),
    MenuItem("People", "workspace:people", visible=recruits, order=20),
    MenuItem("Your charity", "workspace:charity", visible=administers, order=92),
    MenuItem("Health", "workspace:health", visible=administers, order=94),
)
