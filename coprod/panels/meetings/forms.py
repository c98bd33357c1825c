"""Planning a panel meeting, its agenda and its minutes."""

from typing import Any

from django import forms

from coprod.panels.membership.models import PanelMember
from coprod.programme.gatherings.forms import MOST_DATES, DatesForm
from coprod.ui.forms import DayField, Form, OnceField


class PlanForm(DatesForm):
    about = forms.CharField(
        label="What kind of meeting is it?",
        help_text="For example: Away day. You can leave this empty.",
        required=False,
        max_length=200,
    )

    @property
    def planned(self) -> dict[str, Any]:
        return {**self.dates, "about": [self.cleaned_data["about"]] * MOST_DATES}


class AgendaForm(Form):
    words = forms.CharField(
        label="What would you like to talk about?",
        max_length=300,
        error_messages={"required": "Write what you would like to talk about. A few words are enough."},
    )
    once = OnceField()


class StaffAgendaForm(AgendaForm):
    """Also for a member who rang or said it over tea."""

    member = forms.ModelChoiceField(
        label="Who brings it?", queryset=PanelMember.objects.none(), required=False, empty_label="One of us"
    )
    field_order = ["words", "member", "once"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = PanelMember.objects.current()  # type: ignore[attr-defined]


class PointForm(Form):
    """A point, and perhaps what is done about it, by whom, by when."""

    label_sizes = {"said": "s"}

    said = forms.CharField(
        label="What was said?",
        help_text="One point. Use panel names, or none.",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action = forms.CharField(
        label="What will be done about it?", help_text="You can leave this empty.", required=False, max_length=300
    )
    owner = forms.CharField(label="Who does it?", required=False, max_length=120)
    due = DayField(label="By when?", required=False)
    once = OnceField()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("action") and not data.get("owner"):
            self.add_error("owner", "Say who does it.")
        if not data.get("action") and (data.get("owner") or data.get("due")):
            self.add_error("action", "Say what will be done.")
        return data
