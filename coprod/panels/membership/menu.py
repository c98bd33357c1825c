"""The panel's line of the participants' menu."""

from typing import Any

from coprod.panels.membership.models import WHO_IS_WHO
from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def is_on_the_panel(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.has_role(Role.PANEL_MEMBER))


def knows_who_is_who(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.has_role(*WHO_IS_WHO))


menus.register("participant", MenuItem("The panel", "membership:home", visible=is_on_the_panel, order=30))
menus.register("work", MenuItem("Panel", "membership:members", visible=knows_who_is_who, order=50))
