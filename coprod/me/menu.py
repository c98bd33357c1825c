"""The first line of the menu for people who take part."""

from typing import Any

from coprod.ui import menus
from coprod.ui.menus import MenuItem


def is_signed_in(user: Any) -> bool:
    return bool(user.is_authenticated)


menus.register("participant", MenuItem("My page", "me:home", visible=is_signed_in, order=10))
