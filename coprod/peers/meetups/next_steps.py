"""On a mentor's own page: meet-ups that are over and not written down yet, and a first one to plan."""

from django.urls import reverse

from coprod import clock
from coprod.peers.matching.models import Match
from coprod.peers.meetups.models import MeetUp
from coprod.peers.meetups.stages import TO_COME
from coprod.people.models import Person
from coprod.people.next_steps import NextStep

AT_MOST = 5


def steps(person: Person) -> list[NextStep]:
    if person.is_on_break:
        return []
    over = MeetUp.objects.with_people().filter(match__mentor=person, stage__in=TO_COME, until__lt=clock.now())
    found = [
        NextStep(
            f"How was it? {meetup.what} with {meetup.match.resident.person.short_name}",
            reverse("meetups:note", args=[meetup.pk]),
            "A few taps. Only if you have a minute.",
        )
        for meetup in over[:AT_MOST]
    ]
    for match in Match.objects.with_people().filter(mentor=person, meetups__isnull=True).together():
        name = match.resident.person.short_name
        found.append(NextStep(f"Plan the first time with {name}", reverse("meetups:plan", args=[match.pk])))
    return found
