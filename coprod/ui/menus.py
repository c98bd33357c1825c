"""The menus of the three layouts and the footer. Rooms say what belongs in them; this room does not know the rooms.

A room has a `menu.py`, found by name when the apps are loaded:

    menus.register("work", MenuItem("Today", "workspace_today", visible=lambda user: user.is_team, order=10))
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import module_has_submodule

MENUS = ("public", "participant", "work", "footer")


def for_everyone(user: Any) -> bool:
    """The usual answer to "who sees this item?"."""
    return True


@dataclass(frozen=True)
class MenuItem:
    """One line of a menu. `url_name` is reversed; `path` is for places without a name, such as a page of the site."""

    label: str
    url_name: str = ""
    visible: Callable[[Any], bool] = for_everyone
    order: int = 50
    path: str = ""

    @property
    def url(self) -> str:
        return self.path or reverse(self.url_name)


@dataclass(frozen=True)
class MenuLine:
    """An item as this person sees it here. `current` is "page", "true" (somewhere below it) or ""."""

    label: str
    url: str
    current: str


_items: dict[str, list[MenuItem]] = defaultdict(list)


def register(menu: str, *items: MenuItem) -> None:
    """Add items to one of MENUS. Registering the same item again changes nothing."""
    if menu not in MENUS:
        raise ValueError(f"There is no menu called {menu}; there are {', '.join(MENUS)}.")
    _items[menu] += [item for item in items if item not in _items[menu]]


def lines_for(menu: str, request: HttpRequest | None) -> list[MenuLine]:
    """The lines of a menu for the person asking, in order, with the one they are at marked."""
    user = getattr(request, "user", None)
    items = [item for item in sorted(_items[menu], key=lambda item: item.order) if item.visible(user)]
    places = [(item.label, item.url) for item in items]
    here = request.path if request else ""
    nearest = max((url for _, url in places if _is_within(here, url)), key=len, default="")
    return [
        MenuLine(label, url, ("page" if url == here else "true") if url == nearest else "") for label, url in places
    ]


def _is_within(here: str, url: str) -> bool:
    return here == url or (url != "/" and here.startswith(url if url.endswith("/") else f"{url}/"))


def discover() -> None:
    """Import the `menu` module of every room that has one."""
    for config in apps.get_app_configs():
        if config.name.startswith("coprod.") and config.module and module_has_submodule(config.module, "menu"):
            import_module(f"{config.name}.menu")
