"""Words that look like names.

Mutations tried, each made a test fail: case not folded; the possessive kept; words of two letters taken; common words
taken without a capital; double names not taken apart, in the text or among the names; a word taken twice; only the
first part of a name known.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.peers.practice.names import ALSO_WORDS, SHORTEST, look_like_names

NAMES = ["Asha Thistlewood", "Wren Saltmarsh", "Zoë O’Súilleabháin-Darcy", "Bo", "Mr Khan"]
NAME = st.text("abcdefghijklmnopqrstuvwxyz", min_size=SHORTEST, max_size=9).filter(lambda word: word not in ALSO_WORDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("asha was tired", ["asha"]),
        ("We spoke of Asha’s kitchen and of ASHA", ["Asha"]),
        ("Thistlewood's idea", ["Thistlewood"]),
        ("Darcy came with Khan.", ["Darcy", "Khan"]),
        ("zoë and O’Súilleabháin-Darcy", ["zoë", "O’Súilleabháin-Darcy"]),
        ("Wren said so", ["Wren"]),
        ("a Khan-like voice", ["Khan"]),
        ("a wren in the hedge", []),
        ("Bo is too short to tell", []),
        ("ashamed, washa, Khanate", []),
        ("Saying no kindly. Keeping time.", []),
    ],
)
def test_words_that_are_part_of_a_name_are_found_as_written(text, found):
    assert look_like_names(text, NAMES) == found


ENDINGS = st.sampled_from(["", "’s", "'s"])
CASES = st.sampled_from(["upper", "lower", "title"])


@given(st.lists(NAME, min_size=1, max_size=4), ENDINGS, CASES)
def test_every_part_of_a_name_is_found_however_it_is_written(parts, ending, case):
    words = [getattr(part, case)() + ending for part in parts]
    found = look_like_names(f"Then {', '.join(words)} left.", [" ".join(parts)])
    assert {word.casefold() for word in found} == set(parts) | ({"then", "left"} & set(parts))
    assert len(found) == len({word.casefold() for word in found})


@given(st.text(max_size=60))
def test_without_names_nothing_is_found(text):
    assert look_like_names(text, []) == []


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_is_found_was_written(text, names):
    assert all(word in text for word in look_like_names(text, names))
