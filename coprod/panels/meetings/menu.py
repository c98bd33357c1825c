"""Panel meetings in the staff menu, beside the panel."""

from typing import Any

from coprod.panels.meetings.models import MEETING_ROLES
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def holds_meetings(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.holds_for_programme(*MEETING_ROLES))


menus.register(
    "work",
    MenuItem("Panel meetings", "meetings:meetings", visible=holds_meetings, order=52, about="When the panel meets."),
)
