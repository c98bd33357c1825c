"""What staff type in the front room."""

from typing import Any

from django import forms

from coprod.peers.recruitment.models import RoleOnOffer
from coprod.ui.forms import Form, OnceField

ONLY_ANSWER, INVITE = "answer", "invite"


class AnswerForm(Form):
    """An answer to a hello, with or without an invitation to apply. `seen` is how many answers were shown with it."""

    words = forms.CharField(
        label="Your answer",
        help_text="It goes the way they asked for. Write as one person to another.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write a few words to them."},
    )
    then = forms.ChoiceField(
        label="And then?",
        choices=[(INVITE, "Invite them to apply"), (ONLY_ANSWER, "Only answer, for now")],
        widget=forms.RadioSelect,
        initial=INVITE,
        error_messages={"required": "Choose what happens next."},
    )
    role = forms.ModelChoiceField(
        label="For which role?", queryset=RoleOnOffer.objects.filter(is_open=True), required=False, empty_label=None
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    once = OnceField()

    option_hints = {"then": {INVITE: "They get a way to sign in, and fill in their application when they like"}}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("then") == INVITE and not data.get("role"):
            self.add_error("role", "Choose the role they can apply for.")
        return data


class CloseEnquiryForm(Form):
    note = forms.CharField(
        label="Why close it?",
        help_text="Write it as if they are beside you.",
        max_length=500,
        error_messages={"required": "Write a few words about why."},
    )
