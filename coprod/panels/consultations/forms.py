"""What members say and what writers answer, as forms."""

from typing import Any, ClassVar

from django import forms

from coprod import clock
from coprod.panels.consultations.models import Consultation, Contribution, Outcome, TapKind
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies.models import Part, Passage
from coprod.ui.forms import ChipRadios, Chips, DayField, Form, OnceField, SeveralField

LONGEST = 4000
YES_OR_NO = [("no", "No"), ("yes", "Yes")]
TAP_ICONS = {"works": "thumb", "unsure": "question", "change": "pencil", "worry": "warning", "unclear": "speech"}


def words_field(label: str, help_text: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        error_messages={"required": "Write a few words."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def quote_field(label: str, help_text: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=help_text, choices=YES_OR_NO, initial="no", widget=ChipRadios)


class PartForm(Form):
    """A tap, or a few words, or both, about one part."""

    kind = forms.ChoiceField(
        label="What do you think of this part?", choices=TapKind.choices, required=False, widget=ChipRadios
    )
    happened = forms.MultipleChoiceField(
        label="Did it happen to you?",
        choices=[("yes", "This happened to me (optional)")],
        required=False,
        widget=Chips,
    )
    passage = forms.ChoiceField(label="Is it about one bit? You can skip this.", required=False, widget=ChipRadios)
    words = words_field(
        "What would make it better?", "A few words is plenty. Spelling does not matter. You can leave this empty."
    )
    may_be_quoted = quote_field(
        "May we quote this in public?", "Under your panel name. You can change your mind at any time."
    )
    once = OnceField()

    option_icons: ClassVar[dict[str, dict[str, str]]] = {"kind": TAP_ICONS, "happened": {"yes": "heart"}}
    label_sizes: ClassVar[dict[str, str]] = {"happened": "s", "passage": "s"}

    def __init__(self, *args: Any, passages: list[Passage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passages = {str(passage.pk): passage for passage in passages}
        bits = [(str(passage.pk), f"Bit {passage.number}") for passage in passages]
        self.fields["passage"].choices = [("", "The whole part"), *bits]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("kind") and not data.get("words"):
            self.add_error("kind", "Tap one of these, or write a few words below.")
        return data

    @property
    def said(self) -> dict[str, Any]:
        """What `saying.say` asks for."""
        data = self.cleaned_data
        return {
            "words": data["words"],
            "passage": self.passages.get(data["passage"]),
            "may_be_quoted": data["may_be_quoted"] == "yes",
            "once": data["once"],
        }


class ChangeForm(Form):
    """Other words for what was said."""

    words = words_field("What you said", "A few words is plenty.", required=True)
    may_be_quoted = quote_field("May we quote this in public?", "Under your panel name.")

    @property
    def said(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["words"], "may_be_quoted": self.cleaned_data["may_be_quoted"] == "yes"}


class WrittenDownForm(Form):
    """What a member said to someone, who writes it down (CON-4)."""

    member = forms.ModelChoiceField(
        label="Who said it?",
        queryset=PanelMember.objects.none(),
        empty_label="Choose a member",
        error_messages={"required": "Choose who said it."},
    )
    part = forms.ModelChoiceField(
        label="About which part?",
        queryset=Part.objects.none(),
        empty_label="Choose a part",
        error_messages={"required": "Choose the part."},
    )
    kind = forms.ChoiceField(
        label="What do they think of it?", choices=TapKind.choices, required=False, widget=ChipRadios
    )
    words = words_field("What they said, in their words", "As they said it. Leave out names.", required=True)
    may_be_quoted = quote_field("May we quote this in public?", "Ask them. Under their panel name.")
    was_read_back = forms.BooleanField(
        label="I read it back to them, and they said yes",
        error_messages={"required": "Read it back to them first. Then it counts."},
    )
    once = OnceField()
    option_icons: ClassVar[dict[str, dict[str, str]]] = {"kind": TAP_ICONS}

    def __init__(self, *args: Any, members: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members  # type: ignore[attr-defined]
        self.fields["part"].queryset = consultation.version.parts.all()  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {name: data[name] for name in ("words", "was_read_back", "once")} | {
            "may_be_quoted": data["may_be_quoted"] == "yes"
        }


def text_field(label: str, help_text: str, missing: str, *, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class TermsForm(Form):
    """What members are told before anything is asked (CON-1)."""

    question = forms.CharField(
        label="What would you like to know?",
        help_text="One question or two. You can leave this empty.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    can_change = text_field("What can still change?", "Be honest.", "Say what can still change.")
    cannot_change = text_field("What cannot change, and why?", "Nothing is a full answer.", "Say what cannot change.")
    decided_by = forms.CharField(
        label="Who decides?",
        help_text="For example: Hal Dunlin, with the managers’ meeting.",
        max_length=200,
        error_messages={"required": "Say who decides."},
    )
    closes_on = DayField(
        label="Until when can members answer?", error_messages={"required": "Choose the last day to answer."}
    )
    hear_by = DayField(
        label="By when do they hear what happened?", error_messages={"required": "Choose the day by which they hear."}
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        closes_on, hear_by = data.get("closes_on"), data.get("hear_by")
        if closes_on and closes_on < clock.today():
            self.add_error("closes_on", "That day has gone. Choose one to come.")
        if closes_on and hear_by and hear_by < closes_on:
            self.add_error("hear_by", "Choose a day after the last day to answer.")
        return data


class MoreTimeForm(Form):
    """A later last day, once."""

    closes_on = DayField(label="Until when can members answer now?", error_messages={"required": "Choose a later day."})


class AnswerForm(Form):
    """One answer to one or several contributions."""

    outcome = forms.ChoiceField(
        label="What happened?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    did = forms.CharField(
        label="What we did",
        help_text="In a sentence or two. Leave it empty when nothing was done.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    why = text_field("Why", "In plain words, as if they sat beside you. Everyone can read it.", "Say why.")
    once = OnceField()


class ChoosingAnswerForm(AnswerForm):
    """The same, with what it answers."""

    contributions = SeveralField(
        label="What are you answering?",
        queryset=Contribution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one thing that was said."},
    )
    field_order = ("contributions", "outcome", "did", "why", "once")

    def __init__(self, *args: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contributions"]
        field.queryset = waiting  # type: ignore[attr-defined]
        field.label_from_instance = in_short  # type: ignore[attr-defined]


def in_short(contribution: Contribution) -> str:
    """ "Part 3, Kingfisher: My sister came 200 miles…" """
    said = f"Part {contribution.part.position}, {contribution.author.panel_name}: {contribution.words}"
    return said if len(said) <= 240 else said[:239] + "…"


class TapAnswerForm(Form):
    """What we say to the taps on a part."""

    words = text_field("What we say to the taps on this part", "", "Write a sentence.", rows=2)


class VerdictForm(Form):
    """Did we get it right?"""

    is_right = forms.ChoiceField(
        label="Did we get it right?",
        choices=[("yes", "Yes"), ("no", "Not quite")],
        widget=ChipRadios,
        error_messages={"required": "Tap one of the two."},
    )
    words = forms.CharField(
        label="Anything you want to add?",
        help_text="You can leave this empty. The writer and the facilitator read it.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
