"""The first line of the menu for people who take part."""

from coprod.ui import menus
from coprod.ui.menus import MenuItem

menus.register("participant", MenuItem("My page", "me:home", visible=menus.for_those_signed_in, order=10))
