"""What becomes of passages: examples a writer would agree with, and what holds for any two versions.

Mutations tried, each of which a test here catches: identical passages not paired outside runs (moved became new and
gone); the longest run in order replaced by the first one; ALIKE at 0.9; WITHIN at 0.2 (everything a split); DOUBTFUL
never reported; a decision "different" ignored, or "same"; sorted() over likeness left out of the order of pairs;
gone put first; FEWEST_WORDS at 1; words that are in the first piece already counted again for the next one.
"""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coprod.programme.policies.lineage import Decided, Fate, align, compare

LATE = "Guests must leave by 9pm on every day of the week."
LATER = "Guests must leave by 11pm on every day of the week."
ID = "All guests must show photo ID on arrival."
DOGS = "No dogs but assistance dogs may visit."

WORDS = st.sampled_from(
    ["guests", "may", "must", "leave", "by", "nine", "every", "day", "family", "stay", "two", "hall"]
)
PASSAGE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
VERSION = st.lists(PASSAGE, max_size=9)


def fates(old, new, decided=None):
    return [(str(each.fate), each.old, each.new) for each in align(old, new, decided)]


def test_kept_changed_new_and_gone():
    assert fates([ID, LATE, DOGS], [ID, LATER, "The garden room is open until midnight."]) == [
        ("kept", (0,), (0,)),
        ("changed", (1,), (1,)),
        ("gone", (2,), ()),
        ("new", (), (2,)),
    ]


def test_a_passage_that_changed_places_moved():
    assert fates([ID, LATE, DOGS], [DOGS, ID, LATE]) == [
        ("moved", (2,), (0,)),
        ("kept", (0,), (1,)),
        ("kept", (1,), (2,)),
    ]


def test_one_passage_that_became_two_is_split():
    assert fates([f"{LATE} {DOGS}"], [LATE, DOGS]) == [("split", (0,), (0, 1))]


def test_two_passages_that_became_one_are_merged():
    assert fates([LATE, DOGS], [f"{LATE} {DOGS}"]) == [("merged", (0, 1), (0,))]


def test_a_slight_likeness_is_doubtful_until_the_writer_decides():
    old, new = ["Ring the bell when you come home late at night"], ["Use the side door when you come in after dark"]
    [found] = align(old, new)
    assert (found.fate, found.is_doubtful) == (Fate.CHANGED, True)
    [same] = align(old, new, Decided(same=frozenset({(0, 0)})))
    assert (same.fate, same.is_doubtful) == (Fate.CHANGED, False)
    assert [each.fate for each in align(old, new, Decided(different=frozenset({(0, 0)})))] == [Fate.GONE, Fate.NEW]


def test_a_passage_with_most_of_its_words_is_no_doubt_the_same():
    [found] = align([LATE], ["Guests may stay until 9pm on every day of the month."])
    assert (found.fate, found.is_doubtful) == (Fate.CHANGED, False)


def test_a_passage_of_two_words_is_no_piece_of_another():
    assert fates([f"{LATE} No dogs."], [LATE, "No dogs."]) == [("changed", (0,), (0,)), ("new", (), (1,))]


def test_the_passage_that_is_most_alike_is_the_one():
    near = "Guests must leave by 10pm on every day."
    assert fates([LATE], [near, LATER]) == [("new", (), (0,)), ("changed", (0,), (1,))]


def test_words_side_by_side():
    before, now = compare("Guests may visit between 10am and 9pm.", "Guests may visit between 10am and 11pm.")
    assert [(piece.text, piece.is_changed) for piece in before] == [
        ("Guests may visit between 10am and", False),
        ("9pm.", True),
    ]
    assert [piece.text for piece in now if piece.is_changed] == ["11pm."]


@given(VERSION)
def test_a_version_beside_itself_is_all_kept(version):
    assert fates(version, version) == [("kept", (place,), (place,)) for place in range(len(version))]


@given(VERSION, VERSION)
def test_every_passage_is_accounted_for_once(old, new):
    found = align(old, new)
    assert sorted(place for each in found for place in each.old) == list(range(len(old)))
    assert sorted(place for each in found for place in each.new) == list(range(len(new)))
    for each in found:
        assert bool(each.old) == (each.fate != Fate.NEW)
        assert bool(each.new) == (each.fate != Fate.GONE)


@given(VERSION, VERSION)
def test_identical_passages_are_kept_or_moved(old, new):
    found = align(old, new)
    same = [each for each in found if each.fate in (Fate.KEPT, Fate.MOVED)]
    assert len(same) == (Counter(old) & Counter(new)).total()
    assert all(old[each.old[0]] == new[each.new[0]] for each in same)
    kept = [each.old[0] for each in same if each.fate is Fate.KEPT]
    assert kept == sorted(kept)


@given(VERSION, VERSION)
def test_the_same_versions_have_the_same_lineage(old, new):
    assert align(old, new) == align(list(old), tuple(new))


@given(VERSION, st.data())
def test_a_decision_is_kept(old, data):
    new = data.draw(VERSION)
    doubtful = [(each.old[0], each.new[0]) for each in align(old, new) if each.is_doubtful]
    for pair in doubtful:
        found = align(old, new, Decided(different=frozenset({pair})))
        assert not any(pair[0] in each.old and pair[1] in each.new for each in found)
        assert not any(
            each.is_doubtful for each in align(old, new, Decided(same=frozenset({pair}))) if pair[0] in each.old
        )


@given(PASSAGE, PASSAGE)
def test_a_comparison_loses_no_word(old, new):
    before, now = compare(old, new)
    assert " ".join(piece.text for piece in before) == old
    assert " ".join(piece.text for piece in now) == new
    same = [[piece.text for piece in side if not piece.is_changed] for side in (before, now)]
    assert " ".join(same[0]) == " ".join(same[1])
