"""What the rows of several sheets have in common: someone new with one way to reach them, or someone who is here."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coprod import clock
from coprod.people.arrivals import RowForm, person_called
from coprod.people.forms import WAYS, OneAddressForm
from coprod.people.models import Person, Role, RouteKind, Service
from coprod.people.reach import Route
from coprod.ui.forms import DayField

NAME_ERRORS = {"required": "Write what to call them."}
FOLLOWS = "This day comes before the one it follows. Look at both."
STILL_TO_COME = "That day is still to come. Only what has happened can be brought."


def past_day(label: str, help_text: str = "", *, required: bool = True) -> DayField:
    """A day that has come; `past_days` looks at it."""
    return DayField(
        label=label, help_text=help_text, required=required, error_messages={"required": f"Write the day: {label}"}
    )


def seen_by_field(label: str, help_text: str = "A name. They may have left since.", *, required: bool = True) -> Any:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=120,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": f"Write a name: {label}"},
    )


def past_days(form: forms.Form, data: Mapping[str, Any], *names: str) -> None:
    """Say beside a day that it is still to come, or comes before one that stands earlier in `names`."""
    last = None
    for name in names:
        day = data.get(name)
        if day is None:
            continue
        if day > clock.today():
            form.add_error(name, STILL_TO_COME)
        elif last and day < last:
            form.add_error(name, FOLLOWS)
        last = day


class NewPersonRow(RowForm, OneAddressForm):
    """Someone new. No way to reach them is needed yet."""

    roles: tuple[Role, ...] = (Role.LEAD,)

    chosen_name = forms.CharField(
        label="Name",
        help_text="What we call them. It does not have to be the legal name.",
        max_length=120,
        error_messages=NAME_ERRORS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    service = forms.ModelChoiceField(
        label="Service",
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={"required": "Choose the service they are with."},
    )
    reach_by = forms.ChoiceField(
        label="How do they like to hear from us?",
        help_text="You can leave it empty. We send nothing now.",
        choices=[("", "We do not know yet"), *WAYS],
        required=False,
    )
    address = forms.CharField(
        label="E-mail address, phone number or postal address",
        help_text="It fits the way above.",
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = Service.objects.of(self.by.user, *self.roles)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("address") and not data.get("reach_by"):
            self.add_error("reach_by", "Choose which way this address is for.")
        if data.get("reach_by") and not data.get("address") and "address" not in self.errors:
            self.add_error("address", "Write where we reach them, or leave the way empty.")
        return data


def route_of(row: Mapping[str, Any]) -> Route | None:
    """The one way a NewPersonRow names, if it does."""
    return Route(RouteKind(row["reach_by"]), row["address"]) if row.get("address") else None


def someone_called(row: Mapping[str, Any], by: Any) -> str:
    """A sentence when somebody of this name is in the service already; empty otherwise."""
    found = Person.objects.filter(chosen_name__iexact=row["chosen_name"].strip(), service=row["service"])
    return f"Someone at {row['service']} is called {row['chosen_name']} already." if found.exists() else ""


class KnownPersonRow(RowForm):
    """Something about someone who is here. A clean row holds them as `person`."""

    chosen_name = forms.CharField(
        label="Name",
        help_text="As it is written here. Bring people before what belongs to them.",
        max_length=120,
        error_messages={"required": "Write whose this is."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reach = forms.CharField(
        label="Their e-mail address or phone number",
        help_text="Only where two people have the same name.",
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("chosen_name"):
            try:
                data["person"] = person_called(data["chosen_name"], data.get("reach", ""), self.by)
            except forms.ValidationError as error:
                self.add_error("chosen_name", error)
        return data
