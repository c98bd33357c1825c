"""What a referee is asked (REF-5), and what an officer decides (REF-8)."""

from typing import Any

from django import forms

from coprod.peers.references.models import NumberFrom
from coprod.peers.references.months import Month
from coprod.peers.references.stages import Stage
from coprod.people.addresses import check_address
from coprod.people.models import RouteKind
from coprod.ui.forms import Form, MonthYearField

ANSWER_HERE, ONLY_DATES, RATHER_TALK, DO_NOT_KNOW = "here", "dates", "talk", "unknown"

HOW_KNOWN = [
    ("support_worker", "I am their support worker or keyworker"),
    ("probation", "I am their probation officer"),
    ("health", "I am their GP, nurse or drug worker"),
    ("group", "I lead a group they come to"),
    ("work", "They work or volunteer with me"),
    ("another", "Another way"),
]
RELY = [("yes", "Yes"), ("mostly", "Mostly"), ("not_always", "Not always"), ("cannot_say", "I cannot say")]
BOUNDARIES = [
    ("yes", "Yes"),
    ("mostly", "Mostly"),
    ("worry", "I have a worry. Please call me"),
    ("cannot_say", "I cannot say"),
]
COMFORTABLE = [
    ("yes", "Yes"),
    ("with_support", "Yes, with some support around them"),
    ("not_sure", "I am not sure. Please call me"),
    ("no", "No"),
]
CALL_ME = {("boundaries", "worry"), ("comfortable", "not_sure")}

QUESTIONS = ("how_known", "rely", "boundaries", "good_with", "helps", "talk_about", "comfortable")
"""The fields whose answers are kept as what the referee wrote."""


class ReferenceForm(Form):
    """Five minutes on a phone. Which questions must be answered follows from `way`."""

    way = forms.ChoiceField(
        label="How would you like to answer?",
        choices=[
            (ANSWER_HERE, "I will answer here"),
            (ONLY_DATES, "I can only confirm dates"),
            (RATHER_TALK, "I would rather talk"),
            (DO_NOT_KNOW, "I do not know this person"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you would like to answer."},
    )
    how_known = forms.ChoiceField(label="", choices=HOW_KNOWN, widget=forms.RadioSelect, required=False)
    first = MonthYearField(label="", help_text="A rough guess is fine.", required=False)
    last = MonthYearField(label="Until when?", required=False)
    is_still_so = forms.BooleanField(label="Or still now", required=False)
    rely = forms.ChoiceField(
        label="",
        help_text="For example: they turn up, and they say when they cannot.",
        choices=RELY,
        widget=forms.RadioSelect,
        required=False,
    )
    boundaries = forms.ChoiceField(
        label="",
        help_text=("For example: they keep what they hear to themselves. They get help when something is too big."),
        choices=BOUNDARIES,
        widget=forms.RadioSelect,
        required=False,
    )
    good_with = forms.CharField(
        label="",
        help_text="For example: people listen to them, they stay calm, they make people laugh.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    helps = forms.CharField(
        label="",
        help_text="For example: knowing the plan early, a quiet space. You can leave it empty.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    talk_about = forms.CharField(
        label="Is there anything we should talk about?",
        help_text="You can leave it empty.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    comfortable = forms.ChoiceField(label="", choices=COMFORTABLE, widget=forms.RadioSelect, required=False)
    phone = forms.CharField(
        label="Best number to reach you on",
        help_text="We call some people to check it is really them.",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    option_hints = {
        "way": {
            ANSWER_HERE: "You can save and come back with the same link",
            ONLY_DATES: "That helps on its own",
            RATHER_TALK: "Leave your number below. We will ring you",
            DO_NOT_KNOW: "Press send. We will not write again",
        }
    }

    def __init__(self, *args: Any, name: str, this_month: Month, **kwargs: Any) -> None:
        self.name, self.this_month = name, this_month
        super().__init__(*args, **kwargs)
        for field in ("first", "last"):
            self.fields[field].widget.years = range(this_month.year, this_month.year - 61, -1)

    def labels(self) -> dict[str, str]:
        name = self.name
        return {
            "how_known": f"How do you know {name}?",
            "first": f"Since when have you known {name}?",
            "rely": f"Can people rely on {name}?",
            "boundaries": f"Does {name} keep good boundaries?",
            "good_with": f"What is {name} good with?",
            "helps": f"What helps {name} do their best?",
            "comfortable": f"Would you be happy for {name} to support someone new to our homes?",
        }

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        return check_address(RouteKind.PHONE, phone) if phone else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        way = data.get("way", ANSWER_HERE if "way" not in self.fields else None)
        if way in (ANSWER_HERE, ONLY_DATES):
            self._clean_dates(data)
        if way == ANSWER_HERE:
            self._need(data, "how_known", f"Tell us how you know {self.name}.")
            self._need(data, "rely", f"Choose an answer: can people rely on {self.name}?")
            self._need(data, "boundaries", f"Choose an answer: does {self.name} keep good boundaries?")
            self._need(data, "comfortable", f"Choose an answer: would you be happy for {self.name} to support someone?")
        wants_a_call = way == RATHER_TALK or any(data.get(field) == value for field, value in CALL_ME)
        if wants_a_call and "phone" in self.fields:
            self._need(data, "phone", "Give us a number to ring you on.")
        return data

    def _need(self, data: dict[str, Any], field: str, sentence: str) -> None:
        if not data.get(field) and field not in self.errors:
            self.add_error(field, sentence)

    def _clean_dates(self, data: dict[str, Any]) -> None:
        if "first" in self.errors or "last" in self.errors:
            return
        first = Month.parse(data["first"]) if data.get("first") else None
        last = Month.parse(data["last"]) if data.get("last") and not data.get("is_still_so") else None
        if first is None:
            self.add_error("first", f"Tell us the month and year you met {self.name}. A guess is fine.")
        elif first > self.this_month:
            self.add_error("first", f"That is in the future. Tell us when you met {self.name}.")
        if last is None and not data.get("is_still_so"):
            self.add_error("last", f"Tell us until when you knew {self.name}, or tick “Or still now”.")
        elif last is not None and last > self.this_month:
            self.add_error("last", "That is in the future. If you still know them, tick “Or still now”.")
        elif last is not None and first is not None and last < first:
            self.add_error("last", "The end is before the start. Please look at both again.")
        data["first"], data["last"] = first, last

    @property
    def answers(self) -> dict[str, str]:
        """What the referee wrote, by question, for the officer."""
        return {field: self.cleaned_data[field] for field in QUESTIONS if self.cleaned_data.get(field)}


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


def asked_and_answered(written: dict[str, str], name: str) -> list[tuple[str, str]]:
    """(question, answer) pairs in the order they were asked, with the words the referee saw."""
    form = ReferenceForm(name=name, this_month=Month(2000, 1))
    pairs = []
    for field in QUESTIONS:
        if value := written.get(field):
            choices = dict(getattr(form.fields[field], "choices", []))
            pairs.append((str(form.fields[field].label), str(choices.get(value, value))))
    return pairs


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
