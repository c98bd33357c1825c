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


def _line(gathering: Gathering) -> Line:
    when = in_london(gathering.starts_at)
    if gathering.series.kind == SeriesKind.SESSION:
        return Line(when)
    where = ", ".join(filter(None, [gathering.place, gathering.online_link])) or gathering.get_mode_display()
    return Line(when, gathering.series.title, where)


def _planned(message: Message) -> dict[str, Any]:
    found = Gathering.objects.filter(pk__in=str(message.refs["gatherings"]).split(","), stage=Stage.PLANNED)
    dates = [_line(gathering) for gathering in found.select_related("series").order_by("starts_at")]
    return {"person": message.person, "dates": dates, "what": dates[0].what if dates else ""}


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

PLANNED = Kind(
    "gathering_planned",
    label="Dates with us",
    context=_planned,
    good_for=STILL_OF_USE,
    purpose="Says when and where we meet.",
    goes_to=TO,
    for_people=FOR_PEOPLE,
)
MOVED = Kind(
    "gathering_moved",
    label="A date is moved",
    context=_moved,
    good_for=STILL_OF_USE,
    purpose="Says the new time or place, and why.",
    goes_to=TO,
    for_people=FOR_PEOPLE,
)
CALLED_OFF = Kind(
    "gathering_called_off",
    label="A date is called off",
    context=_called_off,
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
