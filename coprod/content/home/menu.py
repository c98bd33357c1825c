"""The public menu and the foot of every page: the first doors, and the pages editors put there."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from coprod.content.home.models import StandardPage
from coprod.ui import menus
from coprod.ui.menus import MenuItem

HOME = MenuItem("Home", path="/", order=10)
menus.register("public", HOME, MenuItem("Get involved", path="/apply/", order=20))


def _pages(request: HttpRequest | None) -> list[StandardPage]:
    """Every page that stands in a menu: one query for all menus of a page."""
    kept: Any = getattr(request, "_pages_in_menus", None)
    if kept is None:
        kept = list(StandardPage.objects.live().filter(Q(show_in_menus=True) | Q(in_footer=True)).order_by("path"))
        if request is not None:
            request._pages_in_menus = kept  # type: ignore[attr-defined]
    return kept


def _item(page: StandardPage, request: HttpRequest | None) -> MenuItem:
    return MenuItem(page.title, path=page.get_url(request) or "/", order=50)


def in_menu(request: HttpRequest | None) -> list[MenuItem]:
    """Pages with "show in menus"."""
    return [_item(page, request) for page in _pages(request) if page.show_in_menus]


def in_footer(request: HttpRequest | None) -> list[MenuItem]:
    """Pages with "show at the foot of every page"."""
    return [_item(page, request) for page in _pages(request) if page.in_footer]


menus.register_source("public", in_menu)
menus.register_source("footer", in_footer)
