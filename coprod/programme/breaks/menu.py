"""A break is one tap from every page of a person who takes part."""

from coprod.ui import menus
from coprod.ui.menus import MenuItem

menus.register("participant", MenuItem("I need a break", "breaks:own", menus.for_those_signed_in, order=90))
