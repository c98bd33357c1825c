"""Reflective practice in the menus of those who are in a group, and of those who may open one."""

from typing import Any

from coprod.peers.practice.models import Group
from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


def takes_part(user: Any) -> bool:
    """Mentors who are in a group. Others cost no question."""
    if not (user and user.is_authenticated and user.has_role(Role.PEER_MENTOR)):
        return False
    return Group.objects.visible_to(user).exists()


def is_in_a_group(user: Any) -> bool:
    """Staff in a group, and facilitators who may be about to open their first."""
    if not (user and user.is_authenticated and user.is_team):
        return False
    return user.has_role(Role.FACILITATOR) or Group.objects.visible_to(user).exists()


menus.register("participant", MenuItem("Reflective practice", "practice:groups", visible=takes_part, order=40))
menus.register("work", MenuItem("Reflective practice", "practice:groups", visible=is_in_a_group, order=45))
