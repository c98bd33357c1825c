"""What to call a person and how to reach them, as they or staff fill it in."""

from typing import Any, ClassVar

from django import forms

from coprod.people.addresses import check_address
from coprod.people.models import Person, RouteKind, User
from coprod.people.reach import Route
from coprod.ui.forms import Form, SeenField

WAYS = [
    (RouteKind.EMAIL.value, "E-mail"),
    (RouteKind.TEXT.value, "Text message"),
    (RouteKind.PHONE.value, "Phone call"),
    (RouteKind.POST.value, "Letter"),
]


class OneAddressForm(Form):
    """For forms that ask for one way (`reach_by`) and its `address`: the address has to fit the way."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reach_by") and data.get("address"):
            try:
                data["address"] = check_address(RouteKind(data["reach_by"]), data["address"])
            except forms.ValidationError as error:
                self.add_error("address", error)
        return data


class ReachForm(Form):
    """A name, and one address for each way; the preferred way comes first (PPL-1)."""

    chosen_name = forms.CharField(
        label="What shall we call you?",
        help_text="It does not have to be your legal name.",
        max_length=120,
        error_messages={"required": "Tell us what to call you. Any name will do."},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    pronouns = forms.CharField(
        label="Your pronouns", help_text="Only if you want to. For example: she, her.", required=False, max_length=60
    )
    prefer = forms.ChoiceField(
        label="How do you like to hear from us?",
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you like to hear from us."},
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "That does not look like an e-mail address. One looks like name@example.org."},
    )
    phone = forms.CharField(
        label="Phone number",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    post = forms.CharField(
        label="Postal address",
        help_text="Only if you would like letters.",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    safe_contact_notes = forms.CharField(
        label="Is there anything we should be careful with when we contact you?",
        help_text="For example: no voicemail, or someone else may read your messages.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    missing: ClassVar[dict[str, tuple[str, str]]] = {
        RouteKind.EMAIL: ("email", "Give us your e-mail address, or choose another way to hear from us."),
        RouteKind.TEXT: ("phone", "Give us your phone number, or choose another way to hear from us."),
        RouteKind.PHONE: ("phone", "Give us your phone number, or choose another way to hear from us."),
        RouteKind.POST: ("post", "Give us your postal address, or choose another way to hear from us."),
    }

    @staticmethod
    def initial_for(person: Person) -> dict[str, Any]:
        """What is known about a person, as this form shows it."""
        routes = list(person.routes.all())
        address = {route.kind: route.address for route in reversed(routes)}
        return {
            "chosen_name": person.chosen_name,
            "pronouns": person.pronouns,
            "email": address.get(RouteKind.EMAIL, ""),
            "phone": address.get(RouteKind.TEXT) or address.get(RouteKind.PHONE, ""),
            "post": address.get(RouteKind.POST, ""),
            "through": next((route.through for route in routes if route.kind == RouteKind.THROUGH), None),
            "prefer": routes[0].kind if routes else None,
            "safe_contact_notes": person.safe_contact_notes,
        }

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        return check_address(RouteKind.PHONE, phone) if phone else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        field, sentence = self.missing.get(data.get("prefer") or "", ("", ""))
        if field and not data.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        return data

    @property
    def routes(self) -> list[Route]:
        """Every way that has an address, the preferred one first."""
        data = self.cleaned_data
        # Only staff choose the colleague; the person's own form leaves that way as it is.
        through = data["through"] if "through" in self.fields else self.initial.get("through")
        known = [
            Route(RouteKind.EMAIL, data["email"]),
            Route(RouteKind.TEXT, data["phone"]),
            Route(RouteKind.PHONE, data["phone"]),
            Route(RouteKind.POST, data["post"]),
            Route(RouteKind.THROUGH, through=through),
        ]
        working = [route for route in known if route.leads_somewhere]
        return sorted(working, key=lambda route: route.kind != data["prefer"])

    @property
    def described(self) -> dict[str, str]:
        """The columns of Person that this form fills in."""
        return {name: self.cleaned_data[name] for name in ("chosen_name", "pronouns", "safe_contact_notes")}


class OwnDetailsForm(ReachForm):
    """The person's own page: also an emergency contact, which nobody reads but in an escalation."""

    access_needs = forms.CharField(
        label="What helps you take part?",
        help_text="For example: childcare, a lift, large print, a quiet room.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    emergency_contact = forms.CharField(
        label="Someone to ring in an emergency",
        help_text="Only if you want to. A name and a number. We read it only if you are in danger.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = SeenField()

    @staticmethod
    def initial_for(person: Person) -> dict[str, Any]:
        known = {"access_needs": person.access_needs, "emergency_contact": person.emergency_contact}
        return {**ReachForm.initial_for(person), **known}

    @property
    def described(self) -> dict[str, str]:
        own = {name: self.cleaned_data[name] for name in ("access_needs", "emergency_contact")}
        return {**super().described, **own}


class StaffReachForm(ReachForm):
    """Filled in by staff with or for the person, who may be reached through a named worker."""

    through = forms.ModelChoiceField(
        label="Through which colleague?",
        help_text="Our news waits on their list until they have told the person.",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody",
    )
    access_needs = forms.CharField(
        label="What helps them take part?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = SeenField()

    missing = {
        **ReachForm.missing,
        RouteKind.THROUGH: ("through", "Choose the colleague, or another way to reach them."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["through"].queryset = User.objects.colleagues()  # type: ignore[attr-defined]
        self.fields["prefer"].choices = [*WAYS, (RouteKind.THROUGH.value, "Through a colleague")]  # type: ignore[attr-defined]
        for name, label in (
            ("chosen_name", "What shall we call them?"),
            ("pronouns", "Their pronouns"),
            ("prefer", "How do they like to hear from us?"),
            ("safe_contact_notes", "Is there anything to be careful with when we contact them?"),
        ):
            self.fields[name].label = label
        for name, hint in (
            ("pronouns", "Only if they want to. For example: she, her."),
            ("post", "Only if they would like letters."),
            ("safe_contact_notes", "For example: no voicemail, or someone else may read their messages."),
        ):
            self.fields[name].help_text = hint

    @staticmethod
    def initial_for(person: Person) -> dict[str, Any]:
        return {**ReachForm.initial_for(person), "access_needs": person.access_needs}

    @property
    def described(self) -> dict[str, str]:
        return {**super().described, "access_needs": self.cleaned_data["access_needs"]}
