"""The sheet of DBS checks that a charity arrives with: what was decided, never what a certificate showed."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen
from coprod.peers.checks import bringing
from coprod.peers.checks.models import TWELVE_DIGITS, YES, DbsCheck, Level, Outcome, Workforce
from coprod.people.arrival_rows import KnownPersonRow, past_day, past_days, seen_by_field
from coprod.people.arrivals import Sheet
from coprod.people.models import Role


class CheckRow(KnownPersonRow):
    """One certificate with a go-ahead."""

    level = forms.ChoiceField(
        label="Which check?",
        choices=[(level.value, level.label) for level in Level if level != Level.NONE],
        error_messages={"required": "Choose which check it was."},
    )
    workforce = forms.ChoiceField(label="With whom?", choices=Workforce.choices, initial=Workforce.ADULT)
    for_role = forms.CharField(label="For which role?", max_length=80)
    certificate_number = forms.RegexField(
        TWELVE_DIGITS,
        label="Certificate number",
        help_text="12 digits. You can leave it empty.",
        max_length=12,
        required=False,
        error_messages={"invalid": "A certificate number has 12 digits. Look at it once more."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    issued_on = past_day("Day of issue", "As it stands on the certificate.")
    seen_by = seen_by_field("Who saw the certificate?")
    seen_on = past_day("When was it seen?")
    decided_on = past_day("When was it decided?")
    outcome = forms.ChoiceField(
        label="What was decided?",
        choices=[(outcome.value, outcome.label) for outcome in YES],
        error_messages={"required": "Choose what was decided."},
    )
    agreed = forms.CharField(
        label="Which safeguards were agreed?",
        help_text="The person and the lead read this. Say nothing of what the certificate showed.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        past_days(self, data, "issued_on", "seen_on", "decided_on")
        if data.get("outcome") == Outcome.WITH_CONDITIONS and not data.get("agreed"):
            self.add_error("agreed", "Write which safeguards were agreed.")
        return data


def bring(row: Mapping[str, Any], by: Actor) -> DbsCheck:
    columns = (
        "level", "workforce", "certificate_number", "issued_on", "decided_on", "outcome", "agreed", "for_role"
    )  # fmt: skip
    seen = Seen(row["seen_by"], row["seen_on"])
    return bringing.bring_over_check(row["person"], **{name: row[name] for name in columns}, seen=seen, by=by)


def likeness(row: Mapping[str, Any], by: Actor) -> str:
    there = bringing.brought(row["person"], row["level"], row["workforce"]).exists()
    return f"{row['chosen_name']} has a check of this kind that was brought over." if there else ""


def may(by: Actor) -> bool:
    return by.user is not None and by.user.has_role(Role.OFFICER)


SHEETS = [
    Sheet(
        key="checks",
        title="DBS checks",
        about="Certificates with a go-ahead: when they were issued, who saw them, and what was decided.",
        form=CheckRow,
        bring=bring,
        likeness=likeness,
        may=may,
        example={
            "chosen_name": "Finch Larkspur",
            "level": "Enhanced",
            "workforce": "Adults",
            "for_role": "Peer mentor",
            "certificate_number": "001234567890",
            "issued_on": "26/01/2024",
            "seen_by": "Dilys Marram",
            "seen_on": "01/02/2024",
            "decided_on": "02/02/2024",
            "outcome": "Go ahead",
        },
        order=30,
    )
]
