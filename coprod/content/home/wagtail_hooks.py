"""Keeps the editor to what editors need: pages and images. Its other places are shut in accounts/urls.py."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks

from coprod.content.home.models import HomePage

PLACES = {"explorer", "images"}


@hooks.register("construct_main_menu")
def only_pages_and_images(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name in PLACES]


@hooks.register("construct_homepage_summary_items")
def count_only_pages_and_images(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if type(item).__name__ in ("PagesSummaryItem", "ImagesSummaryItem")]


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_the_home_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Without it the address of the site would lead nowhere."""
    if not isinstance(page.specific, HomePage):
        return None
    messages.warning(request, "The home page stays: every visitor arrives there. Change what it says instead.")
    return redirect("wagtailadmin_pages:edit", page.pk)
