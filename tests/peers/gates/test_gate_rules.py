"""The rules of the gates: more evidence never takes anything away, and a closed gate always says why.

Mutations of the rules that these tests were seen to catch:
- a gate forgets what the gates below it ask for
- settling in need not be over where a role asks for no check
- a role that does not meet residents one to one opens the gate with a worker
- a chat that is left closes nothing, or closes the gate below joining groups
- a course that is left does not close anything; a check is asked for though the role asks for none
- a closed gate lists only what it adds itself
- of two applications the one with fewer open gates counts
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.gates.rules import Facts, Gate, best, gates

ALL_THERE = Facts(
    said_yes=True,
    references_met=True,
    check="an enhanced DBS check",
    check_is_go_ahead=True,
    meets_one_to_one=True,
    is_welcomed=True,
    is_active=True,
)
EVIDENCE = ("has_applied", "said_yes", "references_met", "check_is_go_ahead", "is_welcomed", "is_active")

facts = st.builds(
    Facts,
    **{name: st.booleans() for name in (*EVIDENCE, "meets_one_to_one", "chat_is_left")},
    check=st.sampled_from(["", "an enhanced DBS check"]),
    courses_left=st.lists(st.sampled_from(["Listening", "Boundaries"]), unique=True).map(tuple),
)


def open_gates(found):
    return [row.gate for row in gates(found).rows if row.is_open]


def test_with_all_that_is_asked_for_every_gate_is_open():
    assert open_gates(ALL_THERE) == list(Gate)


@pytest.mark.parametrize(
    ("without", "opens"),
    [
        ({"said_yes": False}, []),
        ({"references_met": False}, [Gate.OBSERVE]),
        ({"chat_is_left": True}, [Gate.OBSERVE]),
        ({"check_is_go_ahead": False}, [Gate.OBSERVE, Gate.JOIN_GROUPS]),
        ({"courses_left": ("Listening",)}, [Gate.OBSERVE, Gate.JOIN_GROUPS]),
        ({"meets_one_to_one": False}, [Gate.OBSERVE, Gate.JOIN_GROUPS, Gate.SHADOW]),
        ({"is_welcomed": False}, [Gate.OBSERVE, Gate.JOIN_GROUPS, Gate.SHADOW]),
        ({"is_active": False}, list(Gate)[:4]),
        ({"is_active": False, "check": ""}, list(Gate)[:4]),
    ],
)
def test_what_is_missing_closes_its_gate_and_those_above(without, opens):
    assert open_gates(replace(ALL_THERE, **without)) == opens


def test_a_role_that_asks_for_no_check_waits_for_none():
    assert open_gates(replace(ALL_THERE, check="", check_is_go_ahead=False)) == list(Gate)


def test_someone_who_never_applied_may_do_nothing_here_yet():
    found = best([])
    assert found.count == 0
    assert all("no application" in row.missing[0] for row in found.rows)


@given(facts, st.sampled_from(EVIDENCE))
def test_adding_evidence_never_closes_a_gate(found, more):
    assert set(open_gates(found)) <= set(open_gates(replace(found, **{more: True})))


@given(facts)
def test_finishing_a_course_never_closes_a_gate(found):
    assert set(open_gates(found)) <= set(open_gates(replace(found, courses_left=found.courses_left[1:])))


@given(facts)
def test_a_yes_in_the_chat_never_closes_a_gate(found):
    assert set(open_gates(found)) <= set(open_gates(replace(found, chat_is_left=False)))


@given(facts)
def test_meeting_alone_needs_everything(found):
    if Gate.MEET_ALONE in open_gates(found):
        assert all((found.is_active, found.is_welcomed, found.references_met, found.meets_one_to_one))
        assert found.check_is_go_ahead or not found.check
        assert not found.courses_left
        assert not found.chat_is_left


@given(facts)
def test_an_open_gate_implies_those_below_it(found):
    opened = open_gates(found)
    assert opened == list(Gate)[: len(opened)]


@given(facts)
def test_a_closed_gate_says_all_that_is_missing_and_an_open_one_nothing(found):
    below = ()
    for row in gates(found).rows:
        assert row.is_open == (not row.missing)
        assert row.missing == below + row.adds
        assert gates(found).may(row.gate) == row.is_open
        below = row.missing


@given(st.lists(facts, min_size=1))
def test_several_applications_open_what_any_of_them_opens(several):
    together = best([gates(each) for each in several])
    assert {row.gate for row in together.rows if row.is_open} == {gate for each in several for gate in open_gates(each)}
