"""How many parts a text takes."""

import pytest

from coprod.messaging.wording import lengths
from coprod.messaging.wording.sensitive import telling_words


@pytest.mark.parametrize(
    ("text", "letters", "parts"),
    [
        ("", 0, 1),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("é\n£" * 53, 159, 1),
        ("€" * 80, 160, 1),
        ("a" * 152 + "€" + "a" * 152, 306, 3),
    ],
)
def test_plain_letters_fit_160_times_and_153_in_a_row(text, letters, parts):
    assert lengths.of(text) == lengths.Length(letters, parts)


@pytest.mark.parametrize(("text", "letters", "parts"), [("’" * 70, 70, 1), ("’" * 71, 71, 2), ("’" * 135, 135, 3)])
def test_one_unusual_letter_makes_every_part_shorter(text, letters, parts):
    assert lengths.of(text) == lengths.Length(letters, parts, ("’",))


def test_a_picture_counts_twice_and_is_never_cut_in_two():
    assert lengths.of("😀" * 35) == lengths.Length(70, 1, ("😀",))
    assert lengths.of("a" * 66 + "😀" * 3) == lengths.Length(72, 2, ("😀",))


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("A message from us", []),
        ("Your DBS came back", ["DBS"]),
        ("dbs and Dbs", ["dbs"]),
        ("You are a peer mentor. Homelessness, an offence, and a reference about Sam", [
            "peer mentor", "Homelessness", "offence", "reference about"]),
        ("Refugees are welcome, comments too", []),
        ("Bring your mentoring papers", ["mentoring"]),
    ],
)  # fmt: skip
def test_words_that_say_too_much_are_seen_once_each(text, telling):
    assert telling_words(text) == telling
