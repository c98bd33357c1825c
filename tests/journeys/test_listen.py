"""A visitor listens to an episode, skips a part, comes back to the same place, and asks to be on it."""

import re

import pytest
from playwright.sync_api import expect

from coprod.programme.enquiries.models import Enquiry
from tests import publishing

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

EPISODE = "/podcast/both-sides/episode-1/"


@pytest.fixture
def site(transactional_db, charity):
    publishing.episode()
    publishing.offer("Be a peer mentor", time="week", likes_help=True, drawing="walk", costs_covered="Travel and lunch")
    publishing.offer("Share a story", time="min", likes_make=True, drawing="plant", has_thanks=True)
    publishing.course(drawing="table", places=10)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_the_new_pages_are_for_everyone(page, walk, site, live_server, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for path in (EPISODE, "/podcast/both-sides/", "/offers/?like=help", "/offers/share-a-story/", "/training/"):
        page.goto(f"{live_server.url}{path}")
        walk.check(page)


def test_the_new_pages_fit(page, walk, site, live_server, assert_fits):
    for path in (EPISODE, "/offers/", "/training/listening-well/"):
        page.goto(f"{live_server.url}{path}")
        assert_fits(page)


def test_the_place_is_remembered_on_this_device(page, walk, site, live_server):
    page.goto(f"{live_server.url}{EPISODE}")
    place = page.locator("[data-place]")
    expect(place).to_have_text("0:00 of 1:12")
    page.get_by_role("link", name="Skip that part").click()
    expect(place).to_have_text(re.compile(r"^0:4\d of"))
    expect(page.locator("[data-title]")).to_have_text("Bye")
    page.get_by_role("button", name="Back 15 seconds").click()
    expect(page.locator("[data-title]")).to_have_text("Two weeks in the car")
    page.reload()
    expect(page.locator("[data-kept]")).to_contain_text("You were at 0:2")
    walk.check(page)


def test_without_scripts_the_browsers_own_player_plays(browser, site, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{EPISODE}")
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    expect(page.get_by_role("link", name="Save it to my phone")).to_be_visible()
    context.close()


def test_someone_asks_to_be_on_it(page, walk, site, live_server):
    page.goto(f"{live_server.url}{EPISODE}")
    page.get_by_role("link", name="I'd like to be on it").click()
    page.get_by_label("What shall we call you?").fill("Teasel")
    page.get_by_label("Text message").check()
    page.get_by_label("Your e-mail address or phone number").fill("07700 900321")
    walk.check(page)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    walk.check(page)
    assert Enquiry.objects.get().about == "Being on Both Sides of the Door"
