"""For the checklist: whether residents were asked, in this year."""

from datetime import date, timedelta

from django.urls import reverse

from coprod.people.readiness import Ready
from coprod.programme.readiness.models import READERS, Round
from coprod.programme.readiness.results import people_in

ASK_AGAIN_AFTER = timedelta(days=365)


def items(today: date) -> list[Ready]:
    asked = [(each, people) for each, people in people_in(Round.objects.closed()) if people]
    newest, people = asked[-1] if asked else (None, 0)
    if newest is None or newest.closed_on is None:
        is_fresh, sentence = False, "Nobody has been asked yet. Begin here: it decides what you offer."
    else:
        is_fresh = newest.closed_on + ASK_AGAIN_AFTER >= today
        sentence = f"{people} people answered, to {newest.closed_on:%-d %B %Y}."
        sentence += "" if is_fresh else " That is over a year ago: ask again."
    where = reverse("readiness:asking")
    return [Ready("Residents were asked", is_fresh, sentence, where, "Ask and read", 10, READERS)]
