"""What people choose when they bring things over."""

from collections.abc import Iterable
from typing import Any

from django import forms

from coprod.people.arrivals import Sheet
from coprod.people.models import Person
from coprod.ui.forms import Form, OnceField, SeveralField


class FileForm(Form):
    """A spreadsheet, and for text files what is in it."""

    file = forms.FileField(
        label="Your spreadsheet",
        help_text="An Excel workbook (.xlsx) or a text file (.csv), up to 10 MB and 2,500 rows.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Choose the file first.", "empty": "There is nothing in that file."},
    )
    key = forms.ChoiceField(
        label="What is in it?",
        help_text="Only needed for a .csv file whose headings could be of more than one kind.",
        required=False,
    )
    once = OnceField()

    def __init__(self, *args: Any, sheets: Iterable[Sheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(sheet.key, sheet.title) for sheet in sheets]
        self.fields["key"].choices = [("", "The headings say it"), *kinds]  # type: ignore[attr-defined]


class OnceForm(Form):
    """Goes along with a row that is typed: the same form sent twice counts once. `same` says that somebody has
    looked at whom the row is like."""

    once = OnceField()
    same = forms.ChoiceField(choices=[("no", "no")], required=False, widget=forms.HiddenInput)


class InviteForm(Form):
    """Who is invited to sign in: people of the page that is shown."""

    people = SeveralField(
        label="Whom shall we invite?",
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one person.",
            "invalid_choice": "Someone you ticked signs in already, or is not on this list any more. Look again.",
        },
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
