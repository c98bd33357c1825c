"""The pages of an application, one group of questions each."""

from typing import Any

from django import forms

from coprod.peers.recruitment.models import DAYS, HELP_WITH, TIMES, Closed
from coprod.peers.references.models import ActivityKind, RefereeKind
from coprod.peers.references.months import Month
from coprod.people.forms import OneAddressForm
from coprod.ui.forms import Chips, Form, MonthYearField, OnceField


class WhatHelpsForm(Form):
    access_needs = forms.CharField(
        label="What helps you take part?",
        help_text="For example: childcare, a lift, large print, a quiet room. You can leave it empty.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WhatYouKnowForm(Form):
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


class HopesForm(Form):
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


class FreeForm(Form):
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
            self.add_error("days", "Choose a day or a time, or tell us in your own words.")
        return data


class ActivityForm(Form):
    """One stretch of months. `window_first` is the oldest month we ask about, `this_month` the newest."""

    kind = forms.ChoiceField(
        label="What were you doing?",
        help_text="Pick the closest one. You can add more than one thing for the same months.",
        choices=ActivityKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the one that comes closest."},
    )
    first = MonthYearField(
        label="When did it start?",
        help_text="A rough guess is fine.",
        error_messages={"required": "Tell us the month and year it started. A guess is fine."},
    )
    last = MonthYearField(label="When did it end?", required=False)
    is_still_going = forms.BooleanField(label="It still goes on", required=False)
    words = forms.CharField(
        label="A few words about it",
        help_text="For example: Tuesdays, Lantern Street. You can leave this empty.",
        required=False,
        max_length=300,
    )
    vouched_by = forms.CharField(
        label="Who could vouch for this time?",
        help_text="Someone who knew you then, over 18. You can leave this empty. It still counts as told.",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    once = OnceField()

    option_hints = {
        "kind": {
            ActivityKind.VOLUNTEERING: "Paid or not, big or small",
            ActivityKind.CARING: "For a child, a parent, a friend",
            ActivityKind.TO_TALK_ABOUT: "We will ring you. You do not have to write it down.",
        }
    }

    def __init__(self, *args: Any, window_first: Month, this_month: Month, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.window_first, self.this_month = window_first, this_month
        self.fields["first"].widget.years = range(this_month.year, this_month.year - 31, -1)
        self.fields["last"].widget.years = range(this_month.year, window_first.year - 1, -1)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = _month(data.get("first")), _month(data.get("last"))
        if first and first > self.this_month:
            self.add_error("first", "That is in the future. Tell us when it started.")
        if not last and not data.get("is_still_going") and "last" not in self.errors:
            self.add_error("last", "Tell us when it ended, or tick “It still goes on”.")
        if last and last > self.this_month:
            self.add_error("last", "That is in the future. If it still goes on, tick the box below.")
        if first and last and last < first:
            self.add_error("last", "The end is before the start. Please look at both again.")
        elif last and last < self.window_first:
            self.add_error("last", f"We only ask about {self.window_first} and later. You can leave this one out.")
        data["first"] = first
        data["last"] = None if data.get("is_still_going") else last
        return data


HOW_THEY_KNOW_YOU = {
    RefereeKind.GROUP_LEADER: "They lead a group I go to",
    RefereeKind.WORK: "I work or volunteer with them",
    RefereeKind.SOMEONE_ELSE: "They know me in another way",
}


class RefereeForm(OneAddressForm):
    name = forms.CharField(
        label="Their name", max_length=120, error_messages={"required": "Tell us the name of someone who knows you."}
    )
    kind = forms.ChoiceField(
        label="How do they know you?",
        choices=[(kind.value, HOW_THEY_KNOW_YOU.get(kind, kind.label)) for kind in RefereeKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they know you."},
    )
    reach_by = forms.ChoiceField(
        label="How can we reach them?",
        choices=[("email", "E-mail"), ("text", "Text message"), ("phone", "Phone call")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how we can reach them."},
    )
    address = forms.CharField(
        label="Their e-mail address or phone number",
        max_length=254,
        error_messages={"required": "Give us an e-mail address or a phone number for them."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    may_be_told = forms.CharField(
        label="What may we tell them about us?",
        help_text="Some people do not know about this charity, or about your housing. We tell them no more than this.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    may_be_asked = forms.BooleanField(
        label="Yes, you can ask this person",
        required=False,
        help_text="We ask only after we have said “yes, if the checks go well”.",
    )


class CloseForm(Form):
    because = forms.ChoiceField(
        label="What happened?",
        choices=Closed.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    note = forms.CharField(
        label="A few words about it",
        help_text="Write it as if they are beside you. They can ask to read this.",
        required=False,
        max_length=500,
    )


class NoteForm(Form):
    words = forms.CharField(
        label="Write it as if they are beside you",
        help_text="They can ask to read this.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write a few words first."},
    )
    once = OnceField()


def _month(value: str | None) -> Month | None:
    return Month.parse(value) if value else None
