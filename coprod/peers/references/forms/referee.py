"""What a referee is asked (REF-5)."""

from typing import Any

from django import forms

from coprod.peers.references.months import Month
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


class SinceAndUntil(Form):
    """Since when and until when. Say in `clean` that they are needed by calling `_clean_dates`."""

    first = MonthYearField(label="Since when?", help_text="A rough guess is fine.", required=False)
    last = MonthYearField(label="Until when?", required=False)
    is_still_so = forms.BooleanField(label="Or still now", required=False)

    missing_first = "Tell us the month and year it began. A guess is fine."
    missing_last = "Tell us until when, or tick “Or still now”."

    def __init__(self, *args: Any, this_month: Month, **kwargs: Any) -> None:
        self.this_month = this_month
        super().__init__(*args, **kwargs)
        for field in ("first", "last"):
            self.fields[field].widget.years = range(this_month.year, this_month.year - 61, -1)

    def _clean_dates(self, data: dict[str, Any]) -> None:
        if "first" in self.errors or "last" in self.errors:
            return
        first = Month.parse(data["first"]) if data.get("first") else None
        last = Month.parse(data["last"]) if data.get("last") and not data.get("is_still_so") else None
        if first is None:
            self.add_error("first", self.missing_first)
        elif first > self.this_month:
            self.add_error("first", "That is in the future. Please look at the month and year again.")
        if last is None and not data.get("is_still_so"):
            self.add_error("last", self.missing_last)
        elif last is not None and last > self.this_month:
            self.add_error("last", "That is in the future. If it is still so, tick “Or still now”.")
        elif last is not None and first is not None and last < first:
            self.add_error("last", "The end is before the start. Please look at both again.")
        data["first"], data["last"] = first, last


class ReferenceForm(SinceAndUntil):
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

    field_order = ("way", "how_known", "first", "last", "is_still_so")

    def __init__(self, *args: Any, name: str, this_month: Month, **kwargs: Any) -> None:
        self.name = name
        self.missing_first = f"Tell us the month and year you met {name}. A guess is fine."
        self.missing_last = f"Tell us until when you knew {name}, or tick “Or still now”."
        super().__init__(*args, this_month=this_month, **kwargs)

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

    @property
    def answers(self) -> dict[str, str]:
        """What the referee wrote, by question, for the officer."""
        return {field: self.cleaned_data[field] for field in QUESTIONS if self.cleaned_data.get(field)}


def asked_and_answered(written: dict[str, str], name: str) -> list[tuple[str, str]]:
    """(question, answer) pairs in the order they were asked, with the words the referee saw."""
    form = ReferenceForm(name=name, this_month=Month(2000, 1))
    pairs = []
    for field in QUESTIONS:
        if value := written.get(field):
            choices = dict(getattr(form.fields[field], "choices", []))
            pairs.append((str(form.fields[field].label), str(choices.get(value, value))))
    if said := written.get("said"):
        pairs.append(("What the letter says", said))
    return pairs
