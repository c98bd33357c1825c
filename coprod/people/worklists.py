"""What a worker has to do today. A capability lists its own in worklist.py; the staff front room gathers them here."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from django.apps import apps

Due = Literal["phone", "late", "today", "week"]


@dataclass(frozen=True)
class Action:
    """One button or link of a work item. `is_post` makes it a button in a form of its own."""

    label: str
    url: str
    is_post: bool = False
    icon: str = ""
    is_main: bool = False


@dataclass(frozen=True)
class WorkItem:
    """Who, what, when and what to press. `kind` is the part of Today it stands in; `what` is a short sentence."""

    kind: Due
    who: str
    who_url: str
    what: str
    note: str = ""
    due: date | None = None
    late_days: int = 0
    actions: tuple[Action, ...] = ()


def collect(user: Any, today: date) -> list[WorkItem]:
    """The work items of every installed capability for this user, the latest first within each part of Today."""
    items = [item for offers in found("worklist") for item in offers.items(user, today)]
    return sorted(items, key=lambda item: (-item.late_days, item.due or date.max, item.who))


def found(module: str) -> list[Any]:
    """The modules of that name in the installed apps, in the order of the apps."""
    rooms = [name for config in apps.get_app_configs() if (name := config.name).startswith("coprod.")]
    names = [f"{room}.{module}" for room in rooms if room != "coprod.people"]
    return [import_module(name) for name in names if find_spec(name)]
