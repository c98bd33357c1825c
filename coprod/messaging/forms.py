"""What staff and people type about messages."""

from collections.abc import Iterable

from django import forms

from coprod.messaging.kinds import Kind


class NoteForm(forms.Form):
    """A short note after a call, as if the person were beside you."""

    note = forms.CharField(label="A note, if it helps the next call", max_length=300, required=False)


class WantedForm(forms.Form):
    """Which kinds of message the person wants."""

    wanted = forms.MultipleChoiceField(
        label="Send me these",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only you and the staff of your service can see this.",
    )

    def __init__(self, *args: object, kinds: Iterable[Kind], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["wanted"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(kind.code, kind.label) for kind in kinds]
