"""Courses in the staff menu."""

from typing import Any

from coprod.programme.courses.models import COURSE_ROLES
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def teaches(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.has_role(*COURSE_ROLES))


menus.register("work", MenuItem("Courses", "courses:courses", visible=teaches, order=40))
