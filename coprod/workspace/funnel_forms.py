"""What the funnel is asked about: a role, and when people said hello."""

from typing import Any

from django import forms

from coprod.peers.recruitment.models import RoleOnOffer
from coprod.ui.forms import Form
from coprod.ui.forms.fields import DayField


class FunnelForm(Form):
    """Nothing is required: empty means everyone."""

    first = DayField(label="Said hello from", required=False)
    last = DayField(label="Until", required=False)
    role = forms.ModelChoiceField(RoleOnOffer.objects.all(), label="Role", required=False, empty_label="Every role")

    @property
    def is_chosen(self) -> bool:
        """Whether it asks for less than everyone."""
        return self.is_valid() and any(self.cleaned_data.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", "The second day comes before the first. Choose a later one.")
        return data
