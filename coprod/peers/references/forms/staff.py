"""What staff write down about a referee (REF-6, REF-7), and what an officer decides (REF-8)."""

from datetime import date
from typing import Any

from django import forms

from coprod.peers.references.forms.referee import ReferenceForm, SinceAndUntil
from coprod.peers.references.models import EvidenceKind, NumberFrom, Outcome
from coprod.peers.references.months import Month
from coprod.peers.references.stages import DECIDED, Stage
from coprod.people.addresses import check_address
from coprod.people.models import RouteKind
from coprod.ui.forms import DayField, Form, OnceField


class PhoneReferenceForm(ReferenceForm):
    """The same questions, read out by an officer who writes down the answers."""

    way = None  # type: ignore[assignment]
    phone = None  # type: ignore[assignment]
    number = forms.CharField(
        label="Which number did you ring?",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": "Write down the number you rang."},
    )
    number_from = forms.ChoiceField(
        label="How did you find the number?",
        choices=NumberFrom.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you found the number."},
    )

    def clean_number(self) -> str:
        return check_address(RouteKind.PHONE, self.cleaned_data["number"])


class AttemptForm(Form):
    """One call to a referee, however it ended (REF-7)."""

    outcome = forms.ChoiceField(
        label="How did the call end?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the call ended."},
    )
    number = PhoneReferenceForm.base_fields["number"]
    number_from = PhoneReferenceForm.base_fields["number_from"]
    once = OnceField()

    option_hints = {
        "outcome": {
            Outcome.LEFT_WORD: "With someone, or on a machine. Say only who you are and ask them to ring back",
            Outcome.TALKED: "An officer then writes down what they said",
        }
    }

    def clean_number(self) -> str:
        return check_address(RouteKind.PHONE, self.cleaned_data["number"])


class LetterAddressForm(Form):
    """Where a letter goes that asks for a reference."""

    address = forms.CharField(
        label="Where do we send the letter?",
        help_text="As on an envelope, one line each. You need not repeat the name.",
        max_length=254,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": "Write down where the letter goes."},
    )


class LetterReferenceForm(SinceAndUntil):
    """What a letter said, written down by an officer (REF-6)."""

    letter_dated = DayField(
        label="Date on the letter",
        help_text="If it has none, the day it came.",
        error_messages={"required": "Give the date on the letter."},
    )
    said = forms.CharField(
        label="What does it say?",
        help_text="In their words. Leave it empty if the letter only confirms dates.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    letter_kept = forms.CharField(
        label="Where is the letter kept?",
        help_text="For example: the grey cabinet, second drawer. Someone should find it without you.",
        max_length=300,
        error_messages={"required": "Write down where the letter is kept."},
    )

    field_order = ("letter_dated", "first", "last", "is_still_so", "said", "letter_kept")

    def __init__(self, *args: Any, name: str, this_month: Month, today: date, **kwargs: Any) -> None:
        self.name, self.today = name, today
        super().__init__(*args, this_month=this_month, **kwargs)

    def labels(self) -> dict[str, str]:
        return {"first": f"Since when have they known {self.name}?"}

    def clean_letter_dated(self) -> date:
        dated: date = self.cleaned_data["letter_dated"]
        if dated > self.today:
            raise forms.ValidationError("That day is still to come. Look at the letter again.")
        return dated

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._clean_dates(data)
        return data

    @property
    def answers(self) -> dict[str, str]:
        """What the letter said, for the officer who decides."""
        said = self.cleaned_data["said"]
        return {"said": said} if said else {}


class EvidenceForm(SinceAndUntil):
    """What stands in for a referee, once a second person agrees (REF-7)."""

    kind = forms.ChoiceField(
        label="What is there instead?",
        choices=EvidenceKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what there is instead."},
    )
    words = forms.CharField(
        label="What was seen, and by whom?",
        help_text="Write it as if they are beside you. They can ask to read this.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write down what was seen, and by whom."},
    )
    once = OnceField()

    field_order = ("kind", "first", "last", "is_still_so", "words")
    option_hints = {
        "kind": {
            EvidenceKind.TASTERS: "Sessions they came to, with one of us there",
            EvidenceKind.GROUP_WORK: "A group they take part in, and what its record shows",
            EvidenceKind.LETTER: "From someone who knows of them, but cannot answer as a referee",
            EvidenceKind.LONGER_SETTLING_IN: "They begin with more support, and we look again together",
        }
    }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._clean_dates(data)
        return data


class DecisionForm(Form):
    outcome = forms.ChoiceField(
        label="What do you make of it?",
        choices=[
            (Stage.RELIED_ON.value, "We rely on it"),
            (Stage.NEEDS_CONVERSATION.value, "It needs a conversation first"),
            (Stage.NOT_RELIED_ON.value, "We do not rely on it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you make of it."},
    )
    reason = forms.CharField(
        label="Why",
        help_text="A few words. Only officers read this. The lead sees the outcome.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a few words about why."},
    )
    has_looked = forms.BooleanField(label="I have looked at what is worth a second look", required=False)

    def __init__(self, *args: Any, needs_a_second_look: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_a_second_look = needs_a_second_look
        if not needs_a_second_look:
            del self.fields["has_looked"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_decided = data.get("outcome") in DECIDED
        if self.needs_a_second_look and is_decided and not data.get("has_looked"):
            self.add_error("has_looked", "Look at what stands under “Worth a second look”, and tick this.")
        return data
