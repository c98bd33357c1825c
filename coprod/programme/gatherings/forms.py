"""Asking for dates, a place, a reason, a reply, and who came. Every room that holds gatherings uses these."""

from datetime import datetime
from typing import Any

from django import forms

from coprod import clock
from coprod.programme.gatherings import rules
from coprod.programme.gatherings.models import Gathering, Mode, Reason, Reply
from coprod.ui.forms import ChipRadios, ClockField, DayField, Form

MOST_DATES = 24


class WhereForm(Form):
    """When a date is and how people meet. The end comes after the start; a link is asked only where it helps."""

    day = DayField(label="Which day?")
    start = ClockField(label="From")
    end = ClockField(label="Until")
    mode = forms.ChoiceField(label="How do you meet?", choices=Mode.choices, widget=forms.RadioSelect)
    place = forms.CharField(
        label="Where?",
        help_text="The room and the address. Leave it empty when nobody travels.",
        required=False,
        max_length=200,
    )
    online_link = forms.URLField(
        label="Link to join online",
        help_text="It begins with https. Leave it empty when there is none.",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Please copy the whole link, from https on"},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("start") and data.get("end") and data["end"] <= data["start"]:
            self.add_error("end", "Choose an end that comes after the start.")
        if data.get("mode") in (Mode.IN_PERSON, Mode.MIXED) and not data.get("place"):
            self.add_error("place", "Say where you meet, or choose another way to meet.")
        return data

    @property
    def where(self) -> dict[str, Any]:
        """Place, way and link, as acts take them."""
        return {name: self.cleaned_data[name] for name in ("place", "mode", "online_link")}

    @property
    def when(self) -> dict[str, datetime]:
        data = self.cleaned_data
        return {
            "starts_at": rules.at(data["day"], data["start"], clock.LONDON),
            "ends_at": rules.at(data["day"], data["end"], clock.LONDON),
        }


class DatesForm(WhereForm):
    """Several dates at once."""

    day = DayField(label="Which day is the first?")
    every = forms.TypedChoiceField(
        label="And then?",
        choices=[
            (rules.Every.DAY.value, "Every day"),
            (rules.Every.WEEK.value, "Every week"),
            (rules.Every.FORTNIGHT.value, "Every two weeks"),
            (rules.Every.MONTH.value, "Every month, on the same weekday"),
            (rules.Every.QUARTER.value, "Every three months, on the same weekday"),
        ],
        coerce=rules.Every,
        widget=forms.RadioSelect,
    )
    times = forms.IntegerField(label="How many dates in all?", min_value=1, max_value=MOST_DATES, initial=1)
    field_order = ["day", "start", "end", "every", "times", "mode", "place", "online_link"]

    @property
    def dates(self) -> dict[str, Any]:
        """What `plan_every` takes."""
        data = self.cleaned_data
        asked = {name: data[name] for name in ("start", "end", "every", "times")}
        return {"first": data["day"], **asked, **self.where}


class MoveForm(WhereForm):
    """Another time or place, and why."""

    reason = forms.ChoiceField(
        label="Why does it move?",
        help_text="People are told this.",
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )

    @staticmethod
    def initial_for(gathering: Gathering) -> dict[str, Any]:
        starts, ends = clock.local(gathering.starts_at), clock.local(gathering.ends_at)
        columns = {name: getattr(gathering, name) for name in ("mode", "place", "online_link")}
        return {"day": starts.date(), "start": starts.time(), "end": ends.time(), **columns}


class CallOffForm(Form):
    reason = forms.ChoiceField(
        label="Why?",
        help_text="People are told this.",
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )


class ReplyForm(Form):
    """Yes, maybe or no, for the time that was shown."""

    answer = forms.ChoiceField(
        label="Can you come?",
        choices=[(reply.value, reply.label) for reply in (Reply.YES, Reply.MAYBE, Reply.NO)],
        widget=ChipRadios,
    )
    shown_for = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class AttendanceForm(Form):
    """Who came, the whole list at once. `people` are (person id, what they are called here)."""

    came = forms.TypedMultipleChoiceField(
        label="Who came?",
        help_text="Tick everyone who was there. Nobody needs a reason for not coming.",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = people  # type: ignore[attr-defined]

    @classmethod
    def for_gathering(cls, gathering: Gathering, people: list[tuple[int, str]], data: Any = None) -> "AttendanceForm":
        """With those ticked who are written down as having come."""
        came = gathering.attendances.filter(attended=True).values_list("person_id", flat=True)
        initial = {"came": list(came), "seen": gathering.times_recorded}
        return cls(data, people=people, initial=initial)
