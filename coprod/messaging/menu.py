"""Where the pages about messages stand in the menus."""

from coprod.messaging.permissions import works_with_messages
from coprod.ui import menus
from coprod.ui.menus import MenuItem

menus.register("work", MenuItem("Messages", "messaging:messages", visible=works_with_messages, order=60))
menus.register("footer", MenuItem("Our messages to you", "own_messages:wanted", menus.for_those_signed_in, order=40))
