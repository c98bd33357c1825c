"""The rules of the funnel: examples, then what holds for every walk.

Mutations these tests were seen to catch:
- someone welcomed back is counted twice in a stage; the days of the first round are forgotten
- the days of those still in a stage join the median of those who went on
- two overlapping stays in one stage count twice
- "left" looks at the way that began last instead of the one that ended last
- someone with one open application has left; someone brought over is counted
- a difference of two numbers shown to a trustee is one person
"""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.recruitment import funnel_rules as rules
from coprod.peers.recruitment.funnel_rules import Path, TrackTime, Walk, Way

PATH = Path(("hello", "applying", "checks", "active"), "gone", "applying")
BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)
TODAY = datetime(2026, 6, 1, 9, tzinfo=UTC)


def day(number):
    return BEGAN + timedelta(days=number)


def way(*moves, because="", role=None):
    return Way(tuple((stage, day(number)) for stage, number in moves), because, role)


def walk(*ways, who="Asha"):
    return Walk(who, ways, PATH, TODAY)


def stage(name, walks):
    return next(each for each in rules.by_stage(walks, PATH) if each.stage == name)


ON_THE_WAY = walk(way(("hello", 0), ("applying", 2), ("checks", 12)))
LEFT = walk(way(("hello", 0), ("applying", 4), ("gone", 20), because="stopped"), who="Jon")
THROUGH = walk(way(("hello", 0), ("applying", 2), ("checks", 12), ("active", 42)), who="Mina")


def test_each_person_is_in_one_place_and_the_days_are_those_of_whoever_went_on():
    numbers = stage("applying", [ON_THE_WAY, LEFT, THROUGH])
    assert (numbers.reached, numbers.went_on, numbers.here, numbers.left) == (3, 2, 0, 1)
    assert (numbers.days, numbers.days_so_far) == (10, None)


def test_those_still_there_are_counted_apart():
    numbers = stage("checks", [ON_THE_WAY, THROUGH])
    assert (numbers.went_on, numbers.here) == (1, 1)
    assert (numbers.days, numbers.days_so_far) == (30, 80)


def test_the_longest_wait_is_the_greatest_median_of_those_who_went_on():
    assert rules.longest_wait(rules.by_stage([ON_THE_WAY, LEFT, THROUGH], PATH)).stage == "checks"
    assert rules.longest_wait(rules.by_stage([], PATH)) is None


def test_someone_welcomed_back_counts_once_and_the_days_add_up():
    first = (("hello", 0), ("applying", 2), ("checks", 12), ("gone", 22))
    back = walk(way(*first, ("applying", 60), ("checks", 63), ("active", 70)))
    assert stage("checks", [back]).reached == stage("checks", [back]).went_on == 1
    assert (back.days["applying"], back.days["checks"]) == (13, 17)
    assert not back.has_left


def test_someone_back_at_an_earlier_stage_is_there_today_and_reached_what_they_reached():
    back = walk(way(("hello", 0), ("applying", 2), ("checks", 12), ("gone", 22), ("applying", 60)))
    assert (stage("checks", [back]).reached, stage("applying", [back]).here) == (1, 1)


def test_two_applications_are_one_person_and_overlapping_days_count_once():
    first = way(("hello", 0), ("applying", 1), ("checks", 10), ("active", 20))
    both = walk(first, way(("applying", 3), ("checks", 15)))
    assert [each.reached for each in rules.by_stage([both], PATH)] == [1, 1, 1, 1]
    assert both.here == "active"
    assert both.days["checks"] == (TODAY - day(10)).days


def test_someone_with_an_open_application_has_not_left():
    closed = way(("hello", 0), ("applying", 1), ("gone", 5), because="stopped")
    assert walk(closed).has_left
    assert not walk(closed, way(("applying", 3))).has_left


def test_where_someone_left_is_the_way_that_ended_last():
    first = way(("hello", 0), ("applying", 1), ("checks", 9), ("gone", 50), because="lost_touch")
    second = way(("applying", 3), ("gone", 30), because="stopped")
    assert walk(first, second).left == ("checks", "lost_touch")
    assert rules.why_left([walk(first, second), LEFT]) == {("checks", "lost_touch"): 1, ("applying", "stopped"): 1}


def test_a_hello_that_was_closed_left_from_hello():
    assert walk(way(("hello", 0), ("gone", 9))).left == ("hello", "")


def test_people_brought_over_are_left_out_and_those_who_applied_here_are_not():
    brought = walk(way(("hello", 0), ("active", 0)))
    assert brought.is_brought_over
    assert rules.who_walked([brought, THROUGH]) == [THROUGH]


def test_a_period_is_by_the_first_hello_and_both_days_count():
    later = walk(way(("hello", 5)), who="Lou")
    assert rules.who_walked([later, LEFT], date(2026, 3, 6), date(2026, 3, 6)) == [later]
    assert rules.who_walked([later, LEFT], None, date(2026, 3, 5)) == [LEFT]


def test_for_one_role_only_what_was_done_for_it_counts():
    both = walk(way(("hello", 0), ("applying", 1), role=1), way(("applying", 3), ("checks", 15), role=2))
    assert [each.furthest for each in rules.for_role([both, LEFT], 1)] == [1]


def test_tracks_tell_those_who_are_done_from_those_who_are_not_and_those_who_left():
    times = [
        TrackTime("DBS", "Mina", day(12), day(22)),
        TrackTime("DBS", "Asha", day(12), None),
        TrackTime("DBS", "Jon", day(5), None),
        TrackTime("DBS", "somebody else", day(5), day(6)),
    ]
    found = rules.by_track([ON_THE_WAY, LEFT, THROUGH], times, ["DBS", "Identity"])
    assert [(each.began, each.done, each.open, each.stopped, each.days) for each in found] == [
        (3, 1, 1, 1, 10),
        (0, 0, 0, 0, None),
    ]


def test_a_person_counts_once_for_each_thing_in_their_way():
    met = [("Asha", "No ID"), ("Asha", "No ID"), ("Jon", "No ID"), ("Asha", "Moved"), ("nobody", "Moved")]
    assert rules.by_kind([ON_THE_WAY, LEFT], met) == {"No ID": 2, "Moved": 1}


def test_what_a_trustee_sees_lets_no_few_people_follow():
    assert rules.safe_along([23, 20, 13, 6, 6, 6], 5) == [23, None, 13, 6, 6, 6]
    assert rules.safe_along([4, 2, 0], 5) == [None, None, 0]


stages = st.sampled_from([*PATH.stages, PATH.ends_in])
moves = st.lists(st.tuples(stages, st.integers(0, 90)), min_size=1, max_size=8)
ways = moves.map(lambda found: way(*sorted(found, key=lambda move: move[1]), because="stopped"))
walks = st.lists(st.lists(ways, min_size=1, max_size=3), max_size=6).map(
    lambda found: [walk(*theirs, who=number) for number, theirs in enumerate(found)]
)


@given(walks)
def test_every_stage_is_reached_by_as_many_as_the_next_or_more(people):
    reached = [each.reached for each in rules.by_stage(people, PATH)]
    assert reached == sorted(reached, reverse=True)
    assert not reached or reached[0] == len(people)


@given(walks)
def test_everyone_is_in_one_stage_today_or_has_left_from_one(people):
    numbers = rules.by_stage(people, PATH)
    assert sum(each.here + each.left for each in numbers) == len(people)
    assert sum(rules.why_left(people).values()) == sum(each.left for each in numbers)
    for each, after in pairwise(numbers):
        assert each.went_on == after.reached


@given(walks)
def test_nobody_spends_more_days_in_a_stage_than_have_passed(people):
    for each in people:
        assert all(0 <= days <= (TODAY - each.began).days for days in each.days.values())


@given(st.lists(st.integers(0, 40), max_size=7), st.integers(2, 8))
def test_no_two_numbers_shown_differ_by_few(counts, least):
    shown = [each for each in rules.safe_along(sorted(counts, reverse=True), least) if each is not None]
    differences = [a - b for place, a in enumerate(shown) for b in shown[place + 1 :]]
    assert all(number == 0 or number >= least for number in [*shown, *differences])
