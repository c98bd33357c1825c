"""How typed text becomes parts and passages, and every sentence that refuses it.

Mutations tried, each caught here: a paragraph not ended by a list item; lines of a paragraph kept apart; a table row
without its lines; a note counted as a passage; an empty part allowed; the length of the whole, or of a passage, not
looked at; more than 400 passages allowed; a line before the first heading allowed.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.programme.policies import rules
from coprod.programme.policies.rules import Kind, NotReadable, PartText, PassageText, as_typed, parse

TYPED = """
# How late guests can stay
> Guests go home at 9.
~ talks about eviction

Guests may visit
between 10am and 9pm.
- No guests in the office
| Monday | 10am to 9pm |

# Showing ID
All guests must show photo ID.
"""


def test_headings_paragraphs_items_rows_and_notes():
    assert parse(TYPED) == (
        PartText(
            "How late guests can stay",
            (
                PassageText(Kind.PARAGRAPH, "Guests may visit between 10am and 9pm."),
                PassageText(Kind.LIST_ITEM, "No guests in the office"),
                PassageText(Kind.TABLE_ROW, "| Monday | 10am to 9pm |"),
            ),
            ("Guests go home at 9.",),
            "talks about eviction",
        ),
        PartText("Showing ID", (PassageText(Kind.PARAGRAPH, "All guests must show photo ID."),)),
    )


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("", "There is nothing here yet"),
        ("  \n\n ", "There is nothing here yet"),
        ("Guests may visit.", "Begin with a heading"),
        ("- Guests\n# Visits\nWords", "Begin with a heading"),
        ("# Visits\n\n# Dogs\nNo dogs.", "nothing under “Visits”"),
        ("# Visits\nWords\n# Dogs", "nothing under “Dogs”"),
        (f"# {'v' * 151}\nWords", "longer than 150"),
        (f"# Visits\n{'w' * 2001}", "longer than 2,000"),
        ("# Visits\n" + "- item\n" * 401, "more than 400"),
        ("# V\n" + "x" * 100_000, "too long"),
    ],
)
def test_what_cannot_become_a_policy_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(NotReadable) as refused:
        parse(typed)
    assert sentence in refused.value.sentence


LINE = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)
PASSAGES = st.lists(
    st.one_of(
        LINE.map(lambda text: PassageText(Kind.PARAGRAPH, text)),
        LINE.map(lambda text: PassageText(Kind.LIST_ITEM, text)),
        LINE.map(lambda text: PassageText(Kind.TABLE_ROW, f"| {text} |")),
    ),
    min_size=1,
    max_size=5,
).map(tuple)
PARTS = st.lists(
    st.builds(PartText, LINE, PASSAGES, st.lists(LINE, max_size=2).map(tuple), st.one_of(st.just(""), LINE)),
    min_size=1,
    max_size=4,
).map(tuple)


@given(PARTS)
def test_what_is_typed_again_is_the_same_policy(parts):
    assert parse(as_typed(parts)) == parts


@given(st.text(max_size=300))
def test_any_text_is_a_policy_or_gets_a_sentence(typed):
    try:
        parts = parse(typed)
    except NotReadable:
        return
    assert all(part.passages for part in parts)
    assert sum(len(part.passages) for part in parts) <= rules.MOST_PASSAGES
