"""The pilot's reflective practice for peer mentors: monthly, online at first, in person from April 2021."""

from datetime import date, time

from coprod import clock
from coprod.demo.pilot import mentors
from coprod.demo.pilot.people import RECRUITS, Recruit
from coprod.demo.telling import Telling
from coprod.peers.practice import acts as practice
from coprod.people.models import Person
from coprod.programme.gatherings.models import Gathering
from coprod.programme.gatherings.rules import Every

OPENED = date(2020, 12, 14)
ONLINE_FROM, ONLINE_TIMES = date(2020, 12, 15), 4
IN_PERSON_FROM, IN_PERSON_TIMES = date(2021, 4, 20), 12
THEMES = (
    "Screens, and how tired they make us.",
    "Saying hello to someone through a window.",
    "What to do when a call is not answered.",
    "Meeting outside again.",
    "Saying no, and staying kind.",
    "When plans fall through because of the weather.",
    "Being proud, and saying so.",
    "Endings, and how to tell someone early.",
)
ENDED = date(2022, 4, 4)


def tell(story: Telling) -> None:
    """Told while they are peer mentors, before any of them moves on."""
    nia = story.by("Nia Petrel")
    with story.on(OPENED):
        group = practice.open_group(
            name="Peer mentors of the pilot", audience="mentors", service=story.services["Quayside House"], by=nia
        )
        for first, times, where in (
            (ONLINE_FROM, ONLINE_TIMES, {"mode": "online", "online_link": "https://meet.harbour.example/mentors"}),
            (IN_PERSON_FROM, IN_PERSON_TIMES, {"mode": "in_person", "place": "The Loft"}),
        ):
            dates = {"first": first, "start": time(14), "end": time(15, 30), "every": Every.MONTH, "times": times}
            practice.plan(group, dates=dates | where, by=nia)
    for recruit in sorted((each for each in RECRUITS if each.became), key=lambda each: str(each.became)):
        with story.on(max(recruit.became or OPENED, OPENED)):
            practice.add_member(group, _person(recruit), by=nia)
    for number, session in enumerate(group.series.gatherings.order_by("starts_at")):
        _session(story, session, THEMES[number % len(THEMES)])
    with story.on(ENDED):
        for member in group.members.current():
            practice.leave(member, by=nia)


def _person(recruit: Recruit) -> Person:
    return mentors.actor(recruit.name).user.person


def _session(story: Telling, session: Gathering, themes: str) -> None:
    day = clock.local(session.starts_at).date()
    there = [each for each in RECRUITS if each.became and each.became < day and not _has_gone(each, day)]
    with story.on(day, 16):
        practice.record_attendance(session, came=[_person(each).pk for each in there], by=story.by("Nia Petrel"))
        practice.write_note(session, themes=themes, learning="", by=story.by("Nia Petrel"))
    with story.on(day, 18):
        for each in there:
            useful = "a_bit" if session.mode == "online" else "yes"
            practice.say_useful(session, _person(each), answer=useful, by=mentors.actor(each.name))


def _has_gone(recruit: Recruit, day: date) -> bool:
    return recruit.moved_on is not None and recruit.moved_on <= day
