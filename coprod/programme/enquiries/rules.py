"""By when an enquiry is answered: working days in England and Wales."""

from collections.abc import Container
from datetime import date, timedelta


def answer_by(received_on: date, *, working_days: int, holidays: Container[date]) -> date:
    """The last working day on which an answer is on time: `working_days` working days after `received_on`."""
    day = received_on
    left = working_days
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            left -= 1
    return day
