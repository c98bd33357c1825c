"""Begins the public site of an installation: `make setup` and the demonstration call it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.content.home import ground, sections, words
from coprod.content.home.models import HomePage, StandardPage
from coprod.content.home.sections import Section
from coprod.content.home.words import PageWords

Block = dict[str, Any]
"""A block as Wagtail stores it: {"type": name of the block, "value": its fields}."""


@transaction.atomic
def begin_site(
    *,
    name: str,
    by: Actor,
    opening: Block = words.OPENING,
    body: Sequence[Block] = words.BODY,
    pages: Iterable[PageWords] = words.PAGES,
) -> HomePage:
    """The home page, the first page of every section and the first standard pages of the charity called `name`,
    published.

    Doing it again adds what is missing and leaves alone whatever has words already.
    """
    home = _home()
    changed = not home.opening and not home.body
    if changed:
        home.opening, home.body = [opening], list(body)
        home.search_description = home.search_description or opening["value"]["text"]
        _publish(home)
    for section in sections.listed():
        changed = _begin_section(home, section) or changed
    for page in pages:
        changed = _begin_page(home, page) or changed
    changed = _name_site(home, name) or changed
    if changed:
        log.record(by, "home.begun", "began the public site", about=home)
    return home


def _home() -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        home = HomePage(title="Home", slug="home")
        Page.get_first_root_node().add_child(instance=home)
    return home


def _begin_page(home: HomePage, page: PageWords) -> bool:
    if home.get_children().filter(slug=page.slug).exists():
        return False
    made = StandardPage(
        title=page.title,
        slug=page.slug,
        introduction=page.introduction,
        search_description=page.introduction,
        in_footer=True,
    )
    made.body = [{"type": "text", "value": page.text}]
    home.add_child(instance=made)
    _publish(made)
    return True


def _begin_section(home: HomePage, section: Section) -> bool:
    """An empty first page, unless there is one already, or an editor uses its address for something else."""
    model = sections.first_page_of(section)
    if model.objects.exists() or home.get_children().filter(slug=section.slug).exists():
        return False
    made = model(
        title=section.title,
        slug=section.slug,
        heading=section.heading,
        introduction=section.introduction,
        search_description=section.introduction,
        show_in_menus=True,
    )
    home.add_child(instance=made)
    _publish(made)
    return True


def add_page(page: Page, *, under: Page, by: Actor) -> Page:
    """Put a new page below `under` and publish it. Raises ValidationError when something is missing or wrong."""
    under.add_child(instance=page)
    _publish(page)
    log.record(by, "home.page_published", f"published the page “{page.title}”", about=page)
    return page


def write_home(*, opening: Block, body: Sequence[Block], by: Actor) -> HomePage:
    """Other words for the home page, published."""
    home = HomePage.objects.get()
    home.opening, home.body = [opening], list(body)
    _publish(home)
    log.record(by, "home.written", "wrote the home page", about=home)
    return home


def _publish(page: Page) -> None:
    page.save_revision().publish()


def _name_site(home: HomePage, name: str) -> bool:
    """Wagtail's one site: its name, its first page, and the address people type (settings.SITE_URL)."""
    wanted = {"site_name": name, "root_page_id": home.pk, **ground.address()}
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if all(getattr(site, field) == value for field, value in wanted.items()):
        return False
    for field, value in wanted.items():
        setattr(site, field, value)
    site.save()
    return True
