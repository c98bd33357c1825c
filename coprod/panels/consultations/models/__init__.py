"""A question to the panel, what members say to it, and what became of each thing said (CON)."""

from coprod.panels.consultations.models.answer import CHANGING, Answer, Outcome, TapAnswer
from coprod.panels.consultations.models.consultation import Consultation, ConsultationMove, ConsultationRule
from coprod.panels.consultations.models.contribution import (
    Agreement,
    Contribution,
    ContributionMove,
    Influence,
    Tap,
    TapKind,
    Verdict,
)

__all__ = [
    "CHANGING",
    "Agreement",
    "Answer",
    "Consultation",
    "ConsultationMove",
    "ConsultationRule",
    "Contribution",
    "ContributionMove",
    "Influence",
    "Outcome",
    "Tap",
    "TapAnswer",
    "TapKind",
    "Verdict",
]
