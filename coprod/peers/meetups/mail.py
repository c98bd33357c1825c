"""What a mentor hears when staff plan, move or call off a meet-up. The resident is told by their worker."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.peers.meetups.models import Change


def _context(message: Message) -> dict[str, Any]:
    change = Change.objects.select_related("meetup__match__resident__person", "meetup__match__mentor").get(
        pk=message.refs["change"]
    )
    match = change.meetup.match
    return {"change": change, "meetup": change.meetup, "mentor": match.mentor, "resident": match.resident.person}


CHANGED = Kind(
    "meetup_changed",
    label="News of a meet-up",
    context=_context,
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
