"""What a resident hears through their worker, and what a mentor hears: a first name, and nothing more before both
have said yes (MAT-5)."""

from typing import Any

from django.conf import settings

from coprod.audit.actor import Actor
from coprod.messaging import outbox
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message
from coprod.messaging.wording.language import WRITTEN, Placeholder
from coprod.peers.matching.models import Match
from coprod.people.models import Person


def _context(message: Message) -> dict[str, Any]:
    match = Match.objects.with_people().get(pk=message.refs["match"])
    mine = f"{settings.SITE_URL}/me/"
    return {
        "match": match,
        "mentor": match.mentor,
        "resident": match.resident.person,
        "answer_page": f"{mine}introductions/{match.pk}/",
        "meetups_page": f"{mine}meet-ups/",
    }


_MENTOR = Placeholder("mentor", "the mentor’s first name", "mentor.short_name", "Bramble")
_MENTOR_NAME = Placeholder("mentor_name", "the mentor’s name", "mentor.chosen_name", "Bramble Oakes")
_RESIDENT = Placeholder("resident", "the resident’s first name", "resident.short_name", "Sam")
_RESIDENT_NAME = Placeholder("resident_name", "the resident’s name", "resident.chosen_name", "Sam Reed")
_WORKER = Placeholder("worker", "the worker’s name", "match.resident.support_worker", "Sam Linnet")
_TO_MENTOR, _TO_RESIDENT = "the mentor", "the resident, often through their worker"
_FOR_PEOPLE = "People you could meet"

CARD = Kind(
    "card_to_look_at",
    label="A mentor to look at",
    context=_context,
    placeholders=(
        _MENTOR,
        _RESIDENT,
        _RESIDENT_NAME,
        Placeholder("card", "the words of the card", "mentor.mentor_card.words", "I like long walks and strong tea."),
    ),
    purpose="Shows a mentor’s card, and says that any answer is fine.",
    goes_to=_TO_RESIDENT,
    for_people=_FOR_PEOPLE,
)
MEET = Kind(
    "would_you_like_to_meet",
    label="Would you like to meet someone",
    context=_context,
    placeholders=(
        _MENTOR,
        _MENTOR_NAME,
        _RESIDENT,
        Placeholder(
            "answer_page",
            "the page to answer on",
            "answer_page",
            "/me/introductions/1/",
            parts=WRITTEN,
            required_in=WRITTEN,
            is_link=True,
        ),
    ),
    purpose="Asks a mentor whether they would like to meet, with a first name only.",
    goes_to=_TO_MENTOR,
    for_people=_FOR_PEOPLE,
)
INTRODUCED_MENTOR = Kind(
    "introduced_mentor",
    label="You can meet now, to the mentor",
    context=_context,
    placeholders=(
        _MENTOR,
        _MENTOR_NAME,
        _RESIDENT,
        _WORKER,
        Placeholder(
            "meetups_page", "the page of meet-ups", "meetups_page", "/me/meet-ups/", parts=WRITTEN, is_link=True
        ),
    ),
    purpose="Says that both said yes, and how to plan the first time.",
    goes_to=_TO_MENTOR,
    for_people=_FOR_PEOPLE,
)
INTRODUCED_RESIDENT = Kind(
    "introduced_resident",
    label="You can meet now, to the resident",
    context=_context,
    placeholders=(_MENTOR, _RESIDENT, _RESIDENT_NAME, _WORKER),
    purpose="Says that the mentor said yes, too.",
    goes_to=_TO_RESIDENT,
    for_people=_FOR_PEOPLE,
)


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
