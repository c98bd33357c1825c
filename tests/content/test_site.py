"""The public site: what visitors get, and how it begins."""

import re
from datetime import date
from itertools import pairwise

import pytest
import time_machine
from django.core.management import call_command
from django.urls import resolve
from wagtail.models import Page, Site

from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.content.blocks import bands, previews
from coprod.content.home import acts, ground
from coprod.content.home.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


# A new installation.


def test_migrations_leave_a_site_that_can_be_used(client):
    page = client.get("/")
    assert page.status_code == 200
    assert 'href="/hello/"' in text(page)
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()


def test_a_site_is_begun_once(site, client):
    before = list(Page.objects.order_by("path").values())
    acts.begin_site(name="Harbour Housing Together", by=Actor.system())
    assert list(Page.objects.order_by("path").values()) == before
    assert Event.objects.filter(what="home.begun").count() == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_beginning_again_leaves_an_editors_words(site):
    home = HomePage.objects.get()
    home.opening = [{"type": "hero", "value": {**previews.HERO, "title": "Our own words"}}]
    home.save_revision().publish()
    acts.begin_site(name="Harbour Housing Together", by=Actor.system())
    assert HomePage.objects.get().opening[0].value["title"] == "Our own words"


def test_beginning_again_brings_back_a_page_that_went(site):
    StandardPage.objects.get(slug="easy-to-use").delete()
    acts.begin_site(name="Harbour Housing Together", by=Actor.system())
    assert StandardPage.objects.get(slug="easy-to-use").live


def test_a_site_knows_the_address_people_type(site, settings):
    settings.SITE_URL = "https://together.example"
    acts.begin_site(name="Harbour Housing Together", by=Actor.system())
    assert Site.objects.get().root_url == "https://together.example"


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_has_a_site_again(client):
    call_command("flush", interactive=False, verbosity=0)
    assert client.get("/").status_code == 200
    ground.lay()
    assert Page.objects.count() == 2


def test_the_demonstration_has_its_own_words(client, charity):
    from coprod.demo import site as demonstration

    demonstration.build()
    assert "People who have been there decide what happens next" in text(client.get("/"))


# What visitors get.


def test_a_page_has_one_first_heading_and_no_step_left_out(full_home, client):
    levels = [int(level) for level in re.findall(r"<h([1-6])", text(client.get("/")).split("<main")[1])]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_full_page_shows_everything(full_home, client):
    page = text(client.get("/"))
    for words in (
        "You said, we did",
        "Ways to join in",
        "Training you can join",
        "Stories, told our way",
        "Kingfisher",
    ):
        assert words in page
    assert page.count('alt="A red door, Door 1"') == 3
    assert 'class="govuk-heading-l"' in page


def test_a_full_page_costs_at_most_twenty_queries(full_home, client, django_assert_max_num_queries):
    client.get("/")  # makes the sizes of new images
    from django.core.cache import cache

    cache.clear()
    with django_assert_max_num_queries(20):
        client.get("/")


def test_more_pages_in_menus_cost_nothing(site, client, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    count()
    before = count()
    for number in range(5):
        page = StandardPage(title=f"Page {number}", slug=f"page-{number}", show_in_menus=True)
        site.add_child(instance=page)
    assert count() == before
    assert text(client.get("/")).count(">Page ") == 5


def test_a_page_that_is_not_published_is_in_no_menu(site, client):
    StandardPage.objects.get(slug="easy-to-use").unpublish()
    assert "Making it easy to use" not in text(client.get("/"))


@pytest.mark.parametrize("path", ["/", "/your-information/", "/easy-to-use/", "/something-is-wrong/"])
def test_pages_ask_nothing_of_other_companies(path, full_home, client):
    page = text(client.get(path))
    fetched = re.findall(r'(?:\ssrc|<link[^>]*\shref)="([^"]+)"', re.sub(r'<link rel="canonical"[^>]*>', "", page))
    assert fetched
    assert all(address.startswith("/") and not address.startswith("//") for address in fetched)
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", page)


def test_links_lead_somewhere(full_home, client):
    page = text(client.get("/"))
    for href in set(re.findall(r'<a [^>]*href="(/[^"#]*)"', page)):
        assert client.get(href).status_code in (200, 302), href


def test_public_pages_have_the_strict_policy(full_home, client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_editor_alone_has_the_looser_policy(full_home, client_as):
    edie = client_as("edie")
    assert "unsafe-inline" in edie.get("/cms/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in edie.get("/").headers["Content-Security-Policy"]


def test_pages_introduce_themselves(site, client):
    page = text(client.get("/your-information/"))
    assert '<meta name="description" content="What we ask, who sees it' in page
    assert '<meta property="og:title" content="How we look after your information">' in page
    assert '<link rel="canonical" href="http://localhost:8000/your-information/">' in page


def test_search_engines_are_told_where_to_look(site, client):
    assert "http://localhost:8000/your-information/" in text(client.get("/sitemap.xml"))
    robots = text(client.get("/robots.txt"))
    assert "Disallow: /cms/" in robots
    assert "Sitemap: http://localhost:8000/sitemap.xml" in robots


def test_sizes_of_images_are_public_and_originals_are_not(full_home, client):
    source = re.search(r'<img[^>]*src="(/media/[^"]+)"', text(client.get("/")))[1]
    assert client.get(source).status_code == 200
    assert client.get("/media/original_images/door1.png").status_code == 404
    assert client.get("/media/images/../original_images/door1.png").status_code == 404
    assert client.get(f"/media/images/{'a' * 5000}").status_code == 404


# Blocks.


def test_dates_that_are_over_leave_the_page():
    block = bands.DatesBlock()
    entry = {"title": "Listening well", "details": "10am", "target": {}}
    value = block.to_python(
        {"heading": "Dates", "dates": [{**entry, "date": "2026-11-26"}, {**entry, "date": "2026-11-12"}]}
    )
    with time_machine.travel("2026-11-12 10:00"):
        assert [each["date"] for each in value.coming] == [date(2026, 11, 12), date(2026, 11, 26)]
    with time_machine.travel("2026-11-13 10:00"):
        assert [each["date"] for each in value.coming] == [date(2026, 11, 26)]


def test_every_band_shows_itself_to_editors():
    for name, block in [("hero", bands.HeroBlock()), *bands.HOME_BODY]:
        block.set_name(name)
        assert block.is_previewable, name
        assert block.get_description(), name
        assert block.render(block.get_preview_value()).strip(), name


def test_places_in_previews_and_first_words_exist():
    for path in ("/hello/", "/apply/"):
        assert resolve(path)
