"""The handbook's place in the menus of people who are signed in."""

from coprod.ui import menus
from coprod.ui.menus import MenuItem

HANDBOOK = MenuItem(
    "Handbook", "handbook", visible=menus.for_those_signed_in, order=95, about="A page for each thing you do here."
)
menus.register("work", HANDBOOK)
menus.register("participant", HANDBOOK)
