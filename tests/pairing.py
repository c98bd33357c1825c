"""Residents, matches and meet-ups, made by acts: each function takes the story one step further."""

import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.matching import acts as matching
from coprod.peers.matching.models import Card, Match, Resident
from coprod.peers.meetups import acts as meetups
from coprod.peers.meetups.models import MeetUp
from tests import checking


def resident(cast, name="Wren Saltmarsh", service=None) -> Resident:
    """Lives at Quayside; Sam is the support worker."""
    sam = cast("sam")
    return matching.add_resident(
        chosen_name=name, service=service or sam.person.service, support_worker=sam, by=Actor.of(sam)
    )


def asked(found: Resident, answer="yes", **more) -> Resident:
    matching.record_answer(found, answer=answer, once=uuid.uuid4(), by=Actor.of(found.support_worker), **more)
    return found


def wants_a_mentor(cast, **columns) -> Resident:
    """Wren said yes, and what matters."""
    found = asked(resident(cast))
    columns = {"musts": ["woman"], "how": ["walk"], "words_to_share": "I like the sea.", **columns}
    matching.say_what_matters(found, by=Actor.of(found.support_worker), **columns)
    return found


def mentor(cast, who="bryn"):
    """Someone who may meet a resident, with or without the worker there."""
    return checking.active_mentor(cast, who)


def card(mentor, **columns) -> Card:
    columns = {"words": "We can just look at boats.", "describes": "woman", "how": ["walk"], "room_for": 1, **columns}
    return matching.write_card(mentor.person, by=Actor.of(mentor), **columns)


def shown(cast) -> Match:
    """Bryn's card, shown to Wren."""
    card(mentor(cast))
    found = wants_a_mentor(cast)
    return matching.show(found, cast("bryn").person, by=Actor.of(cast("sam")))


def chosen(cast) -> Match:
    return matching.resident_says_yes(shown(cast), by=Actor.of(cast("sam")))


def together(cast) -> Match:
    return matching.mentor_says_yes(chosen(cast), by=Actor.of(cast("bryn")))


def moment(days=3, hour=13) -> datetime:
    return datetime.combine(clock.today() + timedelta(days=days), time(hour, 30), tzinfo=clock.LONDON)


def planned(cast, by="bryn", **more) -> MeetUp:
    """A walk of Wren and Bryn in three days."""
    details = {
        "starts_at": moment(),
        "until": moment(hour=15),
        "place": "The clock tower",
        "what": "A walk",
        "with_worker": True,
        **more,
    }
    return meetups.plan(together(cast), by=Actor.of(cast(by)), **details)


def over(cast) -> MeetUp:
    """A walk that has begun: `planned` looks ahead, and its time is taken back as if the days had gone by."""
    meetup = planned(cast)
    MeetUp.objects.filter(pk=meetup.pk).update(starts_at=moment(days=-2), until=moment(days=-2, hour=15))
    meetup.refresh_from_db()
    return meetup


BEGINNINGS: dict[str, Callable[[Any], Any]] = {"coprod.peers.matching": together, "coprod.peers.meetups": planned}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""
