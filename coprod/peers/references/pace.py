"""When to remind a referee, when to ring, and when to suggest someone else (REF-5, REF-7). Days are calendar days."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

ENOUGH_UNANSWERED = 2
"""After two unanswered asks somebody else is suggested (REF-7)."""


class Due(Enum):
    NOTHING = "nothing"
    REMIND = "remind"
    RING = "ring"
    SOMEONE_ELSE = "someone else"


@dataclass(frozen=True, slots=True)
class Pace:
    """How many days pass before a reminder, before the first call once no reminders are left, and between calls."""

    remind_after: int = 7
    ring_after: int = 7
    ring_again_after: int = 3


@dataclass(frozen=True, slots=True)
class Call:
    on: date
    was_reached: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """One open asking: since when, when we last wrote, how many more reminders are allowed, and every call.
    `somebody_else_asked_on` is the last day on which another referee of the same person was asked."""

    asked_on: date
    written_on: date
    reminders_left: int
    calls: tuple[Call, ...] = ()
    would_rather_talk: bool = False
    somebody_else_asked_on: date | None = None

    @property
    def calls_since_asked(self) -> tuple[Call, ...]:
        """A new link asks afresh: calls before it no longer count."""
        return tuple(call for call in self.calls if call.on >= self.asked_on)


def days_late(asking: Asking, pace: Pace, today: date) -> int:
    """For how many days a reminder has been due; below 0, in how many days it will be."""
    return (today - asking.written_on).days - pace.remind_after


def unanswered(asking: Asking, pace: Pace, today: date) -> int:
    """How many asks had no answer: the written one, with all its reminders and time to answer, and each call."""
    written = not asking.would_rather_talk and asking.reminders_left <= 0 and _is_time_to_ring(asking, pace, today)
    return int(written) + sum(not call.was_reached for call in asking.calls_since_asked)


def what_is_due(asking: Asking, pace: Pace, today: date) -> Due:
    """The next thing to do about an open asking, today."""
    if unanswered(asking, pace, today) >= ENOUGH_UNANSWERED:
        return Due.NOTHING if _is_somebody_else_asked(asking) else Due.SOMEONE_ELSE
    if asking.would_rather_talk:
        return Due.RING if _has_left_in_peace(asking, pace, today) else Due.NOTHING
    if asking.reminders_left > 0:
        return Due.REMIND if days_late(asking, pace, today) >= 0 else Due.NOTHING
    is_time = _is_time_to_ring(asking, pace, today) and _has_left_in_peace(asking, pace, today)
    return Due.RING if is_time else Due.NOTHING


def _is_somebody_else_asked(asking: Asking) -> bool:
    """Whether the suggestion was taken: another referee was asked since we last tried this one."""
    tried_last = max([asking.written_on, *(call.on for call in asking.calls_since_asked)])
    return asking.somebody_else_asked_on is not None and asking.somebody_else_asked_on >= tried_last


def _is_time_to_ring(asking: Asking, pace: Pace, today: date) -> bool:
    return (today - asking.written_on).days >= pace.ring_after


def _has_left_in_peace(asking: Asking, pace: Pace, today: date) -> bool:
    calls = asking.calls_since_asked
    return not calls or (today - max(call.on for call in calls)).days >= pace.ring_again_after
