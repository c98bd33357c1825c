"""How long people wait for their references: a track of recruitment."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from coprod.peers.references.evidence_stages import EvidenceStage
from coprod.peers.references.models import EvidenceMove, ReferenceRequestMove, ReferenceRule
from coprod.peers.references.stages import Stage
from coprod.people.waits import Track, Wait

REFERENCES = Track(
    "References",
    "From the first asking until as many references are relied on as the rule asks for today. Agreed evidence counts.",
)
TRACKS = (REFERENCES,)
_BEGINS = (Stage.ASKED, EvidenceStage.PROPOSED)
_COUNTS = (Stage.RELIED_ON, EvidenceStage.AGREED)


def of(people: QuerySet[Any]) -> list[Wait]:
    """Three queries."""
    enough = max(1, ReferenceRule.in_force().references_required)
    requests = ReferenceRequestMove.objects.filter(subject__referee__person__in=people)
    evidence = EvidenceMove.objects.filter(subject__person__in=people)
    rows = [
        *requests.values_list("subject__referee__person_id", "to_stage", "at"),
        *evidence.values_list("subject__person_id", "to_stage", "at"),
    ]
    began: dict[int, datetime] = {}
    counted: dict[int, list[datetime]] = defaultdict(list)
    for person, stage, at in sorted(rows, key=lambda row: row[2]):
        if stage in _BEGINS:
            began.setdefault(person, at)
        elif stage in _COUNTS:
            counted[person].append(at)
    return [
        Wait(REFERENCES.name, person, at, counted[person][enough - 1] if len(counted[person]) >= enough else None)
        for person, at in began.items()
    ]
