"""What happens to an application. Callers write `acts.send(…)`; each stretch of the way has a module."""

from coprod.peers.recruitment.acts.another_role import AppliedAlready, take_another_role
from coprod.peers.recruitment.acts.applying import (
    AlreadyInvited,
    has_nobody_to_name_yet,
    invite,
    save_about_you,
    save_part,
    save_what_helps,
    send,
)
from coprod.peers.recruitment.acts.barriers import (
    NotABar,
    NothingIsWritten,
    end_barrier,
    help_with_id,
    new_address_is_known,
    take_break_instead,
    try_way,
    write_down_barrier,
)
from coprod.peers.recruitment.acts.endings import close, welcome_back
from coprod.peers.recruitment.acts.notes import add_note
from coprod.peers.recruitment.acts.path import arrange_chat, begin, checks_are_done, open_check, say_yes_if, welcome
from coprod.peers.recruitment.acts.touch import (
    InThePast,
    answer_ask,
    ask_us,
    offer_company,
    plan_call,
    write_down_call,
)

__all__ = [
    "AlreadyInvited",
    "AppliedAlready",
    "InThePast",
    "NotABar",
    "NothingIsWritten",
    "add_note",
    "answer_ask",
    "arrange_chat",
    "ask_us",
    "begin",
    "checks_are_done",
    "close",
    "end_barrier",
    "has_nobody_to_name_yet",
    "help_with_id",
    "invite",
    "new_address_is_known",
    "offer_company",
    "open_check",
    "plan_call",
    "save_about_you",
    "save_part",
    "save_what_helps",
    "say_yes_if",
    "send",
    "take_another_role",
    "take_break_instead",
    "try_way",
    "welcome",
    "welcome_back",
    "write_down_barrier",
    "write_down_call",
]
