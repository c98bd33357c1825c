"""What a resident hears through their worker, and what a mentor hears: a first name, and nothing more before both
have said yes (MAT-5)."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.peers.matching.models import Match
from coprod.people.models import Person


def _context(message: Message) -> dict[str, Any]:
    match = Match.objects.with_people().get(pk=message.refs["match"])
    return {"match": match, "mentor": match.mentor, "resident": match.resident.person}


CARD = Kind("card_to_look_at", label="A mentor to look at", context=_context)
MEET = Kind("would_you_like_to_meet", label="Would you like to meet someone", context=_context)
INTRODUCED_MENTOR = Kind("introduced_mentor", label="You can meet now, to the mentor", context=_context)
INTRODUCED_RESIDENT = Kind("introduced_resident", label="You can meet now, to the resident", context=_context)


def cards_to_look_at(match: Match, *, by: Actor) -> None:
    """To the resident: here is someone you may like."""
    _post(CARD, match, to=match.resident.person, by=by)


def would_you_like_to_meet(match: Match, *, by: Actor) -> None:
    """To the mentor: somebody would like to meet you."""
    _post(MEET, match, to=match.mentor, by=by)


def introduced(match: Match, *, by: Actor) -> None:
    """To both: it is a yes from both sides."""
    outbox.withdraw(_key(MEET, match))
    _post(INTRODUCED_MENTOR, match, to=match.mentor, by=by)
    _post(INTRODUCED_RESIDENT, match, to=match.resident.person, by=by)


def take_back(match: Match) -> None:
    """What has not gone yet is no longer true."""
    for kind in (CARD, MEET):
        outbox.withdraw(_key(kind, match))


def _post(kind: Kind, match: Match, *, to: Person, by: Actor) -> None:
    outbox.post(kind, to=to, key=_key(kind, match), refs={"match": match.pk}, by=by)


def _key(kind: Kind, match: Match) -> str:
    return f"{kind.code}:{match.pk}"
