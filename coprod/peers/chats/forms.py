"""What people type about a chat: who sits in, the times, the notes, the outcome, and the agreed questions."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from coprod import clock
from coprod.peers.chats import asked
from coprod.peers.chats.acts import fingerprint
from coprod.peers.chats.candidates import Candidate
from coprod.peers.chats.mail import moment
from coprod.peers.chats.models import AgreedQuestions, Chat, Mode, OfferedTime, Outcome
from coprod.peers.chats.stages import ENOUGH
from coprod.people.acts import setting_fingerprint
from coprod.people.models import User
from coprod.ui.forms import ClockField, DayField, Form, OnceField, SeenField

TIMES = (1, 2, 3)


def _words(label: str, help_text: str, *, rows: int = 3, required: bool = False, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=options.pop("max_length", 2000),
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


class InterviewersForm(Form):
    """Two or more; one with lived experience, or why there is nobody."""

    lived = forms.MultipleChoiceField(
        label="People with lived experience",
        help_text="Choose at least one. Nobody is told which of them it is.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.MultipleChoiceField(label="Other colleagues", required=False, widget=forms.CheckboxSelectMultiple)
    nobody_because = forms.CharField(
        label="Nobody with lived experience can come?",
        help_text="Write why, in a sentence. It stays with the chat for all who arrange it.",
        required=False,
        max_length=300,
    )
    seen = SeenField()

    @staticmethod
    def initial_for(chat: Chat) -> dict[str, Any]:
        there = [str(pk) for pk in chat.interviewers.sitting_in().values_list("user_id", flat=True)]
        seen = fingerprint(chat)
        return {"lived": there, "others": there, "nobody_because": chat.nobody_because, "seen": seen}

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(each.user.pk): each.user for each in candidates}
        hints = {str(each.user.pk): each.what for each in candidates}
        self.option_hints = {"lived": hints, "others": hints}  # type: ignore[misc]
        for name, lived in (("lived", True), ("others", False)):
            found = [(str(each.user.pk), str(each.user)) for each in candidates if each.has_lived_experience is lived]
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if len(self.chosen) < ENOUGH:
            self.add_error("lived", "Choose two people or more. Nobody decides alone.")
        elif not data["lived"] and not data["nobody_because"]:
            self.add_error("nobody_because", "Choose someone with lived experience, or write why there is nobody.")
        return data

    @property
    def chosen(self) -> list[User]:
        return [self.users[pk] for pk in (*self.cleaned_data["lived"], *self.cleaned_data["others"])]


class PlaceForm(Form):
    mode = forms.ChoiceField(
        label="How do you meet?",
        choices=Mode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you meet."},
    )
    place = forms.CharField(
        label="Where, or how to join?",
        help_text="An address with the door to use; a link; or the number you ring them on.",
        max_length=200,
        error_messages={"required": "Write where you meet, the link, or the number."},
    )
    seen = SeenField()

    @staticmethod
    def initial_for(chat: Chat) -> dict[str, Any]:
        return {"mode": chat.mode, "place": chat.place, "helps": chat.helps, "seen": fingerprint(chat)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_link = str(data.get("place", "")).startswith(("http://", "https://"))
        if data.get("mode") == Mode.ONLINE and data.get("place") and not is_link:
            self.add_error("place", "Paste the whole link. It begins with https://")
        return data

    def _moment(self, day: str, at: str) -> datetime | None:
        """One moment of two fields; sentences where half of it is missing or it has gone."""
        on: date | None = self.cleaned_data.get(day)
        when: time | None = self.cleaned_data.get(at)
        if on is None and when is None:
            return None
        if (on is None or when is None) and not (day in self.errors or at in self.errors):
            self.add_error(day if on is None else at, "Give the day and the time, or leave both empty.")
        if on is None or when is None:
            return None
        found = datetime.combine(on, when, tzinfo=clock.LONDON)
        if found <= clock.now():
            self.add_error(day, "That time has gone. Choose one that is still to come.")
        return found


class TimesForm(PlaceForm):
    """Two or three times to choose from; one will do."""

    because = _words(
        "Why does it move?",
        "In kind words. They read it.",
        rows=2,
        max_length=300,
        error_messages={"required": "Write why it moves, in kind words."},
    )

    def __init__(self, *args: Any, moves: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].required = moves
        if not moves:
            del self.fields["because"]
        for number in TIMES:
            required = number == 1
            for what, field in (("day", DayField), ("time", ClockField)):
                sentence = {"required": f"Choose a {what}."}
                self.fields[f"{what}_{number}"] = field(
                    label=f"{what.capitalize()} {number}", required=required, error_messages=sentence
                )
        self.order_fields(["mode", "place", *(f"{what}_{n}" for n in TIMES for what in ("day", "time")), "because"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        found = [self._moment(f"day_{number}", f"time_{number}") for number in TIMES]
        data["times"] = sorted({each for each in found if each is not None})
        return data

    @staticmethod
    def now_for(chat: Chat) -> dict[str, Any]:
        """Where it is, and the times that are offered now."""
        moments = [clock.local(each.starts_at) for each in chat.times.still_offered()]
        times: dict[str, Any] = {f"day_{number}": each.date() for number, each in zip(TIMES, moments, strict=False)}
        times |= {f"time_{number}": each.time() for number, each in zip(TIMES, moments, strict=False)}
        return TimesForm.initial_for(chat) | times

    @property
    def offered(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name, "") for name in ("mode", "place", "times", "because", "seen")}


class ArrangeForm(PlaceForm):
    """A time agreed with the person by word of mouth."""

    day = DayField(label="Which day did you agree?")
    at = ClockField(label="At what time?", error_messages={"required": "Write the time."})
    helps = _words("What would help them?", "In their words. For example: large print, or a lift.", rows=2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["starts_at"] = self._moment("day", "at")
        return data

    @staticmethod
    def now_for(chat: Chat) -> dict[str, Any]:
        """Where it is, and the time that is agreed now."""
        agreed = clock.local(chat.starts_at) if chat.starts_at else None
        there = {"day": agreed.date(), "at": agreed.time()} if agreed else {"day": None, "at": None}
        return ArrangeForm.initial_for(chat) | there

    @property
    def arranged(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("mode", "place", "starts_at", "helps", "seen")}


class ChooseForm(Form):
    starts_at = forms.TypedChoiceField(
        label="Which time suits you?",
        coerce=datetime.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a time, or say that none of them suits."},
    )
    helps = _words(
        "What would help you?", "Only if you want. For example: large print, or a lift. Those you meet see it.", rows=2
    )

    def __init__(self, *args: Any, times: list[OfferedTime], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(each.starts_at.isoformat(), moment(each.starts_at)) for each in times]
        self.fields["starts_at"].choices = offered  # type: ignore[attr-defined]


class ChosenForThemForm(ChooseForm):
    """A lead writes down which one the person chose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["helps"].help_text = "In their words. For example: large print, or a lift."

    def labels(self) -> dict[str, str]:
        return {"starts_at": "Which time did they choose?", "helps": "What would help them?"}


class HelpsForm(Form):
    helps = _words("What would help you?", "For example: large print, or a lift. Those you meet see it.", rows=2)


class AnotherTimeForm(Form):
    what = forms.ChoiceField(
        label="What would you like?",
        choices=[("another", "Another time"), ("not_now", "No chat for now")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. Both are fine."},
    )
    suits = _words("When would be good?", "You can leave it empty. For example: after 12, not Tuesdays.", rows=2)


class CallOffForm(Form):
    because = _words(
        "Why?",
        "In kind words. They read it.",
        required=True,
        max_length=300,
        error_messages={"required": "Write why, in kind words."},
    )


class AnswerForm(Form):
    words = _words("Your notes", "As if they were beside you. What they said, not what you think of them.", rows=8)


class OutcomeForm(Form):
    outcome = forms.ChoiceField(
        label="How did it go?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes, talk again, or not this role."},
    )
    reasons = _words(
        "The reasons, to them",
        "They read this. Begin with what they bring. Plain words, nothing from your notes that would surprise them.",
        rows=5,
        required=True,
        error_messages={"required": "Write the reasons. They hear them from us."},
    )
    also_open = _words("What else is open to them?", "For “not this role”, name at least one thing.", rows=2)
    once = OnceField()

    @staticmethod
    def initial_for(chat: Chat) -> dict[str, Any]:
        latest = chat.latest_proposal
        names = ("outcome", "reasons", "also_open")
        return {name: getattr(latest, name) for name in names} if latest else {}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") == Outcome.NOT_THIS_ROLE and not data.get("also_open"):
            self.add_error("also_open", "Write what else is open to them. A door leads to another one.")
        return data


class QuestionsForm(Form):
    questions = forms.CharField(
        label="The questions, one on each line",
        help_text="Ask about strengths and hopes. Never about records, health or recovery.",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Write at least one question."},
    )
    beforehand = _words("What we say with them", "It is sent with the questions.", rows=5, required=True)
    reason = forms.CharField(
        label="Why does it change?",
        help_text="A sentence that will still make sense in two years.",
        max_length=500,
        error_messages={"required": "Write a sentence about why."},
    )
    seen = SeenField()

    @staticmethod
    def initial_for(agreed: AgreedQuestions) -> dict[str, Any]:
        seen = setting_fingerprint(AgreedQuestions)
        return {"questions": "\n".join(agreed.questions), "beforehand": agreed.beforehand, "seen": seen}

    def clean_questions(self) -> list[str]:
        lines = asked.in_lines(self.cleaned_data["questions"])
        if problem := asked.problem(lines):
            raise forms.ValidationError(problem)
        return lines
