"""The public menu and the foot of every page: the sections, and the pages editors put there."""

from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest
from wagtail.models import Page

from coprod.content.home import sections
from coprod.ui import menus
from coprod.ui.menus import MenuItem

OTHER_PAGES = 50

menus.register("public", MenuItem("Home", path="/", order=10))

APPLY = MenuItem("Get involved", path="/apply/", order=20)
"""Where there is no menu of offers yet."""


def _pages(request: HttpRequest | None) -> list[Any]:
    """Every page that stands in a menu: one query for all menus of a page."""
    kept: Any = getattr(request, "_pages_in_menus", None)
    if kept is None:
        in_a_menu = Q(show_in_menus=True, depth__gt=2) | Q(standardpage__in_footer=True)
        pages = Page.objects.live().filter(in_a_menu).annotate(in_footer=F("standardpage__in_footer"))
        kept = list(pages.order_by("path"))
        if request is not None:
            request._pages_in_menus = kept  # type: ignore[attr-defined]
    return kept


def _item(page: Page) -> MenuItem:
    section = sections.of(page)
    order = section.order if section else OTHER_PAGES
    return MenuItem(page.title, path=page.get_url() or "/", order=order)


def in_menu(request: HttpRequest | None) -> list[MenuItem]:
    """Pages with "show in menus"; applying stands in for the menu of offers while there is none."""
    items = [_item(page) for page in _pages(request) if page.show_in_menus]
    return items if any(item.order == APPLY.order for item in items) else [APPLY, *items]


def in_footer(request: HttpRequest | None) -> list[MenuItem]:
    """Pages with "show at the foot of every page"."""
    return [_item(page) for page in _pages(request) if page.in_footer]


menus.register_source("public", in_menu)
menus.register_source("footer", in_footer)
