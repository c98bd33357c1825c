"""What has happened to a person, newest first, with the same thing done several times in a row told once."""

from dataclasses import dataclass

from coprod import clock
from coprod.audit.models import Event
from coprod.people.models import Person

EVENTS_READ = 60
LINES = 20


@dataclass(frozen=True)
class Line:
    """An event, and how many times in a row the same person did the same on the same day."""

    event: Event
    times: int


def of(person: Person) -> list[Line]:
    """The latest lines of a person's timeline, from at most EVENTS_READ events: one query."""
    lines: list[Line] = []
    for event in Event.objects.about_person(person.pk)[:EVENTS_READ]:
        if lines and _is_the_same(lines[-1].event, event):
            lines[-1] = Line(lines[-1].event, lines[-1].times + 1)
        else:
            lines.append(Line(event, 1))
    return lines[:LINES]


def _is_the_same(later: Event, earlier: Event) -> bool:
    return (
        (later.what, later.actor_label, later.on_behalf_of) == (earlier.what, earlier.actor_label, earlier.on_behalf_of)
        and later.sentence == earlier.sentence
        and clock.local(later.at).date() == clock.local(earlier.at).date()
    )
