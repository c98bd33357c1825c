"""The officer's line of the staff menu."""

from typing import Any

from coprod.peers.checks.views import READERS
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def reads_checks(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*READERS))


menus.register("work", MenuItem("Checks", "checks:checks", visible=reads_checks, order=25))
