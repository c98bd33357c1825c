"""A day and a time of day: filled in as browsers read them, read as people type them."""

from datetime import date, time

import pytest

from coprod.ui.forms import ClockField, DayField, Form


class WhenForm(Form):
    day = DayField(label="Which day?")
    start = ClockField(label="From")


def test_they_are_filled_in_with_the_formats_that_browsers_read():
    shown = WhenForm(initial={"day": date(2026, 3, 9), "start": time(9, 5)}).as_p()
    assert 'value="2026-03-09"' in shown
    assert 'value="09:05"' in shown


@pytest.mark.parametrize("typed", ["2026-03-09", "9/3/2026", "9.3.2026", "9 March 2026", "9 Mar 2026"])
def test_a_day_is_read_as_people_type_it_here(typed):
    form = WhenForm({"day": typed, "start": "9:05"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2026, 3, 9)


@pytest.mark.parametrize("typed", ["9:05", "9.05", "9:05am"])
def test_a_time_is_read_as_people_type_it(typed):
    form = WhenForm({"day": "2026-03-09", "start": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["start"] == time(9, 5)


@pytest.mark.parametrize("typed", ["9999-01-01", "0001-01-01", "2062-03-09"])
def test_a_year_far_from_ours_is_looked_at_again(typed):
    form = WhenForm({"day": typed, "start": "9:05"})
    assert form.errors["day"] == ["Look at the year. Choose a day nearer to today."]
