"""What happens to a chat: arranging it, then notes, an outcome that is agreed, and its reasons shared."""

from coprod.peers.chats.acts.arranging import (
    NotThen,
    NotWithThem,
    OnABreak,
    arrange_for,
    ask_for_another_time,
    call_off,
    choose_interviewers,
    choose_time,
    count_me,
    follow_role,
    offer_times,
    open_chat,
    say_what_helps,
    step_back,
    stop,
)
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
