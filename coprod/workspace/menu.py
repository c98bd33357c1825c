"""The front room's lines of the staff menu."""

from typing import Any

from coprod.accounts.doors import CMS_ROLES
from coprod.audit.actor import Actor
from coprod.peers.recruitment.exclusions import may_decide
from coprod.peers.recruitment.funnel import READERS
from coprod.people.models import Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.people.permissions import may_decide_settings
from coprod.ui import menus
from coprod.ui.menus import MenuItem
from coprod.workspace.views.audit import KEEPERS


def recruits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*RECRUITING_ROLES))


def reads_the_funnel(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*READERS))


def works_here(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.is_team)


def edits(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(*CMS_ROLES))


def administers(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(Role.ADMINISTRATOR))


def decides(user: Any) -> bool:
    return bool(user.is_authenticated and may_decide_settings(Actor.of(user)))


def decides_exclusions(user: Any) -> bool:
    return bool(user.is_authenticated and may_decide(Actor.of(user)))


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
    MenuItem("Public site", "wagtailadmin_home", visible=edits, order=70),
    MenuItem("More", "workspace:more", visible=works_here, order=99, gathers="more"),
)
menus.register(
    "more",
    MenuItem(
        "How recruiting goes",
        "workspace:funnel",
        visible=reads_the_funnel,
        order=5,
        about="How far people get, how long it takes, and where they leave.",
    ),
    MenuItem(
        "Roles on offer",
        "workspace:roles",
        visible=decides,
        order=10,
        group="Set up",
        about="What people can apply to do here, and what each role asks for.",
    ),
    MenuItem(
        "Settings",
        "workspace:settings",
        visible=decides,
        order=20,
        group="Set up",
        about="The rules this charity decides, with who decided them, when and why.",
    ),
    MenuItem(
        "Our own exclusions",
        "workspace:exclusions",
        visible=decides_exclusions,
        order=15,
        about="What this charity itself keeps a role closed for, with reason, owner and review.",
    ),
    MenuItem(
        "What was done",
        "workspace:audit",
        visible=keeps_records,
        order=91,
        group="Look back",
        about="Who did or read what, and when.",
    ),
    MenuItem(
        "Your charity",
        "workspace:charity",
        visible=administers,
        order=92,
        group="Set up",
        about="Its name, numbers, colours and logo.",
    ),
    MenuItem(
        "Health",
        "workspace:health",
        visible=administers,
        order=94,
        group="Look back",
        about="Does what runs behind the pages run?",
    ),
)
