"""Which gates are open for a person."""

from collections.abc import Iterable
from datetime import date

from coprod.peers.gates.rules import Gate, GateRow, Gates
from coprod.people.models import Person


def of(person: Person, on: date | None = None) -> Gates:
    return of_many([person.pk], on)[person.pk]


def of_many(people_ids: Iterable[int], on: date | None = None) -> dict[int, Gates]:
    everything = Gates(tuple(GateRow(gate, True) for gate in Gate))
    return dict.fromkeys(people_ids, everything)
