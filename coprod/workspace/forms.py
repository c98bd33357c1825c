"""What staff type in the front room."""

from typing import Any

from django import forms

from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.addresses import check_address
from coprod.people.models import RouteKind
from coprod.people.reach import Route
from coprod.programme.enquiries.models import Enquiry
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
    sign_in_with = forms.CharField(
        label="Where do their sign-in codes go?",
        help_text="They asked for a call. Ask them for an e-mail address, or a mobile number that gets texts.",
        max_length=254,
        required=False,
    )
    once = OnceField()

    option_hints = {"then": {INVITE: "They get a way to sign in, and fill in their application when they like"}}

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sign_in_route: Route | None = None
        if enquiry.reach_by != RouteKind.PHONE:
            del self.fields["sign_in_with"]

    def clean_sign_in_with(self) -> str:
        typed: str = self.cleaned_data["sign_in_with"]
        if typed:
            kind = RouteKind.EMAIL if "@" in typed else RouteKind.TEXT
            self.sign_in_route = Route(kind, check_address(kind, typed))
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("then") == INVITE and not data.get("role"):
            self.add_error("role", "Choose the role they can apply for.")
        wants_one = "sign_in_with" in self.fields and "sign_in_with" not in self.errors
        if data.get("then") == INVITE and wants_one and not self.sign_in_route:
            self.add_error("sign_in_with", "Tell us where their codes go. Or choose “Only answer, for now”.")
        return data


class CloseEnquiryForm(Form):
    note = forms.CharField(
        label="Why close it?",
        help_text="Write it as if they are beside you.",
        max_length=500,
        error_messages={"required": "Write a few words about why."},
    )
