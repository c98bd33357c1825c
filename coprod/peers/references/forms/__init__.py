"""What referees are asked, and what staff write down."""

from coprod.peers.references.forms.referee import (
    ANSWER_HERE,
    DO_NOT_KNOW,
    ONLY_DATES,
    RATHER_TALK,
    ReferenceForm,
    asked_and_answered,
)
from coprod.peers.references.forms.staff import (
    AttemptForm,
    DecisionForm,
    EvidenceForm,
    LetterAddressForm,
    LetterReferenceForm,
    PhoneReferenceForm,
)

__all__ = [
    "ANSWER_HERE",
    "DO_NOT_KNOW",
    "ONLY_DATES",
    "RATHER_TALK",
    "AttemptForm",
    "DecisionForm",
    "EvidenceForm",
    "LetterAddressForm",
    "LetterReferenceForm",
    "PhoneReferenceForm",
    "ReferenceForm",
    "asked_and_answered",
]
