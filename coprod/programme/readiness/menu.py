"""Readiness stands under More for every colleague."""

from typing import Any

from coprod.ui import menus
from coprod.ui.menus import MenuItem


def works_here(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.is_team)


menus.register(
    "more",
    MenuItem(
        "Are we ready?",
        "readiness:checklist",
        visible=works_here,
        order=30,
        about="What residents said they want, and what the charity has in place.",
    ),
)
