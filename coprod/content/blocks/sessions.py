"""When and where something takes place, typed as dates: of a training, or of something to join in with."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from wagtail.blocks import CharBlock, DateBlock, StructBlock, StructValue, TimeBlock

from coprod import clock
from coprod.content.blocks.links import left_to_fix

MOST_SHOWN = 8


class SessionBlock(StructBlock):
    day = DateBlock(help_text="It leaves the page by itself the day after.")
    begins = TimeBlock(help_text="Such as 10:00.")
    ends = TimeBlock(required=False, help_text="Such as 15:00.")
    place = CharBlock(max_length=120, help_text="Where, or “Online”.")
    note = CharBlock(required=False, max_length=40, help_text="Two or three words, such as: 4 places left")

    class Meta:
        icon = "date"
        label = "Date"

    def clean(self, value: Any) -> StructValue:
        cleaned: StructValue = super().clean(value)
        if cleaned.get("begins") and cleaned.get("ends") and cleaned["ends"] <= cleaned["begins"]:
            raise left_to_fix("ends", "It ends before it begins.")
        return cleaned


SESSIONS: list[tuple[str, Any]] = [("session", SessionBlock())]


def coming(sessions: Iterable[Any]) -> list[Any]:
    """What is today or later, soonest first. A draft may have dates that say no day yet; they wait."""
    today = clock.today()
    values = [block.value for block in sessions if block.value["day"] and block.value["day"] >= today]
    return sorted(values, key=lambda value: (value["day"], value["begins"] or time.min))[:MOST_SHOWN]
