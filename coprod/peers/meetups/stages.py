"""Where a meet-up is: planned, perhaps moved or called off, and noted afterwards (MEE-1)."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor
from coprod.audit.stages import Move
from coprod.peers.matching import stages as matching


class Stage(TextChoices):
    PLANNED = "planned", "Planned"
    MOVED = "moved", "Moved"
    CALLED_OFF = "called_off", "Called off"
    NOTED = "noted", "It happened"


TO_COME = (Stage.PLANNED, Stage.MOVED)


def one_of_them(by: Actor, meetup: Any) -> bool:
    """The mentor, or the staff of the resident."""
    return matching.staff_or_mentor(by, meetup.match)


MOVES = (
    Move((*TO_COME, Stage.CALLED_OFF), Stage.MOVED, "moved a meet-up with {person}", one_of_them),
    Move(TO_COME, Stage.CALLED_OFF, "called off a meet-up with {person}", one_of_them),
    Move(TO_COME, Stage.NOTED, "wrote down a meet-up with {person}", one_of_them),
)
