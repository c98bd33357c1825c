"""Residents asked about peer support in the pilot, what they said, and the pair who went cockle picking."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from coprod.demo.pilot import mentors
from coprod.demo.telling import Telling
from coprod.peers.matching import acts as matching
from coprod.peers.matching.models import Match, Resident
from coprod.peers.meetups import acts as meetups
from coprod.peers.meetups.models import MeetUp, Side
from coprod.people.models import Person


@dataclass(frozen=True)
class Asked:
    """What a resident answered in their own words, and who walked beside them then."""

    name: str
    on: date
    answer: str
    words: str
    mentor: str = ""


ASKED = (
    Asked("Ewan Marram", date(2021, 1, 11), "yes", "Someone to fish with. I have the rods.", "Cass Whimbrel"),
    Asked("Biddy Sorrel", date(2021, 1, 14), "yes", "Someone who knows the buses.", "Lowan Gannet"),
    Asked("Hob Tansley", date(2021, 1, 18), "not_now", "I have got a worker. One at a time."),
    Asked("Lil Fennick", date(2021, 1, 25), "no", "I do not want another person asking me things."),
    Asked("Mungo Reeve", date(2021, 2, 1), "yes", "To get out of the room.", "Peg Turnstone"),
    Asked("Nan Purslow", date(2021, 2, 8), "not_now", "When I have moved."),
    Asked("Oz Carrick", date(2021, 2, 15), "yes", "Somebody who has been there.", "Artie Knot"),
    Asked("Pia Thrift", date(2021, 3, 1), "no", "I have my sister."),
    Asked("Quill Dunmore", date(2021, 3, 8), "not_now", "Not ready."),
    Asked("Roz Candle", date(2021, 4, 12), "tell_me_more", "What would we do?"),
    Asked("Stan Elver", date(2021, 5, 10), "no", "No thank you."),
    Asked("Tilda Rowe", date(2021, 8, 2), "yes", "Help me with the forms and then a coffee.", "Joss Kittiwake"),
    Asked("Uri Bannock", date(2021, 8, 16), "not_now", "Ask me nothing this year."),
    Asked("Viv Laver", date(2021, 9, 6), "yes", "Cooking. I only do toast.", "Mab Pochard"),
)
"""Six said yes and were supported; the hope had been twenty-one."""

FISHING_CALLED_OFF = (date(2021, 5, 15), date(2021, 5, 22), date(2021, 6, 5))
COCKLE_PICKING = date(2021, 6, 19)
PUB_LUNCH = date(2021, 7, 3)

CARD: dict[str, Any] = {
    "words": "Tea first. Then wherever you like.",
    "how": ["walk", "doing"],
    "days": ["mon", "wed", "sat"],
    "parts": ["afternoon"],
    "languages": ["english"],
    "room_for": 2,
}


def tell(story: Telling) -> None:
    for asked in ASKED:
        resident = _asked(story, asked)
        if asked.mentor:
            match = _matched(story, asked, resident)
            if asked.name == "Ewan Marram":
                _fishing(story, match)


def endings(story: Telling) -> None:
    """Each of them ended well, when the pilot or the mentor's time did."""
    for asked in ASKED:
        if asked.mentor:
            match = Match.objects.get(resident__person__chosen_name=asked.name)
            with story.on(_until(asked)):
                matching.end(match, well=True, learnt=asked.words, by=story.by("Priya Sandpiper"))


def _until(asked: Asked) -> date:
    recruit = next(each for each in mentors.RECRUITS if each.name == asked.mentor)
    return recruit.moved_on - timedelta(days=7) if recruit.moved_on else date(2022, 3, 28)


def _asked(story: Telling, asked: Asked) -> Resident:
    sam = story.by("Sam Linnet")
    with story.on(asked.on, 14):
        resident = matching.add_resident(
            chosen_name=asked.name,
            service=story.services["Quayside House"],
            support_worker=story.users["Sam Linnet"],
            by=sam,
        )
        matching.record_answer(resident, answer=asked.answer, words=asked.words, once=uuid4(), by=sam)
    return resident


def _matched(story: Telling, asked: Asked, resident: Resident) -> Match:
    sam, mentor = story.by("Sam Linnet"), mentors.actor(asked.mentor)
    person: Person = mentor.user.person
    with story.on(asked.on + timedelta(days=7), 11):
        matching.say_what_matters(resident, words_to_share=asked.words, with_worker="first", by=sam)
        matching.write_card(person, by=mentor, **CARD)
        match = matching.show(resident, person, by=sam)
        match = matching.resident_says_yes(match, by=sam)
    with story.on(asked.on + timedelta(days=9), 11):
        match = matching.mentor_says_yes(match, by=mentor)
    with story.on(asked.on + timedelta(days=16), 16):
        match = matching.have_met(match, by=sam)
    with story.on(asked.on + timedelta(days=60), 16):
        return matching.go_on(match, by=sam)


def _fishing(story: Telling, match: Match) -> None:
    """Called off for the weather again and again; then cockles, and a pub lunch to look forward to."""
    cass = mentors.actor("Cass Whimbrel")
    for day in FISHING_CALLED_OFF:
        trip = _planned(story, match, "Fishing off the pier", day)
        with story.on(day, 9):
            meetups.call_off(trip, reason="weather", by=cass)
    cockles = _planned(story, match, "Cockle picking", COCKLE_PICKING)
    with story.on(COCKLE_PICKING, 18):
        meetups.note(
            cockles,
            did="The tide was out and the sun was too. Two buckets.",
            how="good",
            what_next="A pub lunch, and a walk along the front.",
            residents_words="Best day since I moved in.",
            changed="My flat has a sofa and a table now. Next I would like a phone.",
            by=cass,
        )
    lunch = _planned(story, match, "A pub lunch and a walk", PUB_LUNCH, with_worker=False)
    with story.on(PUB_LUNCH, 18):
        meetups.note(lunch, did="Pie, and a walk to the lighthouse.", how="good", by=cass)


def _planned(story: Telling, match: Match, what: str, day: date, *, with_worker: bool = True) -> MeetUp:
    cass = mentors.actor("Cass Whimbrel")
    starts_at = story.moment(day, 12)
    with story.on(day - timedelta(days=5), 10):
        trip = meetups.plan(
            match,
            starts_at=starts_at,
            until=starts_at + timedelta(hours=3),
            place="The pier steps",
            what=what,
            with_worker=with_worker,
            by=cass,
        )
        meetups.tell(trip.latest_change, side=Side.RESIDENT, by=story.by("Sam Linnet"))
    return trip
