"""The panel in the menus: for the public what it changed, for staff what it is asked."""

from typing import Any

from coprod.panels.consultations.views.staff import WORKS_WITH_THE_PANEL
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def works_with_the_panel(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.has_role(*WORKS_WITH_THE_PANEL))


menus.register("public", MenuItem("You said, we did", "consultations:influence_list", order=50))
menus.register(
    "work",
    MenuItem(
        "Panel",
        "consultations:consultations",
        visible=works_with_the_panel,
        order=50,
        also=("/workspace/policies/", "/workspace/panel/members/"),
    ),
)
