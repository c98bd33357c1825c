"""How long people wait for ID, and for the DBS: two tracks of recruitment."""

from typing import Any

from django.db.models import QuerySet

from coprod.peers.checks.models import DbsCheckMove
from coprod.peers.checks.stages import Stage
from coprod.people.waits import Track, Wait, first_times

IDENTITY = Track("Identity", "From the day a check began to the day their form went to the DBS.")
DBS = Track("DBS", "From the day their form went to the DBS to our decision.")
TRACKS = (IDENTITY, DBS)


def of(people: QuerySet[Any]) -> list[Wait]:
    """One query."""
    moves = DbsCheckMove.objects.filter(subject__person__in=people).order_by("at", "pk")
    rows = list(moves.values_list("subject__person_id", "to_stage", "at"))
    identity = first_times(IDENTITY.name, iter(rows), Stage.WAITING_FOR_ID, Stage.SUBMITTED)
    return identity + first_times(DBS.name, iter(rows), Stage.SUBMITTED, Stage.DECIDED)
