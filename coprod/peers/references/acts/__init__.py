"""What happens to a history and to the references for it."""

from coprod.peers.references.acts.answers import (
    AnotherOfficer,
    decide,
    step_back,
    submit,
    write_down,
    write_down_letter,
)
from coprod.peers.references.acts.asking import (
    LINK_GOOD_FOR,
    AlreadyAsked,
    ask_by_letter,
    from_own_device,
    log_attempt,
    remind,
    save_for_later,
    send_again,
    send_request,
    start,
    stop_asking,
    stop_asking_referee,
    would_rather_talk,
)
from coprod.peers.references.acts.evidence import (
    ProposedByYou,
    agree_evidence,
    do_not_agree,
    propose_evidence,
    take_back_evidence,
    there_is_nobody_else,
)
from coprod.peers.references.acts.history import name_referee, retell, tell, untell
from coprod.peers.references.mail import LINK_PURPOSE

__all__ = [
    "LINK_GOOD_FOR",
    "LINK_PURPOSE",
    "AlreadyAsked",
    "AnotherOfficer",
    "ProposedByYou",
    "agree_evidence",
    "ask_by_letter",
    "decide",
    "do_not_agree",
    "from_own_device",
    "log_attempt",
    "name_referee",
    "propose_evidence",
    "remind",
    "retell",
    "save_for_later",
    "send_again",
    "send_request",
    "start",
    "step_back",
    "stop_asking",
    "stop_asking_referee",
    "submit",
    "take_back_evidence",
    "tell",
    "there_is_nobody_else",
    "untell",
    "would_rather_talk",
    "write_down",
    "write_down_letter",
]
