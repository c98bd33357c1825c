"""Where the menu of offers is, for rooms that tell people what else is open."""

from coprod.content.offers.models import OffersIndexPage


def address() -> str:
    """The path of the menu of offers on the public site; empty while there is none."""
    page = OffersIndexPage.objects.live().public().first()
    return (page.url or "") if page else ""
