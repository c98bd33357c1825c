"""Which days a series falls on. Pure: days in, days out."""

import calendar
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"


_DAYS = {Every.DAY: 1, Every.WEEK: 7, Every.FORTNIGHT: 14}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3}
_LAST = 4
"""The fifth of a weekday is not in every month: “the last” is meant (0 is the first)."""


def days(first: date, *, every: Every, times: int) -> list[date]:
    """`times` days from `first` on. Every month and every three months keep the weekday and its place in the month
    (the second Thursday)."""
    if every in _MONTHS:
        return [_same_weekday(first, _MONTHS[every] * number) for number in range(times)]
    return [first + timedelta(days=_DAYS[every] * number) for number in range(times)]


def at(day: date, clock_time: time, zone: ZoneInfo) -> datetime:
    """That time of that day as clocks there show it: half past one stays half past one across summer time."""
    return datetime.combine(day, clock_time, tzinfo=zone)


def _same_weekday(first: date, months: int) -> date:
    place = (first.day - 1) // 7
    ahead = first.month - 1 + months
    year, month = first.year + ahead // 12, ahead % 12 + 1
    of_month = calendar.monthrange(year, month)[1]
    fitting = [
        day
        for day in (date(year, month, number) for number in range(1, of_month + 1))
        if day.weekday() == first.weekday()
    ]
    return fitting[-1] if place >= _LAST else fitting[place]
