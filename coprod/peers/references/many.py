"""The histories of thousands of people as values, for counting: a fixed number of queries, and no word is decrypted.
`standing` does the same for the few whom a page shows."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from coprod import clock
from coprod.peers.references import rules, standing
from coprod.peers.references.evidence_stages import EvidenceStage
from coprod.peers.references.models import Activity, ActivityKind, Evidence, NobodyElse, Referee, ReferenceRequest
from coprod.peers.references.months import Month
from coprod.peers.references.rules import Standing
from coprod.peers.references.stages import DECIDED, WITH_THE_OFFICER, Stage


@dataclass
class Values:
    """What one person told and who can speak for it, as `rules.coverage` takes them."""

    activities: list[rules.Activity] = field(default_factory=list)
    referees: list[rules.Referee] = field(default_factory=list)
    nobody_else: bool = False


def histories_of(people: QuerySet[Any]) -> dict[int, Values]:
    """What each of these people told and who can speak for it, by their id. Five queries; `people` is a query of
    persons or of their ids."""
    found: dict[int, Values] = defaultdict(Values)
    named_for: dict[int, list[tuple[Month, Month | None]]] = defaultdict(list)
    told = Activity.objects.filter(person__in=people).order_by("first", "pk")
    for person, kind, first, last, referee in told.values_list("person_id", "kind", "first", "last", "referee_id"):
        found[person].activities.append(rules.Activity(first, last, kind == ActivityKind.TO_TALK_ABOUT))
        if referee is not None:
            named_for[referee].append((first, last))
    requests = _latest_requests(people)
    known = Referee.objects.filter(person__in=people).order_by("pk")
    for pk, person, kind in known.values_list("pk", "person_id", "kind"):
        found[person].referees += _as_values(pk, kind, requests.get(pk), named_for[pk])
    evidence = Evidence.objects.standing().filter(person__in=people).order_by("pk")
    for row in evidence.values_list("pk", "person_id", "stage", "first", "last", "proposed_at"):
        found[row[1]].referees.append(_evidence(row))
    for person in NobodyElse.objects.filter(person__in=people).values_list("person_id", flat=True):
        found[person].nobody_else = True
    return found


Request = tuple[Stage, Month | None, Month | None, datetime | None]
"""Where a request is, and the months of the reference that came back, with when."""


def _latest_requests(people: QuerySet[Any]) -> dict[int, Request]:
    """By referee: the newest request comes last and stays."""
    asked = ReferenceRequest.objects.filter(referee__person__in=people).order_by("pk")
    rows = asked.values_list("referee_id", "stage", "reference__first", "reference__last", "reference__received_at")
    return {referee: (Stage(stage), first, last, received) for referee, stage, first, last, received in rows}


def _as_values(
    pk: int, kind: str, request: Request | None, named_for: list[tuple[Month, Month | None]]
) -> list[rules.Referee]:
    stage, first, last, received = request or (None, None, None, None)
    stands = standing.standing_of(stage)
    if first is not None and received is not None and (stage in WITH_THE_OFFICER or stage in DECIDED):
        return [rules.Referee(pk, stands, first, last, kind, Month.of(clock.local(received).date()))]
    return [rules.Referee(pk, stands, begins, ends, kind) for begins, ends in named_for]


def _evidence(row: tuple[Any, ...]) -> rules.Referee:
    pk, _, stage, first, last, proposed_at = row
    stands = Standing.AGREED if stage == EvidenceStage.AGREED else Standing.PROPOSED
    return rules.Referee(
        standing.OtherEvidence(pk), stands, first, last, received=Month.of(clock.local(proposed_at).date())
    )
