"""The panel's line of the participants' menu."""

from typing import Any

from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def is_on_the_panel(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.has_role(Role.PANEL_MEMBER))


menus.register("participant", MenuItem("The panel", "membership:home", visible=is_on_the_panel, order=30))
