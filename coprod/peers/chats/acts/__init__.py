"""What happens to a chat: arranging it, then notes, an outcome that is agreed, and its reasons shared."""

from coprod.peers.chats.acts.allowed import fingerprint
from coprod.peers.chats.acts.arranging import (
    NotThen,
    OnABreak,
    arrange_for,
    ask_for_another_time,
    call_off,
    choose_time,
    follow_role,
    offer_times,
    open_chat,
    say_what_helps,
    stop,
)
from coprod.peers.chats.acts.interviewers import NotWithThem, choose_interviewers, count_me, step_back
from coprod.peers.chats.acts.outcome import agree, held, propose, save_note, share

__all__ = [
    "NotThen",
    "NotWithThem",
    "OnABreak",
    "agree",
    "arrange_for",
    "ask_for_another_time",
    "call_off",
    "choose_interviewers",
    "choose_time",
    "count_me",
    "fingerprint",
    "follow_role",
    "held",
    "offer_times",
    "open_chat",
    "propose",
    "save_note",
    "say_what_helps",
    "share",
    "step_back",
    "stop",
]
