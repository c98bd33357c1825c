"""Meetings of the Reference Panel: one with its minutes, one that was called off, and what is to come."""

from datetime import time, timedelta
from uuid import uuid4

from coprod import clock
from coprod.audit.actor import Actor
from coprod.demo.telling import Telling
from coprod.panels.meetings import acts as meetings
from coprod.panels.meetings.models import Meeting
from coprod.panels.membership.models import PanelMember
from coprod.people.models import User
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings.rules import Every

NIA = "Nia Petrel"
TUESDAY = 1
SAID = (
    (
        "The letter about rent says “arrears” six times. Nobody says that at home.",
        "Write the letter anew, and read it out to two of us",
        "Hal Dunlin",
        -20,
    ),
    ("Visitors wait too long at the door.", "Ask the night team what would help", "Priya Sandpiper", 10),
    ("The away day was good. People want another one, with the dog.", "", "", 0),
)
AGENDA = ("What happened to the letter about rent", "A bench by the bins, so that people can sit and talk")


def tell(story: Telling) -> None:
    """Told after the panel; without members there is nothing to tell."""
    members = list(PanelMember.objects.current().select_related("person").order_by("joined_on", "pk"))
    if not members:
        return
    with story.days_ago(75):
        planned = _plan(story, first=62, times=2, about="")
    _held(story, planned[0], members)
    with story.days_ago(30):
        away_day = _plan(story, first=24, times=1, about="Away day at the beach")[0]
    with story.days_ago(26):
        gatherings.call_off(away_day.gathering, reason="weather", by=story.by(NIA))
    _to_come(story, planned[1], members)


def _plan(story: Telling, *, first: int, times: int, about: str) -> list[Meeting]:
    dates = {
        "first": story.weekday(first, TUESDAY),
        "start": time(14),
        "end": time(16),
        "every": Every.QUARTER,
        "times": times,
        "mode": "mixed",
        "place": "The Boatyard, Lantern Street",
        "online_link": "https://meet.harbour.example/panel",
        "about": [about] * times,
    }
    return meetings.plan(dates=dates, by=story.by(NIA))


def _held(story: Telling, meeting: Meeting, members: list[PanelMember]) -> None:
    with story.days_ago(70):
        _adds(meeting, members[0], "The letter about rent", story)
    with story.on(clock.local(meeting.gathering.starts_at).date(), 17):
        came = [member.pk for number, member in enumerate(members) if number % 3 != 2]
        meetings.record_attendance(meeting, came=came, by=story.by(NIA))
    with story.days_ago(60):
        points = [
            meetings.add_point(
                meeting,
                said=said,
                action=action,
                owner=owner,
                due=story.today + timedelta(days=due) if action else None,
                once=uuid4(),
                by=story.by(NIA),
            )
            for said, action, owner, due in SAID
        ]
        meetings.share_minutes(meeting, by=story.by(NIA))
    with story.days_ago(21):
        meetings.done(points[0], by=story.by(NIA))


def _to_come(story: Telling, meeting: Meeting, members: list[PanelMember]) -> None:
    with story.days_ago(5):
        meetings.add_to_agenda(meeting, words=AGENDA[0], once=uuid4(), by=story.by(NIA))
        _adds(meeting, members[-1], AGENDA[1], story)
    with story.days_ago(2):
        for number, member in enumerate(members[:5]):
            answer = ("yes", "yes", "maybe", "yes", "no")[number]
            gatherings.reply(meeting.gathering, member.person, answer=answer, by=story.by(NIA))


def _adds(meeting: Meeting, member: PanelMember, words: str, story: Telling) -> None:
    """By themselves when they sign in; told to Nia otherwise."""
    user = User.objects.filter(person=member.person).first()
    by = Actor.of(user) if user is not None else story.by(NIA)
    meetings.add_to_agenda(meeting, words=words, once=uuid4(), member=member, by=by)
