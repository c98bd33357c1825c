"""The first line of the menu for people who take part."""

from typing import Any

from coprod.ui import menus
from coprod.ui.menus import MenuItem


def takes_part(user: Any) -> bool:
    """Signed in, and not one of the team: those find Today there instead."""
    return bool(user and user.is_authenticated and not user.is_team)


menus.register("participant", MenuItem("My page", "me:home", visible=menus.for_those_signed_in, order=10))
menus.register("public", MenuItem("My page", "me:home", visible=takes_part, order=5))
