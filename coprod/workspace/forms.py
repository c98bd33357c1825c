"""What staff type in the front room."""

from typing import Any

from django import forms

from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.addresses import check_address
from coprod.people.models import RouteKind, User
from coprod.people.reach import Route
from coprod.programme.enquiries.models import Enquiry
from coprod.ui.forms import Form, OnceField

ONLY_ANSWER, INVITE, WITH_THEM = "answer", "invite", "with_them"


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
        choices=[
            (INVITE, "Invite them to apply"),
            (WITH_THEM, "They will not sign in: we fill it in with them"),
            (ONLY_ANSWER, "Only answer, for now"),
        ],
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
    through = forms.ModelChoiceField(
        label="Does news go through a colleague?",
        help_text="Only for someone who will not sign in. It waits on the colleague’s list until they have told them.",
        queryset=User.objects.none(),
        required=False,
        empty_label="No, straight to them",
    )
    once = OnceField()

    option_hints = {
        "then": {
            INVITE: "They get a way to sign in, and fill in their application when they like",
            WITH_THEM: "On the phone or side by side. Today reminds you to ring them.",
        }
    }

    def __init__(self, *args: Any, enquiry: Enquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sign_in_route: Route | None = None
        self.fields["through"].queryset = User.objects.colleagues()  # type: ignore[attr-defined]
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
        if data.get("then") in (INVITE, WITH_THEM) and not data.get("role"):
            self.add_error("role", "Choose the role they can apply for.")
        wants_one = "sign_in_with" in self.fields and "sign_in_with" not in self.errors
        if data.get("then") == INVITE and wants_one and not self.sign_in_route:
            self.add_error("sign_in_with", "Tell us where their codes go. Or choose “They will not sign in”.")
        return data

    @property
    def invitation(self) -> dict[str, Any] | None:
        """What `recruitment.invite` is given; None when this is an answer and no more."""
        data = self.cleaned_data
        if data["then"] == ONLY_ANSWER:
            return None
        if data["then"] == INVITE:
            return {"role": data["role"], "also": self.sign_in_route}
        through = data["through"]
        also = Route(RouteKind.THROUGH, through=through) if through else self.sign_in_route
        return {"role": data["role"], "also": also, "signs_in": False}


class CloseEnquiryForm(Form):
    note = forms.CharField(
        label="Why close it?",
        help_text="Write it as if they are beside you.",
        max_length=500,
        error_messages={"required": "Write a few words about why."},
    )
