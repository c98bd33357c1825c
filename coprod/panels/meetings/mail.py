"""The minutes, to members who missed the meeting: the words themselves, so that nobody has to sign in for them."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.panels.meetings.models import Meeting
from coprod.people.models import Person
from coprod.programme.gatherings.models import in_london


def _context(message: Message) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("gathering").get(pk=message.refs["meeting"])
    when = in_london(meeting.gathering.starts_at)
    return {"person": message.person, "when": when, "points": meeting.points.all(), "meeting": meeting}


MINUTES = Kind(
    "panel_minutes",
    label="What was said at a panel meeting",
    context=_context,
    purpose="Brings the minutes.",
    goes_to="members who could not come",
    for_people="What was said at panel meetings",
)


def minutes(meeting: Meeting, *, to: Person, by: Actor) -> Message:
    key = f"{MINUTES.code}:{meeting.pk}:{to.pk}"
    return outbox.post(MINUTES, to=to, key=key, refs={"meeting": meeting.pk}, by=by)
