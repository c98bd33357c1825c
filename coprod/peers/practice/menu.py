"""Reflective practice in the menus of those who are in a group, and of those who may open one."""

from typing import Any

from coprod.people.models import Role
from coprod.ui import menus
from coprod.ui.menus import MenuItem


# Both ask roles and not the groups: every page has a menu, and the page tells those who are in no group whom to ask.
def mentors(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.has_role(Role.PEER_MENTOR))


def is_of_the_team(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.is_team)


menus.register("participant", MenuItem("Reflective practice", "practice:groups", visible=mentors, order=40))
menus.register("work", MenuItem("Reflective practice", "practice:groups", visible=is_of_the_team, order=45))
