"""Where the room stands in the menus."""

from coprod.accounts.permissions import looks_after_sign_ins
from coprod.ui import menus
from coprod.ui.menus import MenuItem

menus.register(
    "more",
    MenuItem(
        "Team",
        "team",
        visible=looks_after_sign_ins,
        order=90,
        group="Set up",
        about="Who signs in here, as what.",
    ),
)
