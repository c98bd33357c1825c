"""What people who are invited hear: dates planned, one moved, one called off. Of a session these say only when, so that
nobody reads over a shoulder, or in the list of messages, who reflects with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import OWN_PAGE, WRITTEN, Part, Placeholder
from coprod.programme.gatherings.models import Attendance, Gathering, GatheringMove, Moved, Reason, in_london
from coprod.programme.gatherings.stages import SeriesKind, Stage

STILL_OF_USE = timedelta(days=30)
WHY = {
    Reason.WEATHER: "The weather is not with us.",
    Reason.ROOM: "The room is not free.",
    Reason.PEOPLE: "Another day suits people better.",
    Reason.HOST: "The person who holds it cannot come.",
    Reason.OTHER: "Something else came up.",
}
WHY_BY_NOTE = {reason.label: sentence for reason, sentence in WHY.items()}


@dataclass(frozen=True)
class Line:
    """One date as the message says it; `what` and `where` are empty for a session."""

    when: str
    what: str = ""
    where: str = ""

    @property
    def in_words(self) -> str:
        """With what it is, where that may be said."""
        return f"{self.when} ({self.what})" if self.what else self.when

    @property
    def as_news(self) -> str:
        return f"{self.what or 'It'} is now on {self.when}."

    @property
    def on_a_line(self) -> str:
        return f"{self.when}. {self.where}" if self.where else self.when


def _line(gathering: Gathering) -> Line:
    when = in_london(gathering.starts_at)
    if gathering.series.kind == SeriesKind.SESSION:
        return Line(when)
    where = ", ".join(filter(None, [gathering.place, gathering.online_link])) or gathering.get_mode_display()
    return Line(when, gathering.series.title, where)


def _planned(message: Message) -> dict[str, Any]:
    found = Gathering.objects.filter(pk__in=str(message.refs["gatherings"]).split(","), stage=Stage.PLANNED)
    dates = [_line(gathering) for gathering in found.select_related("series").order_by("starts_at")]
    return {"person": message.person, "all_dates": _all_of(dates), "first_date": _first_of(dates)}


def _all_of(dates: list[Line]) -> str:
    if not dates:
        return "The dates we had for you have changed."
    opening = f"Here is when we meet: {dates[0].what}." if dates[0].what else "Here is when we meet."
    return "\n".join([opening, "", *(date.on_a_line for date in dates)])


def _first_of(dates: list[Line]) -> str:
    if not dates:
        return "Our dates have changed."
    return f"We meet on {dates[0].when}: {dates[0].what}." if dates[0].what else f"We meet on {dates[0].when}."


def _moved(message: Message) -> dict[str, Any]:
    row = Moved.objects.select_related("gathering__series").get(pk=message.refs["moved"])
    return {
        "person": message.person,
        "before": in_london(row.starts_at),
        "now": _line(row.gathering),
        "why": WHY[Reason(row.reason)],
    }


def _called_off(message: Message) -> dict[str, Any]:
    row = GatheringMove.objects.select_related("subject__series").get(pk=message.refs["row"])
    return {
        "person": message.person,
        "date": _line(row.subject),
        "why": WHY_BY_NOTE.get(row.note, WHY[Reason.OTHER]),
    }


FOR_PEOPLE = "When and where we meet"
TO = "people who are invited"
_PERSON = (
    Placeholder("first_name", "their first name", "person.short_name", "Sam"),
    Placeholder("name", "their name", "person.chosen_name", "Sam Reed"),
    OWN_PAGE,
)
_DATE = "Tuesday 4 May, 2pm"
_ON_PAPER = frozenset({Part.BODY, Part.CALL})
_INSIDE = WRITTEN | _ON_PAPER
"""Not in a subject: what we meet for is nobody else's business."""

_WHY = Placeholder("why", "the reason", "why", WHY[Reason.WEATHER], _INSIDE)
_OF_PLANNED = (
    Placeholder(
        "all_dates",
        "all the dates",
        "all_dates",
        f"Here is when we meet: Harbour walk.\n\n{_DATE}. The Boatyard",
        parts=_ON_PAPER,
        required_in=_ON_PAPER,
    ),
    Placeholder("first_date", "the first date", "first_date", f"We meet on {_DATE}: Harbour walk.", parts=_INSIDE),
)
_OF_MOVED = (
    Placeholder("before", "the date before", "before", "Monday 3 May, 2pm", _INSIDE),
    Placeholder("news", "the new date", "now.as_news", f"Harbour walk is now on {_DATE}.", _INSIDE, WRITTEN),
    Placeholder("where", "the place", "now.where", "The Boatyard", parts=_ON_PAPER, may_be_empty=True),
    _WHY,
)
_OF_CALLED_OFF = (
    Placeholder("date", "the date", "date.in_words", f"{_DATE} (Harbour walk)", _INSIDE, WRITTEN),
    _WHY,
)

PLANNED = Kind(
    "gathering_planned",
    label="Dates with us",
    context=_planned,
    placeholders=(*_PERSON, *_OF_PLANNED),
    good_for=STILL_OF_USE,
    purpose="Says when and where we meet.",
    goes_to=TO,
    for_people=FOR_PEOPLE,
)
MOVED = Kind(
    "gathering_moved",
    label="A date is moved",
    context=_moved,
    placeholders=(*_PERSON, *_OF_MOVED),
    good_for=STILL_OF_USE,
    purpose="Says the new time or place, and why.",
    goes_to=TO,
    for_people=FOR_PEOPLE,
)
CALLED_OFF = Kind(
    "gathering_called_off",
    label="A date is called off",
    context=_called_off,
    placeholders=(*_PERSON, *_OF_CALLED_OFF),
    good_for=STILL_OF_USE,
    purpose="Says that we do not meet, and why.",
    goes_to=TO,
    for_people=FOR_PEOPLE,
)


def planned(invited: Iterable[Attendance], *, by: Actor) -> None:
    """One message to each person with all the dates they were just invited to."""
    of_person: dict[int, list[Attendance]] = {}
    for attendance in invited:
        of_person.setdefault(attendance.person_id, []).append(attendance)
    for theirs in of_person.values():
        outbox.post(
            PLANNED,
            to=theirs[0].person,
            key=f"{PLANNED.code}:{theirs[0].pk}",
            refs={"gatherings": ",".join(str(each.gathering_id) for each in theirs)},
            by=by,
        )


def moved(row: Moved, *, by: Actor) -> None:
    """Another time or place, to everyone invited."""
    for attendance in row.gathering.attendances.select_related("person"):
        key = f"{MOVED.code}:{row.pk}:{attendance.person_id}"
        outbox.post(MOVED, to=attendance.person, key=key, refs={"moved": row.pk}, by=by)


def called_off(row: GatheringMove, *, by: Actor) -> None:
    """It does not happen, to everyone invited."""
    for attendance in row.subject.attendances.select_related("person"):
        key = f"{CALLED_OFF.code}:{row.pk}:{attendance.person_id}"
        outbox.post(CALLED_OFF, to=attendance.person, key=key, refs={"row": row.pk}, by=by)
