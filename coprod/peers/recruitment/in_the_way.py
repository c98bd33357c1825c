"""What stood in people's way, for the funnel. Which of the two kinds that only officers read is not told apart here:
both mean that it is not this role now (DBS-8)."""

from typing import Any

from django.db.models import QuerySet

from coprod.peers.recruitment.barriers import OFFICERS_ONLY, Barrier, BarrierKind

NOT_THIS_ROLE = "Not this role now"


def of(people: QuerySet[Any]) -> list[tuple[int, str]]:
    """(person, what it was) of these people: one query."""
    met = Barrier.objects.filter(application__person__in=people).order_by()
    rows = met.values_list("application__person_id", "kind").distinct()
    return [(person, NOT_THIS_ROLE if kind in OFFICERS_ONLY else BarrierKind(kind).label) for person, kind in rows]
