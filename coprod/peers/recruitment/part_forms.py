"""The parts of an application, one group of questions each, in words for the person and for one of us with them."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django import forms

from coprod.peers.recruitment.models import DAYS, HELP_WITH, TIMES
from coprod.people.forms import StaffReachForm
from coprod.people.models import RouteKind
from coprod.ui.forms import Chips, Form, OnceField


class ForUs(NamedTuple):
    """A question as one of us reads it, filling it in with the person: `{them}` is what we call them."""

    label: str
    hint: str = ""
    required: str = ""


class AskedForm(Form):
    """Questions to the person. Given what to call `them`, they are worded for one of us who asks them."""

    for_us: ClassVar[Mapping[str, ForUs]] = {}
    options_for_us: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """field: {value: label}, for the options that are worded anew as well."""

    def __init__(self, *args: Any, them: str = "", **kwargs: Any) -> None:
        self.them = them
        super().__init__(*args, **kwargs)
        for name, labels in self.options_for_us.items() if them else ():
            field: Any = self.fields[name]
            field.choices = [(value, labels.get(value, label).format(them=them)) for value, label in field.choices]
        for name, words in self._for_us().items():
            self.fields[name].help_text = words.hint or self.fields[name].help_text
            if words.required:
                self.fields[name].error_messages["required"] = words.required

    def labels(self) -> Mapping[str, str]:
        return {name: words.label for name, words in self._for_us().items()}

    def _for_us(self) -> dict[str, ForUs]:
        if not self.them:
            return {}
        return {
            name: ForUs(*(text.replace("{them}", self.them) for text in words)) for name, words in self.for_us.items()
        }


class TheirReachForm(StaffReachForm):
    """What to call someone and how to reach them, as a part of their application."""

    access_needs = None  # type: ignore[assignment]
    missing: ClassVar[dict[str, tuple[str, str]]] = {
        RouteKind.EMAIL: ("email", "Write down their e-mail address, or choose another way to reach them."),
        RouteKind.TEXT: ("phone", "Write down their phone number, or choose another way to reach them."),
        RouteKind.PHONE: ("phone", "Write down their phone number, or choose another way to reach them."),
        RouteKind.POST: ("post", "Write down their postal address, or choose another way to reach them."),
        RouteKind.THROUGH: StaffReachForm.missing[RouteKind.THROUGH],
    }

    @property
    def described(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("chosen_name", "pronouns", "safe_contact_notes")}


class WhatHelpsForm(AskedForm):
    for_us = {"access_needs": ForUs("What helps {them} take part?")}

    access_needs = forms.CharField(
        label="What helps you take part?",
        help_text="For example: childcare, a lift, large print, a quiet room. You can leave it empty.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WhatYouKnowForm(AskedForm):
    for_us = {
        "knows": ForUs("What could {them} help someone with, from what they know?"),
        "good_with": ForUs("What is {them} good with?"),
        "knows_words": ForUs(
            "Anything {them} wants to say about what they know from their own life?",
            "Nobody has to tell their story. We ask for no proof.",
        ),
    }
    options_for_us = {"knows": {"rather_talk": "{them} would rather talk about this"}}

    knows = forms.MultipleChoiceField(
        label="What could you help someone with, from what you know?",
        help_text="Choose any, or none.",
        choices=HELP_WITH,
        required=False,
        widget=Chips,
    )
    good_with = forms.CharField(
        label="What are you good with?",
        help_text="For example: people who go quiet, kitchens, first days, making people laugh.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    knows_words = forms.CharField(
        label="Anything you want to say about what you know from your own life?",
        help_text="You do not have to tell your story. Nobody here asks for proof.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class HopesForm(AskedForm):
    for_us = {
        "hopes": ForUs(
            "What does {them} want from this?",
            required="Write down one thing {them} hopes for. A few words are enough.",
        ),
        "interests": ForUs("What does {them} like doing?", "It helps us to find someone they get on with."),
    }

    hopes = forms.CharField(
        label="What do you want from this?",
        help_text="For example: skills, company, a job one day, to give back.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tell us one thing you hope for. A few words are enough."},
    )
    interests = forms.CharField(
        label="What do you like doing?",
        help_text="It helps us to find someone you get on with.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FreeForm(AskedForm):
    for_us = {
        "days": ForUs("Which days are often free for {them}?"),
        "times": ForUs("And which times?"),
        "free_words": ForUs("Anything else about time?"),
    }

    days = forms.MultipleChoiceField(
        label="Which days are often free?",
        choices=DAYS,
        widget=Chips,
        required=False,
    )
    times = forms.MultipleChoiceField(label="And which times?", choices=TIMES, widget=Chips, required=False)
    free_words = forms.CharField(
        label="Anything else about time?",
        help_text="For example: not in school holidays.",
        required=False,
        max_length=300,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("days") or data.get("times") or data.get("free_words")):
            how = "write down what they say" if self.them else "tell us in your own words"
            self.add_error("days", f"Choose a day or a time, or {how}.")
        return data


class SendForm(AskedForm):
    """The person sends by pressing the button; one of us only on their say-so."""

    said_yes = forms.BooleanField(label="They said yes to sending this")

    for_us = {
        "said_yes": ForUs(
            "{them} said yes to sending this",
            "Read the answers back to {them} first.",
            required="Ask {them} first. Tick the box when they say yes.",
        )
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.them:
            del self.fields["said_yes"]


class CopyForm(Form):
    """Where a copy to keep goes by post."""

    address = forms.CharField(
        label="Which address does it go to?",
        help_text="Ask whether somebody else may open their post.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Write down where the letter goes."},
    )
    once = OnceField()
