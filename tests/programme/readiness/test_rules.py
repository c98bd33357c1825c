"""Which totals may be shown: nothing below five, and nothing that the others give away.

Mutations tried, each caught here: FEWEST 5 to 4; `<` to `<=` in what is hidden; no second hiding; the second hiding
when the rest is nobody; `min` to `max` of what is hidden next (by what is still shown); piles left out of the totals.
"""

from hypothesis import given
from hypothesis import strategies as st

from coprod.programme.readiness import rules
from coprod.programme.readiness.questions import QUESTIONS, STOPS, WANTS, texts

NUMBERS = st.lists(st.integers(0, 30), min_size=4, max_size=4)


def counts(wants=(0, 0, 0, 0), **stops):
    found = rules.counts_of([])
    found["wants"] = dict(zip([choice.code for choice in WANTS.choices], wants, strict=True))
    found["stops"] |= stops
    return found


def shown(question, found, people):
    result = next(each for each in rules.results(found, people) if each.question == question)
    return {choice.code: number for choice, number in result.shown}


@given(NUMBERS, st.integers(0, 10))
def test_nothing_below_five_is_shown_and_none_can_be_worked_out(numbers, silent):
    people = sum(numbers) + silent
    seen = shown(WANTS, counts(numbers), people)
    assert all(number >= rules.FEWEST for number in seen.values())
    rest = people - sum(seen.values())
    assert rest == 0 or rest >= rules.FEWEST or len(seen) in (0, len(numbers))


@given(NUMBERS)
def test_what_need_not_be_hidden_is_shown(numbers):
    """At most one answer of five or more is hidden to keep another."""
    seen = shown(WANTS, counts(numbers), sum(numbers))
    assert len([number for number in numbers if number >= rules.FEWEST]) - len(seen) <= 1


def test_the_next_smallest_goes_with_a_small_one():
    assert shown(WANTS, counts((10, 7, 2, 0)), 19) == {"yes": 10}


def test_nobody_is_no_secret():
    assert shown(WANTS, counts((10, 6, 0, 0)), 16) == {"yes": 10, "maybe": 6}


def test_answers_of_many_stand_by_themselves():
    assert shown(STOPS, counts(money=9, times=4, stranger=5), 12) == {"money": 9, "stranger": 5}


def test_sheets_and_piles_add_up_and_unknown_codes_are_left_out():
    pile = {"stops": {"money": 6, "gone": 4}}
    found = rules.counts_of([{"stops": ["money", "rubbish"]}, {"wants": ["yes"], "gone": ["x"]}], [pile])
    assert (found["stops"]["money"], found["wants"]["yes"]) == (7, 1)
    assert "gone" not in found["stops"]


def test_a_pile_that_cannot_be_right_says_why():
    right = {"stops": {"money": 6}, "wants": {"yes": 4, "no": 2}}
    assert rules.what_a_pile_lacks(right, 6) == ""
    assert "from 5 sheets" in rules.what_a_pile_lacks({}, 4)
    assert "above 5" in rules.what_a_pile_lacks({"stops": {"money": 6}}, 5)
    assert "takes one answer" in rules.what_a_pile_lacks({"wants": {"yes": 4, "no": 3}}, 6)


def test_every_answer_has_a_letter_of_its_own_and_short_words():
    for question in QUESTIONS:
        assert len({choice.letter for choice in question.choices}) == len(question.choices)
        assert all(len(sentence.split()) <= 18 for sentence in [question.words, *map(str, question.choices)])
    assert all(len(text) <= 459 for text in texts()), "Three parts of a text at most."
