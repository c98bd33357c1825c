"""Which days a series falls on.

Mutations tried, each made a test fail: place counted from `first.day // 7`; the last week taken as `> _LAST`; the
month not carried into the next year; a fortnight of 15 days; `times` one too many; the weekday taken from the 1st.
"""

from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coprod import clock
from coprod.programme.gatherings.rules import Every, at, days

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
TIMES = st.integers(1, 24)


@given(DAYS, TIMES, st.sampled_from(Every))
def test_it_begins_on_the_first_day_and_has_as_many_as_asked(first, times, every):
    found = days(first, every=every, times=times)
    assert found[0] == first
    assert len(found) == len(set(found)) == times
    assert found == sorted(found)


@given(DAYS, TIMES)
def test_monthly_is_once_in_each_month_on_the_same_weekday(first, times):
    found = days(first, every=Every.MONTH, times=times)
    months = [day.year * 12 + day.month for day in found]
    assert months == list(range(months[0], months[0] + times))
    assert {day.weekday() for day in found} == {first.weekday()}


@given(DAYS, TIMES)
def test_monthly_keeps_its_place_in_the_month(first, times):
    found = days(first, every=Every.MONTH, times=times)
    if first.day <= 28:
        assert {(day.day - 1) // 7 for day in found} == {(first.day - 1) // 7}
    else:
        assert all((day + timedelta(days=7)).month != day.month for day in found), "the last of each month"


@given(DAYS, TIMES)
def test_the_others_keep_their_distance(first, times):
    for every, apart in ((Every.DAY, 1), (Every.WEEK, 7), (Every.FORTNIGHT, 14)):
        found = days(first, every=every, times=times)
        assert {(later - earlier).days for earlier, later in pairwise(found)} <= {apart}


@given(DAYS, st.times(time(8), time(22)))
def test_clocks_show_the_time_that_was_asked(day, clock_time):
    moment = clock.local(at(day, clock_time, clock.LONDON).astimezone(clock.now().tzinfo))
    assert (moment.date(), moment.time()) == (day, clock_time)


def test_every_three_months():
    assert days(date(2026, 11, 12), every=Every.QUARTER, times=3) == [
        date(2026, 11, 12),
        date(2027, 2, 11),
        date(2027, 5, 13),
    ]


def test_the_second_thursday_and_the_last_monday():
    assert days(date(2026, 11, 12), every=Every.MONTH, times=3) == [
        date(2026, 11, 12),
        date(2026, 12, 10),
        date(2027, 1, 14),
    ]
    assert days(date(2026, 11, 30), every=Every.MONTH, times=3) == [
        date(2026, 11, 30),
        date(2026, 12, 28),
        date(2027, 1, 25),
    ]
