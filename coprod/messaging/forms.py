"""What staff and people type about messages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from coprod.messaging.kinds import Kind
from coprod.people.models import User


class NoteForm(forms.Form):
    """A short note after a call, as if the person were beside you."""

    note = forms.CharField(label="A note, if it helps the next call", max_length=300, required=False)


class HandOverForm(forms.Form):
    """Who leaves, and who carries their news from now on."""

    from_user = forms.ModelChoiceField(label="Who is leaving", queryset=User.objects.none())
    to_user = forms.ModelChoiceField(label="Who takes over", queryset=User.objects.none())

    def __init__(self, *args: Any, carriers: QuerySet[User], colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in {"from_user": carriers, "to_user": colleagues}.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = choices


@dataclass(frozen=True)
class Switch:
    """What a person switches on or off: kinds of message that they know by the same words."""

    label: str
    kinds: tuple[Kind, ...]


class WantedForm(forms.Form):
    """Which kinds of message the person wants."""

    wanted = forms.MultipleChoiceField(
        label="Send me these",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only you and the staff of your service can see this.",
    )

    def __init__(self, *args: Any, switches: Iterable[Switch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wanted"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(switch.label, switch.label) for switch in switches]
