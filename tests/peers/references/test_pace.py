"""When to remind, when to ring, when to suggest someone else: by calendar days, whatever the clocks do.

Mutations these tests were seen to catch:
- a reminder a day early or a day late; counting from the day of asking instead of the day we last wrote
- ringing while reminders are left, or at once after the last one
- a call that reached someone counts as unanswered; calls before a new link still count
- three unanswered asks are needed, or one is enough
- somebody else is suggested though another referee was asked since
- someone who would rather talk waits for reminders
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.references.pace import Asking, Call, Due, Pace, days_late, unanswered, what_is_due

DAY = date(2025, 6, 2)
PACE = Pace()


def asking(*calls, left=2, **more):
    return Asking(DAY, more.pop("written_on", DAY), left, tuple(calls), **more)


def after(days, *calls, **more):
    return what_is_due(asking(*calls, **more), PACE, DAY + timedelta(days=days))


def missed(days):
    return Call(DAY + timedelta(days=days), was_reached=False)


def reached(days):
    return Call(DAY + timedelta(days=days), was_reached=True)


def test_a_reminder_is_due_after_a_week():
    assert [after(days) for days in (0, 6, 7, 8)] == [Due.NOTHING, Due.NOTHING, Due.REMIND, Due.REMIND]
    assert days_late(asking(), PACE, DAY + timedelta(days=9)) == 2


def test_it_is_counted_from_the_day_we_last_wrote():
    assert after(10, left=1, written_on=DAY + timedelta(days=7)) is Due.NOTHING
    assert after(14, left=1, written_on=DAY + timedelta(days=7)) is Due.REMIND


def test_when_no_reminders_are_left_we_leave_them_in_peace_and_then_ring():
    assert [after(days, left=0) for days in (6, 7)] == [Due.NOTHING, Due.RING]


def test_the_written_ask_and_one_call_without_an_answer_are_two():
    assert after(8, missed(8), left=0) is Due.SOMEONE_ELSE
    assert unanswered(asking(missed(8), left=0), PACE, DAY + timedelta(days=8)) == 2


def test_two_calls_without_an_answer_are_two():
    assert after(5, missed(3)) is Due.NOTHING
    assert after(5, missed(3), missed(5)) is Due.SOMEONE_ELSE


def test_who_was_reached_is_rung_again_some_days_later():
    assert [after(days, reached(8), left=0) for days in (9, 10, 11)] == [Due.NOTHING, Due.NOTHING, Due.RING]


def test_a_new_link_asks_afresh():
    assert after(1, missed(-5), missed(-2)) is Due.NOTHING


def test_nobody_is_suggested_once_another_referee_was_asked():
    assert after(9, missed(8), left=0, somebody_else_asked_on=DAY) is Due.SOMEONE_ELSE
    assert after(9, missed(8), left=0, somebody_else_asked_on=DAY + timedelta(days=8)) is Due.NOTHING


def test_who_would_rather_talk_is_rung_at_once():
    assert after(0, would_rather_talk=True) is Due.RING
    assert after(0, missed(0), would_rather_talk=True) is Due.NOTHING
    assert after(3, missed(0), would_rather_talk=True) is Due.RING
    assert after(3, missed(0), missed(3), would_rather_talk=True) is Due.SOMEONE_ELSE


@pytest.mark.parametrize(
    ("written", "due"),
    [
        (date(2024, 2, 22), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 3, 7)),
        (date(2023, 2, 22), date(2023, 3, 1)),
        (date(2025, 3, 28), date(2025, 4, 4)),
        (date(2025, 10, 24), date(2025, 10, 31)),
        (date(2025, 12, 29), date(2026, 1, 5)),
    ],
)
def test_a_week_is_seven_days_of_the_calendar(written, due):
    one = Asking(written, written, 2)
    assert what_is_due(one, PACE, due - timedelta(days=1)) is Due.NOTHING
    assert what_is_due(one, PACE, due) is Due.REMIND


days = st.integers(0, 60)
calls = st.lists(st.builds(Call, days.map(lambda count: DAY + timedelta(days=count)), st.booleans()), max_size=4)


class TestWhateverHappened:
    @given(calls, st.integers(0, 3), days, st.booleans())
    def test_one_more_unanswered_call_never_asks_for_fewer(self, made, left, today, talks):
        on = DAY + timedelta(days=today)
        one = asking(*made, left=left, would_rather_talk=talks)
        more = asking(*made, Call(on, was_reached=False), left=left, would_rather_talk=talks)
        assert unanswered(more, PACE, on) == unanswered(one, PACE, on) + 1

    @given(calls, st.integers(0, 3), days, st.booleans())
    def test_who_is_suggested_stays_suggested(self, made, left, today, talks):
        one = asking(*made, left=left, would_rather_talk=talks)
        if what_is_due(one, PACE, DAY + timedelta(days=today)) is Due.SOMEONE_ELSE:
            assert what_is_due(one, PACE, DAY + timedelta(days=today + 30)) is Due.SOMEONE_ELSE

    @given(calls, st.integers(1, 3), days)
    def test_nobody_is_rung_while_reminders_are_left(self, made, left, today):
        assert what_is_due(asking(*made, left=left), PACE, DAY + timedelta(days=today)) is not Due.RING

    @given(calls, st.integers(-2, 0), days, st.booleans())
    def test_nobody_is_reminded_when_none_are_left(self, made, left, today, talks):
        one = asking(*made, left=left, would_rather_talk=talks)
        assert what_is_due(one, PACE, DAY + timedelta(days=today)) is not Due.REMIND
