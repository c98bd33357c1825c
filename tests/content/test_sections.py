"""The parts of the site with a place of their own: begun with the site, in the menu, in the sitemap, within budget."""

import gzip
import re

import pytest
from django.core.cache import cache
from wagtail.models import Page

from coprod.content.home import acts
from coprod.content.offers.models import OffersIndexPage
from tests import publishing

pytestmark = pytest.mark.django_db

PUBLIC = (
    "/",
    "/offers/",
    "/offers/fresh-eyes-visits/",
    "/podcast/both-sides/",
    "/podcast/both-sides/episode-1/",
    "/training/",
    "/training/listening-well/",
)


@pytest.fixture
def everything(site):
    for number in (1, 2, 3):
        publishing.episode(number)
        publishing.offer(f"Offer {number}", drawing="walk")
        publishing.course(f"Course {number}", drawing="table")
    publishing.offer(drawing="visit")
    publishing.course()


def menu_of(page):
    navigation = page.content.decode().split('aria-label="Menu"')[1].split("</nav>")[0]
    return re.findall(r'href="([^"]+)"', navigation)


def test_a_new_site_has_every_section_in_its_menu(site, client):
    assert menu_of(client.get("/")) == ["/", "/offers/", "/podcast/", "/training/", "/you-said-we-did/"]
    for path in ("/offers/", "/podcast/", "/training/"):
        assert client.get(path).status_code == 200


def test_without_a_menu_of_offers_applying_stands_in_its_place(site, client):
    OffersIndexPage.objects.get().unpublish()
    assert menu_of(client.get("/"))[:2] == ["/", "/apply/"]


def test_beginning_again_adds_a_section_that_is_missing_and_no_other(site):
    OffersIndexPage.objects.get().delete()
    before = Page.objects.count()
    acts.begin_site(name="Harbour Housing Together", by=publishing.SYSTEM)
    assert OffersIndexPage.objects.get().live
    assert Page.objects.count() == before + 1


def test_an_address_an_editor_uses_is_left_alone(site):
    from coprod.content.home.models import StandardPage

    OffersIndexPage.objects.get().delete()
    site.refresh_from_db()
    site.add_child(instance=StandardPage(title="Offers", slug="offers"))
    acts.begin_site(name="Harbour Housing Together", by=publishing.SYSTEM)
    assert not OffersIndexPage.objects.exists()


def test_search_engines_find_all_of_it(everything, client):
    listed = client.get("/sitemap.xml").content.decode()
    for path in PUBLIC:
        assert f"http://localhost:8000{path}<" in listed


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_costs_at_most_twenty_queries(path, everything, client, django_assert_max_num_queries):
    client.get(path)  # makes the sizes of new images
    cache.clear()
    with django_assert_max_num_queries(20):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_is_small(path, everything, client):
    assert len(gzip.compress(client.get(path).content)) < 20_000


@pytest.mark.parametrize("path", PUBLIC)
def test_one_first_heading_and_nothing_inline(path, everything, client):
    page = client.get(path).content.decode()
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", page)


def test_pages_stand_only_where_they_belong(everything):
    from coprod.content.home.models import HomePage
    from coprod.content.offers.models import OfferPage
    from coprod.content.podcast.models import EpisodePage, PodcastShowPage

    home = HomePage.objects.get()
    assert not EpisodePage.can_create_at(home)
    assert not OfferPage.can_create_at(home)
    assert not OffersIndexPage.can_create_at(home)  # there is one already
    assert EpisodePage.can_create_at(PodcastShowPage.objects.get())
