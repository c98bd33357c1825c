"""The menus of the three layouts and the footer. Rooms say what belongs in them; this room does not know the rooms.

A room has a `menu.py`, found by name when the apps are loaded:

    menus.register("work", MenuItem("Today", "workspace_today", visible=lambda user: user.is_team, order=10))

Items that people make while the product runs, such as pages of the site, come from a source:

    menus.register_source("public", pages_in_menus)
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import module_has_submodule

MENUS = ("public", "participant", "work", "more", "footer")
"""What staff open less often than each week stands in "more": a page of its own, not in the bar."""


ONE_LINE = 118
"""How many letters of labels stand in one line of a page 1140 pixels wide, with BETWEEN_ITEMS for each gap."""

BETWEEN_ITEMS = 3


def for_everyone(user: Any) -> bool:
    """The usual answer to "who sees this item?"."""
    return True


def for_those_signed_in(user: Any) -> bool:
    """For items that strangers have no use for."""
    return bool(user and user.is_authenticated)


@dataclass(frozen=True)
class MenuItem:
    """One line of a menu. `url_name` is reversed; `path` is for places without a name, such as a page of the site."""

    label: str
    url_name: str = ""
    visible: Callable[[Any], bool] = for_everyone
    order: int = 50
    path: str = ""
    also: tuple[str, ...] = ()
    """Other addresses whose pages belong to this line."""
    about: str = ""
    """One sentence, for lines of "more"."""
    group: str = ""
    """Under which heading of "more" it stands."""
    gathers: str = ""
    """The menu whose lines are one press behind this one: their pages belong to it."""

    @property
    def url(self) -> str:
        return self.path or reverse(self.url_name)


@dataclass(frozen=True)
class MenuLine:
    """An item as this person sees it here. `current` is "page", "true" (somewhere below it) or ""."""

    label: str
    url: str
    current: str
    about: str = ""
    group: str = ""


Source = Callable[[HttpRequest | None], Iterable[MenuItem]]

_items: dict[str, list[MenuItem]] = defaultdict(list)
_sources: dict[str, list[Source]] = defaultdict(list)


def register(menu: str, *items: MenuItem) -> None:
    """Add items to one of MENUS. Registering the same item again changes nothing."""
    _check(menu)
    _items[menu] += [item for item in items if item not in _items[menu]]


def register_source(menu: str, source: Source) -> None:
    """Add a function that is asked for items each time the menu is drawn. It costs a fixed number of queries."""
    _check(menu)
    if source not in _sources[menu]:
        _sources[menu].append(source)


def _check(menu: str) -> None:
    if menu not in MENUS:
        raise ValueError(f"There is no menu called {menu}; there are {', '.join(MENUS)}.")


def lines_for(menu: str, request: HttpRequest | None) -> list[MenuLine]:
    """The lines of a menu for the person asking, in order, with the one they are at marked."""
    items = items_for(menu, request)
    here = request.path if request else ""
    places = [(item, url) for item in items for url in _addresses(item, request) if _is_within(here, url)]
    nearest = max(places, key=lambda place: len(place[1]), default=(None, ""))[0]
    return [
        MenuLine(
            item.label,
            item.url,
            ("page" if item.url == here else "true") if item is nearest else "",
            item.about,
            item.group,
        )
        for item in items
    ]


def items_for(menu: str, request: HttpRequest | None) -> list[MenuItem]:
    """The items of a menu that this person sees, in order. Where one gathers another menu (“More”), a bar that would
    take a second line keeps what fits, and the rest stands behind it."""
    user = getattr(request, "user", None)
    everything = [*_items[menu], *(item for source in _sources[menu] for item in source(request))]
    items = [item for item in sorted(everything, key=lambda item: item.order) if item.visible(user)]
    if any(item.gathers for item in items):
        return _on_one_line(items)
    if gatherer := next((name for name in MENUS if any(each.gathers == menu for each in _items[name])), None):
        bar = [item for item in sorted(_items[gatherer], key=lambda item: item.order) if item.visible(user)]
        return [*items, *(item for item in bar if item not in _on_one_line(bar))]
    return items


def _on_one_line(items: list[MenuItem]) -> list[MenuItem]:
    """The first that fit beside those that gather."""
    gathering = [item for item in items if item.gathers]
    left = ONE_LINE - sum(_width(item) for item in gathering)
    kept = list(gathering)
    for item in items:
        if item.gathers:
            continue
        left -= _width(item)
        if left < 0:
            break
        kept.append(item)
    return [item for item in items if item in kept]


def _width(item: MenuItem) -> int:
    return len(item.label) + BETWEEN_ITEMS


def _addresses(item: MenuItem, request: HttpRequest | None) -> list[str]:
    behind = items_for(item.gathers, request) if item.gathers else []
    return [item.url, *item.also, *(url for each in behind for url in (each.url, *each.also))]


def _is_within(here: str, url: str) -> bool:
    return here == url or (url != "/" and here.startswith(url if url.endswith("/") else f"{url}/"))


def discover() -> None:
    """Import the `menu` module of every room that has one."""
    for config in apps.get_app_configs():
        if config.name.startswith("coprod.") and config.module and module_has_submodule(config.module, "menu"):
            import_module(f"{config.name}.menu")
