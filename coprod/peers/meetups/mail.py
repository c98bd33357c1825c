"""What a mentor hears when staff plan, move or call off a meet-up. The resident is told by their worker."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Part, Placeholder
from coprod.peers.meetups.models import Change


def _context(message: Message) -> dict[str, Any]:
    change = Change.objects.select_related("meetup__match__resident__person", "meetup__match__mentor").get(
        pk=message.refs["change"]
    )
    match = change.meetup.match
    return {
        "mentor": match.mentor,
        "news": _news(change, match.resident.person.short_name),
        "when_and_where": "" if _is_off(change) else f"When: {_when(change)}\nWhere: {change.meetup.place}",
        "in_short": _in_short(change, match.resident.person.short_name),
        "question": "" if _is_off(change) else "Say whether you will be there:",
        "page": settings.SITE_URL + reverse("meetups:meetup", args=[change.meetup_id]),
    }


def _is_off(change: Change) -> bool:
    return change.what == "called_off"


def _day(change: Change) -> str:
    return f"{clock.local(change.meetup.starts_at):%A %-d %B}"


def _when(change: Change) -> str:
    return f"{_day(change)}, {clock.time_of_day(change.meetup.starts_at)}"


def _news(change: Change, resident: str) -> str:
    what = change.meetup.what
    if _is_off(change):
        return f"{resident} cannot make {what} on {_day(change)}. That is fine. You can pick a new day together."
    if change.what == "moved":
        return f"{what} with {resident} has a new time."
    return f"There is a meet-up for you with {resident}: {what}."


def _in_short(change: Change, resident: str) -> str:
    """Without what it is: a text may be read by others."""
    if _is_off(change):
        return f"{resident} cannot make it on {_day(change)}. That is fine."
    return f"With {resident}: {_when(change)}, {change.meetup.place}."


_ON_PAPER = frozenset({Part.BODY, Part.CALL})
_INSIDE = WRITTEN | _ON_PAPER
_SHORT = "With Wren: Tuesday 4 May, 2pm, The Boatyard."
_ASKS = "Say whether you will be there:"
_WHEN = "When: Tuesday 4 May, 2pm\nWhere: The Boatyard"
_PLACEHOLDERS = (
    Placeholder("first_name", "their first name", "mentor.short_name", "Sam"),
    Placeholder("name", "their name", "mentor.chosen_name", "Sam Reed"),
    Placeholder("news", "what has changed", "news", "Fishing with Wren has a new time.", parts=_ON_PAPER),
    Placeholder("when_and_where", "when and where", "when_and_where", _WHEN, parts=_ON_PAPER, may_be_empty=True),
    Placeholder("in_short", "the news in short", "in_short", _SHORT, _INSIDE),
    Placeholder("question", "if they will be there", "question", _ASKS, _ON_PAPER, may_be_empty=True),
    Placeholder(
        "page",
        "the address of the meet-up",
        "page",
        "/me/meet-ups/1/",
        parts=WRITTEN,
        required_in=WRITTEN,
        is_link=True,
    ),
)


CHANGED = Kind(
    "meetup_changed",
    label="News of a meet-up",
    context=_context,
    placeholders=_PLACEHOLDERS,
    purpose="Says that a meet-up is planned, moved or called off.",
    goes_to="the mentor",
    for_people="News of your meet-ups",
)


def meetup_changed(change: Change, *, by: Actor) -> None:
    """To the mentor; news that has not gone yet of an earlier change is no longer true."""
    for earlier in change.meetup.changes.exclude(pk=change.pk):
        outbox.withdraw(_key(earlier))
    outbox.post(CHANGED, to=change.meetup.match.mentor, key=_key(change), refs={"change": change.pk}, by=by)


def _key(change: Change) -> str:
    return f"meetup-changed:{change.pk}"
