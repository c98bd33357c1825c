"""Quiet hours: when an ordinary message would be unkind, and until when it waits."""

from datetime import UTC, datetime, time, timedelta

from coprod import clock


def quiet_until(moment: datetime, start: time, end: time) -> datetime | None:
    """The end of the quiet hours that `moment` falls in, as London clocks show them, or None outside them.

    `start` later than `end` spans midnight; equal means no quiet hours.
    """
    if start == end:
        return None
    here = clock.local(moment)
    now = here.time()
    is_quiet = start <= now < end if start < end else now >= start or now < end
    if not is_quiet:
        return None
    day = here.date() + timedelta(days=1) if now >= end else here.date()
    return datetime.combine(day, end, tzinfo=clock.LONDON).astimezone(UTC)
