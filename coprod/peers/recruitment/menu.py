"""The applicant's line of the menu."""

from typing import Any

from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def applies(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.APPLICANT))


menus.register("participant", MenuItem("My application", "recruitment:apply", visible=applies, order=20))
