"""The front room's lines of the staff menu."""

from typing import Any

from coprod.accounts.doors import CMS_ROLES
from coprod.audit.actor import Actor
from coprod.people.models import Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.people.permissions import may_decide_settings
from coprod.ui import menus
from coprod.ui.menus import MenuItem
from coprod.workspace.views.audit import KEEPERS


def recruits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*RECRUITING_ROLES))


def works_here(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.is_team)


def edits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*CMS_ROLES))


def administers(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.ADMINISTRATOR))


def decides(user: Any) -> bool:
    return bool(user.is_authenticated and may_decide_settings(Actor.of(user)))


def keeps_records(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*KEEPERS))


TODAY = MenuItem("Today", "workspace:today", visible=works_here, order=5)

# Staff who look at a page for people who take part, or at the public site, find their way back.
menus.register("participant", TODAY)
menus.register("public", TODAY)
menus.register(
    "work",
    TODAY,
    MenuItem("People", "workspace:people", visible=recruits, order=20, also=("/workspace/applications/",)),
    MenuItem("Roles on offer", "workspace:roles", visible=decides, order=78),
    MenuItem("Settings", "workspace:settings", visible=decides, order=80),
    MenuItem("What was done", "workspace:audit", visible=keeps_records, order=91),
    MenuItem("Public site", "wagtailadmin_home", visible=edits, order=70),
    MenuItem("Your charity", "workspace:charity", visible=administers, order=92),
    MenuItem("Health", "workspace:health", visible=administers, order=94),
)
