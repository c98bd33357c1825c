"""The closed language of wording: what is understood, what is refused, and that nothing put in is ever read again.

Mutations of the language that these tests were seen to catch:
- values are filled in one after another, so that a name with brackets in it is read as a placeholder
- single curly brackets, or Django's own tags, are let through
- an unknown placeholder is kept as it was typed
- a private link may stand in a subject, or touch a word
- a needed placeholder may share a line with one that may be empty
- only the first missing placeholder of a line leaves it out; a needed one without a value leaves its line out, too
- labels are compared with their capitals, or with one kind of apostrophe
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.messaging.wording import language
from coprod.messaging.wording.language import (
    OUR_NAME,
    OUR_NUMBER,
    WRITTEN,
    NothingToPutIn,
    NotUnderstood,
    Part,
    Placeholder,
)

NAME = Placeholder("name", "the person’s name", "person.chosen_name", "Sam Reed")
LINK = Placeholder("link", "the private link", "secret", "/x/", parts=WRITTEN, required_in=WRITTEN, is_link=True)
OFFERED = (NAME, LINK, OUR_NAME, OUR_NUMBER)
GOOD = "Hello {{ the person’s name }},\n\n{{ the private link }}\n\n{{ our name }}\n{{ our phone number }}"
SAID = {"name": "Sam Reed", "link": "https://x.test/1/", "our_name": "Harbour", "our_number": "01632 960001"}


def kept(typed=GOOD):
    return language.understood(typed, OFFERED)


def wrong(typed, part=Part.BODY):
    return " ".join(language.problems(kept(typed), part, OFFERED))


def test_what_is_typed_is_kept_by_code_and_filled_in():
    assert kept() == "Hello {{name}},\n\n{{link}}\n\n{{our_name}}\n{{our_number}}"
    assert not wrong(GOOD)
    assert language.fill(kept(), OFFERED, SAID) == ("Hello Sam Reed,\n\nhttps://x.test/1/\n\nHarbour\n01632 960001")


@pytest.mark.parametrize(
    "typed",
    ["{{the person’s name}}", "{{ The Person's  Name }}", "{{\tthe person’s\nname }}", "{{ THE PERSON’S NAME }}"],
)
def test_capitals_spaces_and_apostrophes_do_not_matter(typed):
    assert kept(typed) == "{{name}}"


HOSTILE = [
    "{{ person.user.password }}",
    "{{ name.__class__ }}",
    "{{ name }}",
    "{{ secret }}",
    "{{ the person’s name|safe }}",
    "{{}}",
    "{% load static %}",
    "{% url 'team' %}",
    "{# hidden #}",
    "{ the private link }",
    "{{ the private link",
    "the private link }}",
    "{{{ the private link }}}",
    "{{ {{ the private link }} }}",
    "{{ the {private} link }}",
    "$%{x}",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_is_no_placeholder_is_refused_with_a_sentence(typed):
    with pytest.raises(NotUnderstood) as refused:
        kept(f"{GOOD}\n{typed}")
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\u2066", "\x00", "\x1b", "\ufeff", "\u2028"])
def test_letters_that_nobody_sees_are_refused(letter):
    with pytest.raises(NotUnderstood, match="hidden character"):
        kept(f"Hello{letter} there")


def test_letters_of_other_alphabets_and_pictures_are_welcome():
    assert kept("Bore da, ŵyl! Здравствуйте 👩‍👧 ‘’") == "Bore da, ŵyl! Здравствуйте 👩‍👧 ‘’"


@pytest.mark.parametrize(
    ("typed", "part", "sentence"),
    [
        ("Hello", Part.BODY, "Put “{{ the private link }}” in."),
        ("Hello", Part.TEXT, "Put “{{ the private link }}” in."),
        ("{{ the private link }}", Part.SUBJECT, "may be read on a shared phone"),
        ("{{ the private link }}", Part.CALL, "Only the person themselves may see it."),
        ("{{ our phone number }} and more", Part.SUBJECT, "may be read on a shared phone"),
        ("Press{{ the private link }}", Part.BODY, "Leave a space"),
        ("{{ the private link }}now", Part.BODY, "Leave a space"),
        ("({{ the private link }})", Part.BODY, "Leave a space"),
        ("{{ the private link }} x{{ the private link }}", Part.BODY, "Leave a space"),
        ("Hello\n{{ the private link }} or {{ our phone number }}", Part.BODY, "on a line of its own"),
        ("Ring {{ our phone number }}.", Part.CALL, "at least one line"),
    ],
)
def test_wording_that_would_not_do_its_work_is_refused(typed, part, sentence):
    assert sentence in wrong(typed, part)


def test_an_empty_text_or_call_lets_the_body_stand_in():
    assert not wrong("", Part.TEXT)
    assert not wrong("", Part.CALL)
    assert wrong("", Part.BODY)


def test_what_is_not_offered_any_more_is_seen():
    assert language.problems(kept(), Part.BODY, (LINK, OUR_NAME, OUR_NUMBER))
    with pytest.raises(NothingToPutIn):
        language.fill(kept(), (LINK,), {"link": "x"})


def test_a_line_with_nothing_to_say_is_left_out_and_nothing_else():
    filled = language.fill(kept("{{ the private link }}\n\nRing {{ our phone number }} now.\n\nBye"), OFFERED, {
        **SAID, "our_number": ""
    })  # fmt: skip
    assert filled == "https://x.test/1/\n\nBye"


def test_one_thing_with_nothing_to_say_leaves_out_its_line_wherever_it_stands_in_it():
    filled = language.fill(kept("{{ our name }}, {{ our phone number }}\nBye"), OFFERED, {**SAID, "our_number": ""})
    assert filled == "Bye"


@pytest.mark.parametrize("name", ["{{link}}", "{{ the private link }}", "{{our_name}}"])
def test_a_name_that_looks_like_a_placeholder_is_not_read_again(name):
    text = kept("{{ the person’s name }} {{ the private link }} {{ our name }}")
    assert language.fill(text, OFFERED, {**SAID, "name": name}) == f"{name} https://x.test/1/ Harbour"


@pytest.mark.parametrize("empty", ["name", "link"])
def test_what_must_be_said_is_never_left_out_in_silence(empty):
    with pytest.raises(NothingToPutIn):
        language.fill(kept(), OFFERED, {**SAID, empty: ""})


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="{}"), max_size=12)
PIECES = st.lists(st.one_of(WORDS, st.sampled_from([each.in_words for each in OFFERED]), st.just("\n")), max_size=12)
VALUES = st.text(min_size=1, max_size=20) | st.sampled_from(["{{link}}", "{{ the private link }}", "{{", "}}", "{%"])


@given(PIECES)
def test_reading_wording_back_and_understanding_it_again_changes_nothing(pieces):
    once = kept("".join(pieces))
    assert kept(language.in_words(once, OFFERED)) == once


@given(st.text(alphabet="{}% \nthe private linkourame", max_size=40))
def test_whatever_is_typed_nothing_but_placeholders_keeps_brackets(typed):
    try:
        text = kept(typed)
    except NotUnderstood:
        return
    for each in OFFERED:
        text = text.replace(f"{{{{{each.code}}}}}", "")
    assert not set("{}") & set(text)


@given(PIECES, st.fixed_dictionaries({each.code: VALUES for each in OFFERED}))
def test_values_stand_there_letter_by_letter_and_are_never_read_again(pieces, values):
    # Every placeholder becomes a sign that is nowhere else; signs are then replaced from the last to the first.
    text = kept("".join(pieces))
    signs = {each.code: chr(0xE000 + number) for number, each in enumerate(OFFERED)}
    expected = language.fill(text, OFFERED, signs)
    by_sign = {sign: values[code] for code, sign in signs.items()}
    filled = language.fill(text, OFFERED, values)
    assert _squeezed(filled) == _squeezed("".join(by_sign.get(letter, letter) for letter in expected))


@given(PIECES, st.booleans())
def test_good_wording_always_carries_its_link(pieces, has_number):
    text = kept("".join(pieces))
    if language.problems(text, Part.BODY, OFFERED):
        return
    filled = language.fill(text, OFFERED, {**SAID, "our_number": SAID["our_number"] if has_number else ""})
    assert SAID["link"] in filled.split()


def _squeezed(text):
    return "".join(text.split())
