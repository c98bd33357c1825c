"""A stretch of history, who can speak for someone, closing an application, a note."""

from typing import Any

from django import forms

from coprod.peers.recruitment.models import NoteReaders
from coprod.peers.recruitment.part_forms import AskedForm, ForUs
from coprod.peers.references.models import ActivityKind, RefereeKind
from coprod.peers.references.months import Month
from coprod.people.forms import OneAddressForm
from coprod.ui.forms import Form, MonthYearField, OnceField


class ActivityForm(AskedForm):
    """One stretch of months. `window_first` is the oldest month we ask about, `this_month` the newest."""

    for_us = {
        "kind": ForUs("What was {them} doing?"),
        "first": ForUs("When did it start?", required="Choose the month and year it started. A guess is fine."),
        "vouched_by": ForUs(
            "Who could vouch for this time?",
            "Someone who knew {them} then, over 18. You can leave this empty. It still counts as told.",
        ),
    }
    options_for_us = {"kind": {ActivityKind.TO_TALK_ABOUT: "{them} would like to talk about this time instead"}}

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
            ActivityKind.TO_TALK_ABOUT: "We will ring. Nothing needs to be written down.",
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
        tell_us = "Choose" if self.them else "Tell us"
        if first and first > self.this_month:
            self.add_error("first", f"That is in the future. {tell_us} when it started.")
        if not last and not data.get("is_still_going") and "last" not in self.errors:
            self.add_error("last", f"{tell_us} when it ended, or tick “It still goes on”.")
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


class RefereeForm(AskedForm, OneAddressForm):
    for_us = {
        "name": ForUs("Their name", required="Write down the name of someone who knows {them}."),
        "kind": ForUs("How do they know {them}?", required="Choose how they know {them}."),
        "address": ForUs(
            "Their e-mail address or phone number",
            required="Write down an e-mail address or a phone number for them.",
        ),
        "may_be_told": ForUs(
            "What may we tell them about us?",
            "They may not know about this charity, or about {them}’s housing. We tell them no more than this.",
        ),
        "may_be_asked": ForUs("Yes, {them} says that we can ask this person"),
    }
    options_for_us = {
        "kind": {
            RefereeKind.GROUP_LEADER: "They lead a group {them} goes to",
            RefereeKind.WORK: "They work or volunteer with {them}",
            RefereeKind.SOMEONE_ELSE: "They know {them} in another way",
        }
    }

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


class NoteForm(Form):
    words = forms.CharField(
        label="Write it as if they are beside you",
        help_text="They can ask to read this.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write a few words first."},
    )
    readers = forms.ChoiceField(
        label="Who reads it?",
        choices=NoteReaders.choices,
        initial=NoteReaders.RECRUITING,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who reads it."},
    )
    once = OnceField()

    label_sizes = {"words": "s", "readers": "s"}


def _month(value: str | None) -> Month | None:
    return Month.parse(value) if value else None
