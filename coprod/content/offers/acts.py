"""What is done to the menu of offers: something is put on it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from coprod.audit.actor import Actor
from coprod.content.home import acts as site
from coprod.content.offers.models import Kind, OfferPage, OffersIndexPage


@transaction.atomic
def offer(
    *,
    title: str,
    slug: str,
    summary: str,
    kind: Kind = Kind.JOIN_IN,
    drawing: str = "",
    dates: Sequence[dict[str, str]] = (),
    by: Actor,
    **more: Any,
) -> OfferPage:
    """A published offer. Raises ValidationError when something is missing, or names an amount of money."""
    page = OfferPage(title=title, slug=slug, summary=summary, search_description=summary, kind=kind, **more)
    page.picture = [{"type": "picture", "value": {"drawing": drawing}}] if drawing else []
    page.dates = [{"type": "session", "value": each} for each in dates]
    site.add_page(page, under=OffersIndexPage.objects.get(), by=by)
    return page
