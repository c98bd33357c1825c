"""The only source of now and today. Tests and the demonstration move it; nothing else reads the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_moved_to: ContextVar[datetime | None] = ContextVar("moved_to", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _moved_to.get() or datetime.now(UTC)  # noqa: TID251  the one place that may ask


def today() -> date:
    """The present day in London, where the charity keeps its calendar."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """A moment as London clocks show it (summer time included)."""
    return moment.astimezone(LONDON)


def time_of_day(when: time | datetime) -> str:
    """ "1:30pm", as templates write it too; a moment as London clocks show it."""
    return f"{local(when) if isinstance(when, datetime) else when:%-I:%M%p}".lower()


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Everything inside happens at `moment` (aware). The demonstration tells its story this way."""
    token = _moved_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moved_to.reset(token)
