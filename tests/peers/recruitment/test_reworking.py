"""What changes between two roles, for any two. Mutations tried, each caught: `no_longer` taken from `after`; `same`
left out of the answer; a check compared without its workforce; courses, a chat or meeting alone not listed at all."""

from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.recruitment.reworking import Asks, between

ASKS = st.builds(
    Asks,
    check=st.sampled_from(["", "a basic DBS check", "an enhanced DBS check, with adults"]),
    courses=st.lists(st.sampled_from(["Listening", "Keeping safe", "Boundaries"]), unique=True).map(tuple),
    meets_one_to_one=st.booleans(),
)


@given(then=ASKS, now=ASKS)
def test_everything_asked_now_is_more_or_the_same_and_nothing_twice(then, now):
    change = between(then, now)
    assert sorted(change.more + change.same) == sorted(now.listed)
    assert sorted(change.no_longer + change.same) == sorted(then.listed)
    assert len({*change.more, *change.no_longer, *change.same}) == len(change.more + change.no_longer + change.same)


@given(then=ASKS, now=ASKS)
def test_the_way_back_is_the_other_way_round(then, now):
    there, back = between(then, now), between(now, then)
    assert (set(there.more), set(there.no_longer)) == (set(back.no_longer), set(back.more))


@given(asks=ASKS)
def test_the_same_role_changes_nothing(asks):
    assert not between(asks, asks)
    assert bool(between(Asks(), asks)) == bool(asks.listed)


def test_all_that_is_asked_is_listed():
    asks = Asks("an enhanced DBS check, with adults", ("Listening",), meets_one_to_one=True, chat=True)
    assert asks.listed == (
        "An enhanced DBS check, with adults",
        "A chat with us",
        "The course “Listening”",
        "Meeting residents one to one",
    )
