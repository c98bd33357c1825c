"""The three questions of a hello."""

from django import forms

from coprod.people.forms import OneAddressForm
from coprod.people.models import RouteKind
from coprod.programme.enquiries.models import REACHABLE_BY, Source
from coprod.ui.forms import OnceField

_REACH_LABELS = {RouteKind.EMAIL: "E-mail", RouteKind.TEXT: "Text message", RouteKind.PHONE: "Phone call"}


class HelloForm(OneAddressForm):
    """What shall we call you, how can we reach you, anything you want to say."""

    chosen_name = forms.CharField(
        label="What shall we call you?",
        help_text="Any name you like. It does not have to be your legal name.",
        max_length=120,
        error_messages={"required": "Tell us what to call you. Any name will do."},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    reach_by = forms.ChoiceField(
        label="How can we reach you?",
        choices=[(kind.value, _REACH_LABELS[kind]) for kind in REACHABLE_BY],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you would like to hear from us."},
    )
    address = forms.CharField(
        label="Your e-mail address or phone number",
        max_length=254,
        error_messages={"required": "Give us an e-mail address or a phone number to reach you on."},
    )
    words = forms.CharField(
        label="Anything you want to say?",
        help_text="You can leave this empty.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    once = OnceField()


class StaffHelloForm(HelloForm):
    """The same three questions, written down by staff after a call or a chat."""

    source = forms.ChoiceField(
        label="Where did they say hello?",
        choices=[(Source.CALL.value, "On the phone"), (Source.CHAT.value, "In person")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where they said hello."},
    )
    field_order = ["source", "chosen_name", "reach_by", "address", "words", "once"]
