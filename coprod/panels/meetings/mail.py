"""The minutes, to members who missed the meeting: the words themselves, so that nobody has to sign in for them."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Part, Placeholder
from coprod.panels.meetings.models import Meeting, Point
from coprod.people.models import Person
from coprod.programme.gatherings.models import in_london


def _context(message: Message) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("gathering").get(pk=message.refs["meeting"])
    when = in_london(meeting.gathering.starts_at)
    points = list(meeting.points.all())
    return {
        "person": message.person,
        "when": when,
        "points": "\n".join(_written(point) for point in points),
        "points_aloud": " ".join(_aloud(point) for point in points),
        "page": settings.SITE_URL + reverse("meetings:own", args=[meeting.pk]),
    }


def _written(point: Point) -> str:
    if not point.action:
        return f"- {point.said}"
    due = f", by {point.due:%-d %B}" if point.due else ""
    return f"- {point.said}\n  What happens: {point.action}. {point.owner}{due}."


def _aloud(point: Point) -> str:
    return f"{point.said} What happens: {point.action}." if point.action else point.said


_SAID = "- Visitors may stay for the night.\n  What happens: a poster by the door. Nia, by 4 May."
_PLACEHOLDERS = (
    Placeholder("first_name", "their first name", "person.short_name", "Sam"),
    Placeholder("name", "their name", "person.chosen_name", "Sam Reed"),
    Placeholder("when", "the day we met", "when", "Tuesday 4 May, 2pm", WRITTEN | {Part.CALL}),
    Placeholder("points", "what was said", "points", _SAID, frozenset({Part.BODY}), frozenset({Part.BODY})),
    Placeholder("points_aloud", "what was said, aloud", "points_aloud", "Visitors may stay.", frozenset({Part.CALL})),
    Placeholder(
        "page",
        "the address of the minutes",
        "page",
        "/panel/meetings/1/",
        parts=WRITTEN,
        required_in=frozenset({Part.TEXT}),
        is_link=True,
    ),
)


MINUTES = Kind(
    "panel_minutes",
    label="What was said at a panel meeting",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Brings the minutes.",
    goes_to="members who could not come",
    for_people="What was said at panel meetings",
)


def minutes(meeting: Meeting, *, to: Person, by: Actor) -> Message:
    key = f"{MINUTES.code}:{meeting.pk}:{to.pk}"
    return outbox.post(MINUTES, to=to, key=key, refs={"meeting": meeting.pk}, by=by)
