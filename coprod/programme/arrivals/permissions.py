"""Who may bring what a charity arrives with: whoever may bring any of the sheets."""

from typing import Any

from coprod.audit.actor import Actor
from coprod.people.arrivals import sheets
from coprod.people.models import Role

ROLES = (Role.LEAD, Role.OFFICER, Role.ADMINISTRATOR)
"""Administrators see what was brought, and by whom."""


def may_look(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*ROLES))


def brings(user: Any) -> bool:
    return bool(user.is_authenticated and sheets(Actor.of(user)))
