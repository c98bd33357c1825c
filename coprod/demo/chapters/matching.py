"""Residents, what matters to them, matches and meet-ups: Wren chooses a mentor, Delroy and Marlow go for walks."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from coprod.audit.actor import Actor
from coprod.demo.telling import Telling
from coprod.peers.matching import acts as matching
from coprod.peers.matching import standing
from coprod.peers.matching.models import Match, Resident
from coprod.peers.meetups import acts as meetups
from coprod.peers.meetups.models import MeetUp, Side
from coprod.people.models import Person

SAM = "Sam Linnet"
DELROY = "Delroy Heron"
OWEN = "Owen Teal"
QUAYSIDE = "Quayside House"
THURSDAY = 3
CLOCK_TOWER = "Meet at the clock tower. Marlow wears a red hat"
MATCHED = 12
"""Days ago: Delroy is a mentor by then."""

CARDS: dict[str, dict[str, Any]] = {
    "Juniper Vane": {
        "words": "You do not have to talk. We can just look at boats.",
        "describes": "woman",
        "facts": ["supported_housing"],
        "how": ["walk"],
        "company": ["quiet", "calm"],
        "interests": ["seaside", "animals", "reading"],
        "days": ["mon", "tue", "wed", "thu"],
        "parts": ["afternoon"],
        "languages": ["english"],
        "has_dog": True,
        "room_for": 1,
    },
    "Bramble Oakes": {
        "words": "I talk a lot. Tell me to hush, I will not mind.",
        "describes": "non_binary",
        "facts": ["supported_housing", "own_place"],
        "how": ["walk", "doing"],
        "company": ["chatty", "laughs"],
        "interests": ["music", "games", "cooking"],
        "days": ["mon", "tue", "wed", "thu", "fri"],
        "parts": ["afternoon", "evening"],
        "languages": ["english", "welsh"],
        "meets_without_stairs": True,
        "room_for": 2,
    },
    DELROY: {
        "words": "Fishing, pool, or a walk to the pier. I bring the tea.",
        "describes": "man",
        "facts": ["slept_outside", "own_place"],
        "how": ["walk", "doing"],
        "company": ["laughs", "calm"],
        "interests": ["fishing", "pool", "seaside"],
        "days": ["tue", "thu", "sat"],
        "parts": ["afternoon"],
        "languages": ["english"],
        "meets_without_stairs": True,
        "room_for": 2,
    },
    "Tess Yarrow": {
        "words": "I bring flasks. Soup or tea, your pick.",
        "describes": "woman",
        "how": ["doing", "cafe"],
        "company": ["quiet", "calm"],
        "interests": ["gardening", "cooking"],
        "parts": ["afternoon", "evening"],
        "languages": ["english"],
        "wants_worker_first": True,
        "room_for": 1,
    },
}


def tell(story: Telling) -> None:
    """Told after recruitment; each chapter may use the people of those before it."""
    mentors = {person.chosen_name: person for person in standing.people_who_mentor(story.services[QUAYSIDE])}
    for name, card in CARDS.items():
        with story.days_ago(MATCHED + 1 if name == DELROY else 1, 9):
            matching.write_card(mentors[name], by=Actor.of(mentors[name].user), **card)
    _four_answers(story)
    _wren(story)
    _delroy_and_marlow(story, mentors[DELROY])


def _four_answers(story: Telling) -> None:
    _asked(story, "Linden Marsh", 40, "tell_me_more", "What would we do all day?", ask_again_in=2)
    _asked(story, "Piran Tarn", 33, "not_now", "I have enough people for now.")
    _asked(story, "Sorrel Brook", 30, "no", "I keep to myself.")
    _asked(story, "Fenn Alder", 19, "yes", "Someone to play pool with.")
    _asked(story, "Ash Kittiwake", 16, "not_now", "After my move.", ask_again_in=-1)
    _asked(story, "Bay Orchard", 11, "yes", "If they like dogs.", where="Otterbank", worker=OWEN)
    _asked(story, "Cole Hatch", 9, "tell_me_more", "", where="Otterbank", worker=OWEN)
    _resident(story, "Hazel Quill", 6)


def _wren(story: Telling) -> None:
    wren = _asked(story, "Wren Saltmarsh", 12, "yes", "Someone who does not mind if I go quiet.", pronouns="she, her")
    with story.days_ago(12, 11):
        matching.say_what_matters(
            wren,
            musts=["woman_or_non_binary", "not_known"],
            facts=["supported_housing"],
            how=["walk"],
            company=["quiet"],
            parts=["afternoon"],
            dogs="fine",
            with_worker="first",
            words_to_share="I like the harbour early. I do not always talk.",
            words="Rather not near the bus station.",
            by=story.by(SAM),
        )


def _delroy_and_marlow(story: Telling, delroy: Person) -> None:
    marlow = _asked(story, "Marlow Finch", 60, "yes", "A bit of fishing, if the weather lets us.", pronouns="he, him")
    mentor = Actor.of(delroy.user)
    with story.days_ago(MATCHED, 10):
        matching.say_what_matters(
            marlow,
            interests=["fishing", "pool", "seaside"],
            company=["laughs"],
            parts=["afternoon"],
            with_worker="first",
            words_to_share="I used to fish with my dad. I would like to try again.",
            by=story.by(SAM),
        )
        match = matching.show(marlow, delroy, by=story.by(SAM))
    with story.days_ago(MATCHED, 14):
        match = matching.resident_says_yes(match, by=story.by(SAM))
    with story.days_ago(MATCHED, 17):
        match = matching.mentor_says_yes(match, by=mentor)
    _meetups(story, match, mentor)


def _meetups(story: Telling, match: Match, mentor: Actor) -> None:
    """A first hello, fishing called off twice for weather, cockles instead, and a walk on Thursday."""
    sam, thursday = story.by(SAM), _days_to(story, THURSDAY)
    with story.days_ago(MATCHED - 1):
        hello = _plan(story, match, "First hello", MATCHED - 2, 14, "The Boatyard, with Sam", by=sam)
        meetups.tell(hello.latest_change, side=Side.MENTOR, by=mentor)
    with story.days_ago(MATCHED - 2, 17):
        meetups.note(hello, did="Tea, and a look at the boats.", how="good", what_next="Fishing.", by=mentor)
    with story.days_ago(MATCHED - 3):
        fishing = _plan(story, match, "Fishing off the pier", 5, 13, "The pier steps", by=mentor)
        meetups.tell(fishing.latest_change, side=Side.RESIDENT, by=sam)
    with story.days_ago(6, 9):
        meetups.call_off(fishing, reason="weather", by=mentor)
    with story.days_ago(6, 13, 10):
        meetups.tell(_fresh(fishing).latest_change, side=Side.RESIDENT, by=sam)
        cockles = _plan(story, match, "Cockle picking", 4, 12, "The slipway", by=sam, covers="a hot drink each")
    with story.days_ago(4, 17):
        meetups.note(
            cockles,
            did="We filled half a bucket. He laughed for the first time.",
            how="good",
            what_next="A pub lunch, and a walk.",
            residents_words="I forgot I was good at this.",
            changed="I got up for something.",
            by=mentor,
        )
    with story.days_ago(3):
        _plan(story, match, "A walk", -thursday, 13, CLOCK_TOWER, by=sam, covers="tea and cake for you both")
    with story.days_ago(2):
        lunch = _plan(story, match, "Pub lunch", -thursday - 5, 12, "The Anchor", by=mentor, covers="lunch")
        meetups.tell(lunch.latest_change, side=Side.RESIDENT, by=sam)
    with story.days_ago(1, 12, 40):
        meetups.move_to(lunch, **_at(story, -thursday - 6, 12), reason="travel", by=mentor)
    with story.days_ago(1, 13, 10):
        meetups.tell(_fresh(lunch).latest_change, side=Side.RESIDENT, by=sam)
        crabs = _plan(story, match, "Crab lines", -thursday - 8, 15, "The harbour wall", by=mentor)
        meetups.tell(crabs.latest_change, side=Side.RESIDENT, by=sam)
    with story.days_ago(0, 8):
        meetups.call_off(crabs, reason="weather", by=mentor)


def _plan(
    story: Telling, match: Match, what: str, days_ago: int, hour: int, place: str, *, by: Actor, covers: str = ""
) -> MeetUp:
    at = _at(story, days_ago, hour)
    return meetups.plan(match, **at, place=place, what=what, covers=covers, with_worker=True, by=by)


def _at(story: Telling, days_ago: int, hour: int) -> dict[str, Any]:
    """Half past the hour, for an hour and a half, that many days back (forward when negative)."""
    starts_at = story.moment(story.today - timedelta(days=days_ago), hour, 30)
    return {"starts_at": starts_at, "until": starts_at + timedelta(minutes=90)}


def _days_to(story: Telling, weekday: int) -> int:
    """To the next such day of the week, a week on when that is today."""
    return (weekday - story.today.weekday()) % 7 or 7


def _fresh(meetup: MeetUp) -> MeetUp:
    """As it is now: its changes are read again."""
    found: MeetUp = MeetUp.objects.with_people().get(pk=meetup.pk)
    return found


def _resident(
    story: Telling, name: str, days: int, *, where: str = QUAYSIDE, worker: str = SAM, pronouns: str = ""
) -> Resident:
    with story.days_ago(days, 10):
        return matching.add_resident(
            chosen_name=name,
            pronouns=pronouns,
            service=story.services[where],
            support_worker=story.users[worker],
            by=story.by(worker),
        )


def _asked(
    story: Telling,
    name: str,
    days: int,
    answer: str,
    words: str,
    *,
    ask_again_in: int | None = None,
    where: str = QUAYSIDE,
    worker: str = SAM,
    pronouns: str = "",
) -> Resident:
    """Asked on a day back then; `ask_again_in` counts from today, when they gave a day."""
    resident = _resident(story, name, days, where=where, worker=worker, pronouns=pronouns)
    again = None if ask_again_in is None else story.today + timedelta(days=ask_again_in)
    with story.days_ago(days, 10, 30):
        by = story.by(worker)
        matching.record_answer(resident, answer=answer, words=words, ask_again_on=again, once=uuid4(), by=by)
    return resident
