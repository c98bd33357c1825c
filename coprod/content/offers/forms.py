"""“Find what suits you”: chips above the menu. Their answers are in the address, so a choice can be shared."""

from typing import ClassVar

from django import forms
from django.http import QueryDict

from coprod.content.offers.answers import LIKES, PLACES, Time
from coprod.ui.forms import Chips, Form


class FindForm(Form):
    """Three questions, all of them optional."""

    time = forms.MultipleChoiceField(
        label="How much time do you have?", choices=Time.choices, required=False, widget=Chips
    )
    like = forms.MultipleChoiceField(label="What do you like doing?", choices=LIKES, required=False, widget=Chips)
    where = forms.MultipleChoiceField(label="Where?", choices=PLACES, required=False, widget=Chips)

    label_sizes: ClassVar[dict[str, str]] = {"time": "s", "like": "s", "where": "s"}


def wanted(query: QueryDict) -> dict[str, frozenset[str]]:
    """The answers ticked, by question. What is none of the answers is left out: an old address is no mistake."""
    known = {"time": set(Time.values), "like": dict(LIKES).keys(), "where": dict(PLACES).keys()}
    return {name: frozenset(query.getlist(name)) & frozenset(answers) for name, answers in known.items()}


def find_form(answers: dict[str, frozenset[str]]) -> FindForm:
    """The form with these answers ticked."""
    return FindForm(initial={name: sorted(ticked) for name, ticked in answers.items()})
