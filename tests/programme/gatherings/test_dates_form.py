"""Days as people type them: a mistyped year gets a sentence, never a bare error."""

import pytest

from coprod.programme.gatherings.forms import DatesForm

TYPED = {"start": "13:00", "end": "15:00", "every": "quarter", "times": "24", "mode": "by_phone"}


@pytest.mark.parametrize("day", ["2027-03-04", "4/3/2027"])
def test_a_day_of_our_time_is_a_day(day):
    form = DatesForm({**TYPED, "day": day})
    assert form.is_valid(), form.errors
    assert form.dates["first"].year == 2027


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2226-03-04"])
def test_a_year_far_away_is_refused_with_a_sentence(day):
    form = DatesForm({**TYPED, "day": day})
    assert form.errors["day"] == ["Look at the year. Choose a day nearer to today."]
