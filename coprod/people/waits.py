"""How long people wait on the tracks of recruitment. A capability says so in waits.py; the funnel gathers them here.

TRACKS = (Track("References", "From the first asking to …"),)

def of(people): ...   # the waits of these people, at most one of each for each track
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from coprod.people.worklists import found


@dataclass(frozen=True)
class Track:
    """A track that runs beside others. `counted` says in one sentence from when to when its days are counted."""

    name: str
    counted: str


@dataclass(frozen=True, slots=True)
class Wait:
    """One person on one track, the first time; `ended` is None while it is not done."""

    track: str
    person: int
    began: datetime
    ended: datetime | None = None


def tracks() -> list[Track]:
    """Every track of the installed capabilities."""
    return [track for room in found("waits") for track in room.TRACKS]


def collect(people: QuerySet[Any]) -> list[Wait]:
    """The waits of these people (a query of their ids) on every track: a few queries, however many they are."""
    return [wait for room in found("waits") for wait in room.of(people)]


def first_times(track: str, rows: Iterator[tuple[int, str, datetime]], begins: str, ends: str) -> list[Wait]:
    """From rows of (person, stage, when), the oldest first: each person's first entry into `begins`, and the first
    into `ends` after it."""
    began: dict[int, datetime] = {}
    ended: dict[int, datetime] = {}
    for person, stage, at in rows:
        if stage == begins:
            began.setdefault(person, at)
        elif stage == ends and person in began:
            ended.setdefault(person, at)
    return [Wait(track, person, at, ended.get(person)) for person, at in began.items()]
