"""Months: reading, writing, counting, and the window of them a rule looks at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.references.months import ImpossibleMonth, Month, Window, months, runs

JUNE = Month(2025, 6)

any_month = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))
a_few = st.integers(-600, 600)


def test_a_month_is_written_in_full():
    assert str(JUNE) == "June 2025"


def test_a_month_has_a_short_label():
    assert JUNE.label == "Jun 2025"


def test_a_day_falls_in_its_month():
    assert Month.of(date(2024, 2, 29)) == Month(2024, 2)


@given(any_month)
def test_what_is_written_can_be_read_back(month):
    assert Month.parse(month.isoformat()) == month


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "2025-6",
        "2025-13",
        "2025-00",
        "0000-01",
        "June 2025",
        "2025-06-01",
        " 2025-06",
        "2025-06\n",
        "٢٠٢٥-٠٦",
    ],
)
def test_what_is_not_a_month_is_refused(text):
    with pytest.raises(ImpossibleMonth):
        Month.parse(text)


@pytest.mark.parametrize(("year", "number"), [(2025, 0), (2025, 13), (0, 1), (10000, 1)])
def test_a_month_that_never_was_is_refused(year, number):
    with pytest.raises(ImpossibleMonth):
        Month(year, number)


def test_december_is_followed_by_january():
    assert Month(2024, 12) + 1 == Month(2025, 1)


def test_january_is_preceded_by_december():
    assert Month(2025, 1) - 1 == Month(2024, 12)


def test_months_are_counted_across_the_turn_of_the_year():
    assert Month(2025, 2) - Month(2024, 11) == 3


@given(any_month, a_few)
def test_going_on_and_coming_back_ends_where_it_began(month, count):
    assert (month + count) - count == month
    assert (month + count) - month == count


@given(any_month, any_month)
def test_the_earlier_month_sorts_first(one, other):
    assert (one < other) == (one - other < 0)
    assert (one < other) == (one.isoformat() < other.isoformat())


def test_months_from_first_to_last_include_both():
    assert [str(month) for month in months(Month(2024, 12), Month(2025, 2))] == [
        "December 2024",
        "January 2025",
        "February 2025",
    ]


def test_there_are_no_months_between_a_last_and_an_earlier_first():
    assert months(JUNE, JUNE - 1) == ()


def test_runs_join_neighbouring_months_in_any_order():
    assert runs([JUNE, JUNE - 6, JUNE - 1, JUNE]) == ((JUNE - 6,), (JUNE - 1, JUNE))


@given(st.lists(any_month))
def test_runs_hold_every_month_once(chosen):
    assert [month for run in runs(chosen) for month in run] == sorted(set(chosen))


@given(any_month, st.integers(1, 60), a_few, st.none() | st.integers(0, 80))
def test_a_window_holds_just_the_months_of_a_span_that_lie_in_it(last, length, start, lasting):
    window = Window(last, length)
    first = last + start
    until = None if lasting is None else first + lasting
    inside = [month for month in window.months if first <= month and (until is None or month <= until)]
    assert window.months_in(window.between(first, until)) == tuple(inside)
