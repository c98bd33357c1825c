"""A panel name, and adding someone to the panel."""

from typing import Any

from django import forms

from coprod.panels.membership import rules
from coprod.panels.membership.models import PanelMember
from coprod.people.forms import OneAddressForm
from coprod.people.models import Person, RouteKind, Service
from coprod.people.reach import Route
from coprod.ui.forms import Form

LONGEST = 40
GIVES_AWAY = "That has part of a real name in it. Choose another, so that nobody can tell who it is."
HIDDEN = "That name has a hidden character in it. Please type it again."


def panel_name_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text="No part of a real name. For example: Kingfisher, Tideline, North Star.",
        max_length=LONGEST,
        error_messages={"required": "Choose a panel name. Any name will do."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PanelNameForm(Form):
    """The member's own choice, or staff's after asking."""

    panel_name = panel_name_field("Panel name")

    def __init__(self, *args: Any, member: PanelMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_panel_name(self) -> str:
        return checked(self.cleaned_data["panel_name"], self.member.person, self.member)


class NewMemberForm(OneAddressForm):
    """Someone we have no record of yet."""

    chosen_name = forms.CharField(
        label="What shall we call them?",
        max_length=120,
        error_messages={"required": "Write what to call them. Any name will do."},
    )
    reach_by = forms.ChoiceField(
        label="How do they like to hear from us?",
        choices=[
            (kind.value, kind.label) for kind in (RouteKind.EMAIL, RouteKind.TEXT, RouteKind.PHONE, RouteKind.POST)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they like to hear from us."},
    )
    address = forms.CharField(
        label="Their e-mail address, phone number or postal address",
        max_length=400,
        error_messages={"required": "Write where we reach them."},
    )
    service = forms.ModelChoiceField(
        label="Which service are they with?", queryset=Service.objects.none(), required=False, empty_label="None"
    )
    panel_name = panel_name_field("Their panel name")
    is_invited = forms.BooleanField(
        label="Invite them to sign in",
        help_text="For e-mail and text. Without a sign-in, staff write down what they say.",
        required=False,
    )

    def __init__(self, *args: Any, services: Any, may_be_none: bool, may_invite: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        service = self.fields["service"]
        service.queryset, service.required = services, not may_be_none  # type: ignore[attr-defined]
        service.error_messages["required"] = "Choose their service."
        if not may_invite:
            del self.fields["is_invited"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("panel_name"):
            person = Person(chosen_name=data.get("chosen_name", ""))
            try:
                data["panel_name"] = checked(data["panel_name"], person, None)
            except forms.ValidationError as error:
                self.add_error("panel_name", error)
        if data.get("is_invited") and data.get("reach_by") not in (RouteKind.EMAIL, RouteKind.TEXT):
            self.add_error("is_invited", "Signing in needs an e-mail address or a number for texts.")
        return data

    @property
    def columns(self) -> dict[str, Any]:
        """What `acts.welcome` asks for."""
        data = self.cleaned_data
        return {
            "chosen_name": data["chosen_name"],
            "route": Route(RouteKind(data["reach_by"]), data["address"]),
            "panel_name": data["panel_name"],
            "service": data["service"],
            "is_invited": bool(data.get("is_invited")),
        }


def checked(panel_name: str, person: Person, member: PanelMember | None) -> str:
    """The name, tidied, if it is free and hides who they are. Raises ValidationError beside the field."""
    name = rules.tidy(panel_name)
    if rules.has_hidden_characters(name):
        raise forms.ValidationError(HIDDEN)
    if rules.gives_away(name, person.chosen_name, person.legal_name):
        raise forms.ValidationError(GIVES_AWAY)
    namesakes = PanelMember.objects.filter(panel_name__iexact=name)
    if (namesakes.exclude(pk=member.pk) if member else namesakes).exists():
        raise forms.ValidationError("Someone goes by that name already. Choose another.")
    return name
