"""A person's history, who can vouch for it, what they were asked and answered, and the rule about it (REF)."""

from coprod.peers.references.models.answers import Decision, Reference
from coprod.peers.references.models.asking import Attempt, NumberFrom, Outcome, ReferenceRequest, ReferenceRequestMove
from coprod.peers.references.models.evidence import Evidence, EvidenceKind, EvidenceMove, NobodyElse
from coprod.peers.references.models.history import Activity, ActivityKind, Referee, RefereeKind
from coprod.peers.references.models.rule import AskingRule, ReferenceRule

__all__ = [
    "Activity",
    "ActivityKind",
    "AskingRule",
    "Attempt",
    "Decision",
    "Evidence",
    "EvidenceKind",
    "EvidenceMove",
    "NobodyElse",
    "NumberFrom",
    "Outcome",
    "Referee",
    "RefereeKind",
    "Reference",
    "ReferenceRequest",
    "ReferenceRequestMove",
    "ReferenceRule",
]
