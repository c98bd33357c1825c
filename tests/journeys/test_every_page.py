"""Every page of the access matrix in a real browser, as the first person who may open it: nothing for axe to find,
nothing on the console, nothing that scrolls sideways. Not a chosen few: the matrix's own list."""

import pytest
from django.urls import reverse

from coprod.audit.actor import Actor
from coprod.content.home.acts import begin_site
from tests.access.matrix import ANYONE, SETUPS, WHO
from tests.access.rows import ROWS
from tests.journeys.conftest import Walk, assert_no_sideways_scroll
from tests.people import signed_in_client

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NOT_A_PAGE_OF_OURS = ("/cms/", "/media/", "/robots.txt", "/sitemap.xml")
"""The editor's own pages are Wagtail's; pictures and texts for machines have nothing to look at."""

FOR_MACHINES_AND_FILES = (
    *("media", "robots", "messaging:letter", "private_file", "healthz", "readyz"),
    *("podcast:feed", "podcast:recording", "podcast:captions", "podcast:chapters", "podcast:words"),
    *("arrivals:template", "arrivals:text_template", "readiness:printed", "workspace:funnel_download"),
)

PAGES = [
    row
    for row in ROWS
    if row.method == "GET"
    and 200 in row.may.values()
    and row.name not in FOR_MACHINES_AND_FILES
    and not row.path.startswith(NOT_A_PAGE_OF_OURS)
]


@pytest.fixture(scope="module")
def shared_page(browser, browser_context_args):
    """One browser for all pages: only who is signed in changes. Nothing moves, so that colours are at rest."""
    context = browser.new_context(**browser_context_args, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.fixture
def look(shared_page, live_server, request):
    walk = Walk(request.node.name)

    def hear(message):
        walk._hear(message.type, message.text)

    shared_page.on("console", hear)
    yield shared_page, walk
    shared_page.remove_listener("console", hear)


def become(page, site, user):
    page.context.clear_cookies()
    if user is not None:
        cookie = signed_in_client(user).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


@pytest.mark.parametrize("row", PAGES, ids=lambda row: f"{row.name or row.path} {row.objects}".strip())
def test_everyone_can_use_the_page(row, look, live_server, cast):
    page, walk = look
    begin_site(name="Harbour Housing Together", by=Actor.system())
    who = next(who for who, status in row.may.items() if status == 200)
    for name in filter(None, WHO.values()):
        cast(name)
    made = SETUPS[row.objects](cast)
    address = live_server.url + (row.path or reverse(row.name, kwargs=made))
    become(page, live_server.url, None if who == ANYONE else cast(WHO[who]))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.goto(address).status == 200
    walk.check(page)
    page.set_viewport_size({"width": 390, "height": 844})
    walk.check(page)
    page.emulate_media(color_scheme="dark")
    walk.check(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert_no_sideways_scroll(page)


def test_the_list_is_the_matrix():
    """Should the matrix grow, so does this list; it does not shrink unnoticed."""
    assert len(PAGES) > 50
    assert {"recruitment:history", "references:read", "workspace:person", "team"} <= {row.name for row in PAGES}
