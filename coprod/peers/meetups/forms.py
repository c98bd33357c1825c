"""Planning, moving, calling off and noting a meet-up."""

from datetime import datetime, time
from typing import Any

from django import forms

from coprod import clock
from coprod.peers.matching.forms import own_words
from coprod.peers.meetups import rules
from coprod.peers.meetups.models import HowItWas, MeetUp, Note, Reason
from coprod.ui.forms import ChipRadios, ClockField, DayField, Form, ModelForm, OnceField


def time_field(label: str) -> ClockField:
    return ClockField(label=label, error_messages={"required": f"Write the time: {label.lower()}"})


class WhenForm(Form):
    """A day, a beginning and an end."""

    day = DayField(label="Which day?")
    start = time_field("From")
    end = time_field("Until")
    place = forms.CharField(
        label="Where do you meet?",
        max_length=200,
        help_text="For example: at the clock tower.",
        error_messages={"required": "Write where you meet."},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "day" in data and "start" in data and "end" in data:
            starts_at, until = self._moment("start"), self._moment("end")
            if until <= starts_at:
                self.add_error("end", "The end is before the beginning. Please look at both.")
            elif starts_at <= clock.now():
                self.add_error("day", "That time has gone. Choose one that is still to come.")
            data["starts_at"], data["until"] = starts_at, until
        return data

    def _moment(self, field: str) -> datetime:
        at: time = self.cleaned_data[field]
        return datetime.combine(self.cleaned_data["day"], at, tzinfo=clock.LONDON)

    @property
    def moments(self) -> dict[str, datetime]:
        return {name: self.cleaned_data[name] for name in ("starts_at", "until")}


class PlanForm(WhenForm):
    what = forms.CharField(
        label="What would you like to do?",
        max_length=120,
        help_text="For example: a walk.",
        error_messages={"required": "Write what you would like to do."},
    )
    covers = forms.CharField(
        label="What do we pay for?", max_length=200, required=False, help_text="For example: tea and cake for you both."
    )
    with_worker = forms.BooleanField(label="The worker comes along", required=False)
    tasks = forms.MultipleChoiceField(
        label="Will any of this be part of it?",
        help_text="Tick what fits. Most meet-ups have none of these.",
        choices=[(task.value, task.label) for task in rules.DangerTask],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    once = OnceField()
    field_order = ["what", "day", "start", "end", "place", "covers", "with_worker", "tasks", "once"]

    def clean_tasks(self) -> list[str]:
        """The task guard: the reason stands where the box was ticked, and nothing that was typed is lost."""
        if against := rules.reasons_against(self.cleaned_data["tasks"]):
            raise forms.ValidationError(" ".join(against))
        return []

    @property
    def planned(self) -> dict[str, Any]:
        kept = ("what", "place", "covers", "with_worker", "once")
        return {**self.moments, **{name: self.cleaned_data[name] for name in kept}}


class MoveForm(WhenForm):
    reason = forms.ChoiceField(
        label="Why? Any answer is fine", choices=Reason.choices, widget=ChipRadios, required=False
    )

    @classmethod
    def initial_for(cls, meetup: MeetUp) -> dict[str, Any]:
        starts, ends = clock.local(meetup.starts_at), clock.local(meetup.until)
        return {"day": starts.date(), "start": starts.time(), "end": ends.time(), "place": meetup.place}


class CallOffForm(Form):
    reason = forms.ChoiceField(
        label="Why? Any answer is fine",
        choices=Reason.choices,
        widget=ChipRadios,
        error_messages={"required": "Choose one. “I would rather not say” is fine."},
    )


class NoteForm(ModelForm):
    did = own_words("What did you do?", "A few words.", is_required=True)
    how = forms.ChoiceField(
        label="How was it?",
        choices=HowItWas.choices,
        widget=ChipRadios,
        error_messages={"required": "Choose how it was."},
    )
    what_next = own_words("What next?", "You can leave it empty.")
    residents_words = own_words("In their own words", "Only what they said you may write.")
    changed = own_words("What changed for me", "In their words, only if they want.")

    class Meta:
        model = Note
        fields = ("did", "how", "what_next", "residents_words", "changed")
