"""What is typed about readiness: a round, one answer sheet, a pile of them, a promise, and how one thing stands."""

from typing import Any

from django import forms

from coprod import clock
from coprod.people.models import Role, Service, User
from coprod.programme.readiness import acts, rules
from coprod.programme.readiness.checklist import Item
from coprod.programme.readiness.models import State, Way
from coprod.programme.readiness.questions import QUESTIONS, Question
from coprod.ui.forms import ChipRadios, DayField, Form, OnceField

MOST_SHEETS = 5000


class RoundForm(Form):
    """Whom a new round asks: a lead of one service asks there."""

    service = forms.ModelChoiceField(
        label="Whom do you ask?", queryset=Service.objects.none(), required=False, empty_label="Residents everywhere"
    )
    once = OnceField()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        service: Any = self.fields["service"]
        service.queryset = Service.objects.of(user, Role.LEAD)
        if not user.holds_for_programme(Role.LEAD):
            service.required, service.empty_label = True, "Choose a service"


class SheetForm(Form):
    """One person's answers. The letters are the ones on paper and in the texts."""

    way = forms.ChoiceField(label="How did they answer?", choices=Way.choices, widget=ChipRadios, initial=Way.WORKER)
    words = forms.CharField(
        label="Something they want to add, in their words",
        help_text="No names, no places, no numbers. Leads read it, without the other answers.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = OnceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.code] = _asked(question)
        self.order_fields(["way", *(question.code for question in QUESTIONS), "words", "once"])

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if acts.looks_like_someone(words):
            raise forms.ValidationError("There is a number or an address in it. Take it out.")
        return words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(question.code) for question in QUESTIONS):
            self.add_error(QUESTIONS[0].code, "Tick at least one answer")
        return data

    @property
    def answers(self) -> dict[str, list[str]]:
        """{question: [choice]}, once clean."""
        found = {question.code: self.cleaned_data[question.code] for question in QUESTIONS}
        return {code: [ticked] if isinstance(ticked, str) else ticked for code, ticked in found.items() if ticked}


def _asked(question: Question) -> forms.Field:
    kind: Any = forms.ChoiceField if question.is_one else forms.MultipleChoiceField
    widget: Any = forms.RadioSelect if question.is_one else forms.CheckboxSelectMultiple
    return kind(
        label=f"{question.number}. {question.words}",
        help_text=question.how,
        choices=[(choice.code, str(choice)) for choice in question.choices],
        widget=widget,
        required=False,
    )


class PileForm(Form):
    """How often each answer is ticked in a pile of paper. What is left empty counts as nobody."""

    people = forms.IntegerField(
        label="How many sheets?",
        min_value=1,
        max_value=MOST_SHEETS,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    once = OnceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            for choice in question.choices:
                self.fields[f"{question.code}-{choice.code}"] = forms.IntegerField(
                    label=str(choice),
                    min_value=0,
                    max_value=MOST_SHEETS,
                    required=False,
                    widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
                )

    @property
    def parts(self) -> list[tuple[Question, list[forms.BoundField]]]:
        """The fields under their questions."""
        return [
            (question, [self[f"{question.code}-{choice.code}"] for choice in question.choices])
            for question in QUESTIONS
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and (lacks := rules.what_a_pile_lacks(self.totals, data["people"])):
            self.add_error("people", lacks)
        return data

    @property
    def totals(self) -> dict[str, dict[str, int]]:
        """{question: {choice: number}}, once clean."""
        return {
            question.code: {
                choice.code: self.cleaned_data.get(f"{question.code}-{choice.code}") or 0 for choice in question.choices
            }
            for question in QUESTIONS
        }


class _OwnedForm(Form):
    """A form that names a colleague, oneself to begin with."""

    owner = forms.ModelChoiceField(label="Who looks after it?", queryset=User.objects.none(), empty_label=None)
    once = OnceField()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"owner": user.pk} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = User.objects.colleagues()


class PromiseForm(_OwnedForm):
    """What the charity does about what residents said."""

    what = forms.CharField(
        label="What do you do about it?",
        help_text="As you would tell residents: “We pay the bus fare before the first meet-up.”",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = DayField(label="By when?")

    field_order = ("what", "owner", "due_on", "once")


class AnswerForm(_OwnedForm):
    """How one thing stands."""

    state = forms.ChoiceField(choices=State.choices, widget=forms.RadioSelect)
    sentence = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    since = DayField(required=False)
    review_on = DayField()

    field_order = ("state", "sentence", "since", "review_on", "owner", "once")

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        self.item = item
        super().__init__(*args, **kwargs)
        self.fields["sentence"].help_text = f"{item.say} If it is not there yet: what is missing."

    def labels(self) -> dict[str, str]:
        item = self.item
        return {
            "state": item.asks,
            "sentence": "In a sentence",
            "since": f"{item.since_label} (optional)",
            "review_on": item.review_label,
        }

    def clean_since(self) -> Any:
        since = self.cleaned_data["since"]
        if since is not None and since > clock.today():
            raise forms.ValidationError("That day is still to come. Say “not yet” until then.")
        return since

    def clean_review_on(self) -> Any:
        review_on = self.cleaned_data["review_on"]
        if review_on <= clock.today():
            raise forms.ValidationError("Choose a later day to look at it again.")
        return review_on
