"""Bringing over what a charity has, under "More"."""

from coprod.programme.arrivals.permissions import may_look
from coprod.ui import menus
from coprod.ui.menus import MenuItem

menus.register(
    "more",
    MenuItem(
        "Bring over what you have",
        "arrivals:start",
        visible=may_look,
        order=80,
        about="People, checks and more from your spreadsheets, all at once or one by one.",
    ),
)
