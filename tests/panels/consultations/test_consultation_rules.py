"""Small numbers stay hidden and cannot be worked out; reading takes at least a minute.

Mutations tried, each caught here: hidden only below hide_below - 1; one hidden count left alone; the largest hidden in
place of the next smallest; nobody (0) hidden too; hidden counts that together stay under the limit; a total of nobody
hidden; a total at the limit hidden; minutes rounded to 0.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.panels.consultations.rules import may_show_total, reading_minutes, without_small_numbers

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1)


@pytest.mark.parametrize(
    "counts, shown",
    [
        ({"right": 9, "not_quite": 0}, {"right": 9, "not_quite": 0}),
        ({"right": 9, "not_quite": 2}, {"right": None, "not_quite": None}),
        ({"a": 9, "b": 6, "c": 2}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 4, "c": 3}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 2, "c": 2}, {"a": None, "b": None, "c": None}),
        ({"a": 5}, {"a": 5}),
    ],
)
def test_what_is_shown_beside_a_total(counts, shown):
    assert without_small_numbers(counts, 5) == shown


@given(COUNTS, st.integers(1, 10))
def test_no_small_number_is_shown_or_can_be_worked_out(counts, hide_below):
    shown = without_small_numbers(counts, hide_below)
    hidden = [counts[name] for name, count in shown.items() if count is None]
    for name, count in shown.items():
        assert count in (None, counts[name])
        assert count is None or count == 0 or count >= hide_below
    everything_hidden = all(count in (None, 0) for count in shown.values())
    assert not hidden or everything_hidden or (len(hidden) > 1 and sum(hidden) >= hide_below)
    assert hidden or shown == counts


@given(COUNTS, st.integers(1, 10))
def test_nothing_is_hidden_without_need(counts, hide_below):
    if all(count == 0 or count >= hide_below for count in counts.values()):
        assert without_small_numbers(counts, hide_below) == counts


def test_totals_and_minutes():
    assert [may_show_total(people, 5) for people in (0, 1, 4, 5, 19)] == [True, False, False, True, True]
    assert [reading_minutes(words) for words in (0, 10, 150, 400, 1500)] == [1, 1, 1, 3, 10]
