"""Chats, and the agreed questions, among what staff open less often than each week."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.people.models.service import RECRUITING_ROLES
from coprod.people.permissions import may_decide_settings
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def recruits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*RECRUITING_ROLES))


def decides(user: Any) -> bool:
    return bool(user.is_authenticated and may_decide_settings(Actor.of(user)))


def is_colleague(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_team)


menus.register(
    "more",
    MenuItem("Chats", "chats:chats", visible=recruits, order=12, about="With people who apply, and how they went."),
    MenuItem(
        "Questions for the chat",
        "chats:questions",
        visible=decides,
        order=13,
        about="What everyone who applies is asked, and why it changed.",
    ),
    MenuItem(
        "Chats you sit in",
        "chats:interviews",
        visible=is_colleague,
        order=14,
        about="Your own chats, the questions and your notes.",
    ),
)
