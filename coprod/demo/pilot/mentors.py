"""The pilot's checks, its five-day course and its weekly one, and who became a peer mentor."""

from datetime import date, timedelta

from coprod.audit.actor import Actor
from coprod.demo import becoming, course
from coprod.demo.pilot.people import RECRUITS, Recruit
from coprod.demo.telling import Telling
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application, Closed
from coprod.people.models import Person
from coprod.programme.gatherings.rules import Every

FIVE_DAYS = date(2020, 11, 2)
WEEKLY_FROM = date(2021, 4, 20)
DAYS_ATTENDED = {"Rene Smew": 3, "Col Scaup": 2}
"""Of the five days, by those who did not stay."""


def tell(story: Telling) -> None:
    for recruit in RECRUITS:
        becoming.checked(story, _application_of(recruit), begun=recruit.said_hello + timedelta(days=15))
    five_days = [recruit for recruit in RECRUITS if recruit.is_on_the_five_days]
    weekly = [recruit for recruit in RECRUITS if not recruit.is_on_the_five_days]
    course.held(story, _days(five_days), title="Five days in November", first=FIVE_DAYS)
    course.held(story, _days(weekly), title="Tuesdays in spring", first=WEEKLY_FROM, every=Every.WEEK)
    for recruit in RECRUITS:
        if recruit.became:
            becoming.a_mentor(story, _application_of(recruit), welcomed=recruit.became)
        else:
            _stopped(story, recruit)


def move_on(story: Telling) -> None:
    """Told after what they did as peer mentors."""
    for recruit in RECRUITS:
        if recruit.moved_on:
            with story.on(recruit.moved_on):
                _close(story, recruit, Closed.MOVED_ON_WELL)


def actor(name: str) -> Actor:
    """A peer mentor of the pilot as the doer of an act."""
    return Actor.of(Application.objects.get(person__chosen_name=name).person.user)


def _application_of(recruit: Recruit) -> Application:
    application: Application = Application.objects.select_related("person").get(person__chosen_name=recruit.name)
    return application


def _days(recruits: list[Recruit]) -> dict[Person, int]:
    return {
        _application_of(recruit).person: DAYS_ATTENDED.get(recruit.name, len(course.MODULES)) for recruit in recruits
    }


def _stopped(story: Telling, recruit: Recruit) -> None:
    with story.on(FIVE_DAYS + timedelta(days=12)):
        _close(story, recruit, Closed.STOPPED)


def _close(story: Telling, recruit: Recruit, because: Closed) -> None:
    by = story.by("Priya Sandpiper")
    recruitment.close(_application_of(recruit), because=because, note=recruit.note, by=by)
