"""The officer's line of the staff menu."""

from typing import Any

from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def reads_references(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.OFFICER))


menus.register("work", MenuItem("References", "references:waiting", visible=reads_references, order=30))
