"""Where the pages about messages stand in the menus."""

from coprod.messaging.lists import sees_messages
from coprod.ui import menus
from coprod.ui.menus import MenuItem

menus.register(
    "work",
    MenuItem("Messages", "messaging:messages", visible=sees_messages, order=60, about="What was sent, and the lists."),
)
menus.register("footer", MenuItem("Our messages to you", "own_messages:wanted", menus.for_those_signed_in, order=40))
