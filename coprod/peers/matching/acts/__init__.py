"""What happens around a match. Callers write `acts.show(…)`; knowing people and introducing them have a module each."""

from coprod.peers.matching.acts.introducing import (
    HaveMetAlready,
    NotPossibleNow,
    bring_back,
    end,
    go_on,
    have_met,
    keep_apart,
    mentor_says_yes,
    not_for_me,
    resident_says_yes,
    set_aside,
    show,
)
from coprod.peers.matching.acts.knowing import add_resident, choose_how, record_answer, say_what_matters, write_card

__all__ = [
    "HaveMetAlready",
    "NotPossibleNow",
    "add_resident",
    "bring_back",
    "choose_how",
    "end",
    "go_on",
    "have_met",
    "keep_apart",
    "mentor_says_yes",
    "not_for_me",
    "record_answer",
    "resident_says_yes",
    "say_what_matters",
    "set_aside",
    "show",
    "write_card",
]
