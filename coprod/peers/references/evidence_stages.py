"""Where other evidence is: proposed by one person, then agreed, or not, by another (REF-7)."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.stages import Move
from coprod.peers.references.stages import a_lead_or_officer


class EvidenceStage(TextChoices):
    PROPOSED = "proposed", "Waiting for a second person"
    AGREED = "agreed", "Agreed by two people"
    NOT_AGREED = "not_agreed", "Not agreed"
    TAKEN_BACK = "taken_back", "Taken back"


def who_may_agree(by: Actor, evidence: Any) -> bool:
    """A lead or officer of the person's service; neither who proposed it nor the person themselves."""
    return a_lead_or_officer(by, evidence.person) and by.user.pk != evidence.proposed_by_id


def who_proposed(by: Actor, evidence: Any) -> bool:
    return by.kind is ActorKind.USER and by.user.pk == evidence.proposed_by_id


MOVES = (
    Move(
        (EvidenceStage.PROPOSED,),
        EvidenceStage.AGREED,
        "agreed that other evidence for {person} counts",
        who_may_agree,
    ),
    Move(
        (EvidenceStage.PROPOSED,),
        EvidenceStage.NOT_AGREED,
        "did not agree to other evidence for {person}",
        who_may_agree,
    ),
    Move((EvidenceStage.PROPOSED,), EvidenceStage.TAKEN_BACK, "took back other evidence for {person}", who_proposed),
)
