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

WHAT_TO_CALL_THEM = "Write what to call them."
FOLLOWS = "This day comes before the one it follows. Look at both."
STILL_TO_COME = "That day is still to come. Only what has happened can be brought."


def past_day(label: str, help_text: str = "", *, required: bool = True) -> DayField:
    """A day that has come; `past_days` looks at it."""
    return DayField(
        label=label, help_text=help_text, required=required, error_messages={"required": f"Write the day: {label}"}
    )


def line_field(label: str, help_text: str = "", *, needed: str = "", most: int = 120) -> forms.CharField:
    """A line to write, `most` letters at most. `needed` is what is said when it is empty; without, it may be."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=bool(needed),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": needed},
    )


def seen_by_field(
    label: str, help_text: str = "A name. They may have left since.", *, required: bool = True
) -> forms.CharField:
    return line_field(label, help_text, needed=f"Write a name: {label}" if required else "")


def service_field(label: str, needed: str) -> forms.ModelChoiceField:
    """A service to choose; the form says which there are."""
    return forms.ModelChoiceField(
        label=label,
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={"required": needed},
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

    chosen_name = line_field(
        "Name", "What we call them. It does not have to be the legal name.", needed=WHAT_TO_CALL_THEM
    )
    service = service_field("Service", "Choose the service they are with.")
    reach_by = forms.ChoiceField(
        label="How do they like to hear from us?",
        help_text="You can leave it empty. We send nothing now.",
        choices=[("", "We do not know yet"), *WAYS],
        required=False,
    )
    address = line_field("E-mail address, phone number or postal address", "It fits the way above.", most=400)

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

    chosen_name = line_field(
        "Name", "As it is written here. Bring people before what belongs to them.", needed="Write whose this is."
    )
    reach = line_field("Their e-mail address or phone number", "Only where two people have the same name.", most=400)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("chosen_name"):
            try:
                data["person"] = person_called(data["chosen_name"], data.get("reach", ""), self.by)
            except forms.ValidationError as error:
                self.add_error("chosen_name", error)
        return data
