"""The first words in our language say what the templates say, for every kind of every capability."""

import pytest

from coprod.messaging import kinds, rendering
from coprod.messaging.kinds import Kind
from coprod.messaging.wording import drafts, language
from coprod.messaging.wording.language import OF_EVERY_MESSAGE, Part, Placeholder
from coprod.messaging.wording.sensitive import telling_words
from coprod.people.models import Charity

pytestmark = pytest.mark.django_db

CHANGEABLE = [kind for kind in kinds.every() if kind.placeholders]
EACH = pytest.mark.parametrize("kind", CHANGEABLE, ids=lambda kind: kind.code)


def example_context(kind, number):
    context = {"charity": Charity(name="Harbour", contact_number=number)}
    for each in kind.placeholders:
        *path, last = each.source.split(".")
        here = context
        for name in path:
            here = here.setdefault(name, {})
        here[last] = each.example
    return context


@EACH
@pytest.mark.parametrize("number", ["01632 960001", ""])
def test_the_first_words_in_our_language_say_what_the_templates_say(kind, number):
    context = example_context(kind, number)
    said = rendering.values(kind.offered, context)
    first = drafts.first_words(kind)
    for part in kind.parts:
        if first[part]:
            assert language.fill(first[part], kind.offered, said) == rendering.from_templates(
                kind.folder, part, context
            )


@EACH
def test_the_first_words_can_be_saved_as_they_are(kind):
    first = drafts.first_words(kind)
    for part in kind.parts:
        assert language.problems(first[part], part, kind.offered) == []
        assert language.understood(drafts.in_words(kind, first)[part], kind.offered) == first[part]


@EACH
def test_every_placeholder_that_must_stay_is_in_the_first_words(kind):
    first = drafts.first_words(kind)
    for each in kind.placeholders:
        for part in each.required_in:
            assert f"{{{{{each.code}}}}}" in (first[part] or first[Part.BODY])


@EACH
def test_the_list_says_what_a_kind_is_for_and_who_gets_it(kind):
    assert kind.purpose.endswith(".")
    assert kind.goes_to
    assert not kind.goes_to.endswith(".")


@EACH
def test_no_first_subject_says_too_much(kind):
    assert telling_words(drafts.first_words(kind)[Part.SUBJECT]) == []


@EACH
def test_a_preview_is_made_of_examples(kind, charity):
    shown = drafts.preview(kind, drafts.in_use(kind))
    everything = f"{shown.subject} {shown.body} {shown.text} {shown.call}"
    assert not set("{}") & set(everything)
    assert "Harbour Housing Together" in everything
    assert (shown.call is None) == (not kind.may_go_on_a_list)


def test_a_preview_shows_a_link_that_leads_nowhere(charity):
    kind = kinds.by_code("reference_request")
    page = "".join(drafts.preview(kind, drafts.in_use(kind)).paragraphs)
    assert "http://localhost:8000/references/example/" in page
    assert "<a " not in page


def test_a_charity_without_a_number_sees_its_line_left_out(charity):
    Charity.objects.update(contact_number="")
    kind = kinds.by_code("application_thanks")
    assert drafts.preview(kind, drafts.in_use(kind)).body.endswith("Just tell us.\n\nHarbour Housing Together")


def test_a_kind_without_placeholders_is_fixed(news):
    assert news.offered == ()
    assert rendering.wording_in_force(news) is None


@pytest.mark.parametrize(
    "placeholders",
    [
        (Placeholder("a", "a name", "a", "A"), Placeholder("a", "a day", "b", "B")),
        (Placeholder("a", "a name", "a", "A"), Placeholder("b", "a name", "b", "B")),
        (Placeholder("a", "a {name}", "a", "A"),),
        OF_EVERY_MESSAGE[:1],
    ],
)
def test_placeholders_that_cannot_be_told_apart_are_a_mistake(placeholders):
    with pytest.raises(ValueError, match="told apart"):
        Kind("test_unclear", label="Unclear", placeholders=placeholders)
