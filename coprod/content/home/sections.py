"""The parts of the site with a place of their own: what may be joined, the podcast, the training offer.

Each names itself when its app is loaded. A new site begins with all of them (acts.begin_site), and their pages stand
in the public menu in this order.
"""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page


@dataclass(frozen=True)
class Section:
    """`model` is "app.Model" of its first page; `heading` and `introduction` are the words that page begins with."""

    model: str
    title: str
    slug: str
    heading: str
    introduction: str
    order: int


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section. Registering it again changes nothing."""
    _sections[section.model] = section


def listed() -> list[Section]:
    """Every section, in the order of the menu."""
    return sorted(_sections.values(), key=lambda section: section.order)


def first_page_of(section: Section) -> type[Page]:
    """The model of its first page."""
    model: type[Page] = apps.get_model(section.model)
    return model


def of(page: Page) -> Section | None:
    """The section whose first page this is, told from its type without a query of its own."""
    kind = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return _sections.get(kind._meta.label) if kind else None
