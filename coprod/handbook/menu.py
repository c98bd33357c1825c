"""The handbook's place in the menus of people who are signed in."""

from typing import Any

from coprod.ui import menus
from coprod.ui.menus import MenuItem


def is_signed_in(user: Any) -> bool:
    """Visitors have nothing to look up."""
    return user is not None and user.is_authenticated


HANDBOOK = MenuItem("Handbook", "handbook", visible=is_signed_in, order=95)
menus.register("work", HANDBOOK)
menus.register("participant", HANDBOOK)
