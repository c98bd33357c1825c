"""What the DBS says about a check, as arithmetic.

Mutations of the rules that these tests were seen to catch:
- a check with a trap is free
- a document more takes the route away; route 1 does without group 1, or with two documents
- route 3 takes a birth certificate for a document of group 2a as well
- the Update Service can be joined one day longer
- a check is late on its chase date; what is decided is late
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.checks import rules
from coprod.peers.checks.rules import DOCUMENTS, Route, Trap, what_a_route_lacks
from coprod.peers.checks.stages import BEFORE_A_DECISION

A_DAY = date(2026, 3, 1)
documents = st.sets(st.sampled_from(sorted(DOCUMENTS)))


@given(st.sets(st.sampled_from(list(Trap))))
def test_a_check_is_free_only_when_nothing_speaks_against_it(traps):
    assert rules.is_free(traps) == (not traps)


@pytest.mark.parametrize(
    ("route", "seen", "is_enough"),
    [
        (Route.ONE, ["passport", "benefit_statement", "bank_statement"], True),
        (Route.ONE, ["passport", "benefit_statement"], False),
        (Route.ONE, ["benefit_statement", "bank_statement", "pass_card"], False),
        (Route.TWO, ["marriage_certificate", "benefit_statement", "bank_statement"], True),
        (Route.TWO, ["marriage_certificate", "benefit_statement", "passport"], False),
        (Route.TWO, ["benefit_statement", "bank_statement", "pass_card"], False),
        (
            Route.THREE,
            ["birth_certificate", "marriage_certificate", "benefit_statement", "bank_statement", "pass_card"],
            True,
        ),
        (
            Route.THREE,
            ["later_birth_certificate", "ghic", "benefit_statement", "bank_statement", "pass_card"],
            False,
        ),
        (Route.FINGERPRINTS, [], True),
    ],
)
def test_each_route_knows_what_it_lacks(route, seen, is_enough):
    assert (what_a_route_lacks(route, seen) == "") == is_enough


@given(st.sampled_from(list(Route)), documents, st.sampled_from(sorted(DOCUMENTS)))
def test_one_more_document_never_takes_a_route_away(route, seen, more):
    if not what_a_route_lacks(route, seen):
        assert not what_a_route_lacks(route, seen | {more})


def test_the_update_service_can_be_joined_for_30_days():
    assert rules.days_left_to_join(A_DAY, A_DAY) == 30
    assert rules.days_left_to_join(A_DAY, A_DAY + timedelta(days=29)) == 1
    assert rules.days_left_to_join(A_DAY, A_DAY + timedelta(days=31)) == 0


@given(st.sampled_from(list(BEFORE_A_DECISION)), st.integers(0, 200))
def test_a_check_is_late_only_after_its_chase_date(stage, days):
    usual = rules.USUAL_DAYS[stage]
    assert rules.days_late(stage, A_DAY, A_DAY + timedelta(days=days)) == max(0, days - usual)


@pytest.mark.parametrize("stage", ["decided", "withdrawn"])
def test_what_is_over_is_never_late(stage):
    assert rules.chase_on(stage, A_DAY) is None
    assert rules.days_late(stage, A_DAY, A_DAY + timedelta(days=900)) == 0
