"""A visitor reads the home page and says hello, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from coprod.audit.actor import Actor
from coprod.content.blocks import previews
from coprod.content.home import acts
from coprod.programme.enquiries.models import Enquiry

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.fixture
def site(transactional_db, charity):
    body = [
        {"type": "said_and_did", "value": previews.SAID_AND_DID},
        {"type": "feature", "value": previews.FEATURE},
        {"type": "cards", "value": previews.CARDS},
        {"type": "dates", "value": _stored(previews.dates())},
        {"type": "stories", "value": previews.STORIES},
        {"type": "text", "value": "<h2>What to expect</h2><p>A cup of tea.</p>"},
        {"type": "panel", "value": previews.PANEL},
    ]
    opening = {"type": "hero", "value": previews.HERO}
    return acts.begin_site(name=charity.name, by=Actor.system(), opening=opening, body=body)


def _stored(dates):
    return {**dates, "dates": [{**entry, "date": entry["date"].isoformat()} for entry in dates["dates"]]}


def tab_to(page, role, name, most=40):
    """Press Tab until the control has the focus, as someone without a mouse does."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab did not reach {name} in {most} steps.")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_home_page_is_for_everyone(page, walk, site, live_server, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("People who have been there decide what happens next")
    walk.check(page)
    page.goto(f"{live_server.url}/your-information/")
    walk.check(page)


def test_the_home_page_fits(page, walk, site, live_server, assert_fits):
    page.goto(live_server.url)
    assert_fits(page)


def test_a_visitor_says_hello_by_keyboard(page, walk, site, live_server):
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "button", "Say hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Say hello")
    walk.check(page)

    tab_to(page, "textbox", "What shall we call you?")
    page.keyboard.type("Wren")
    tab_to(page, "radio", "E-mail")
    page.keyboard.press("Space")
    tab_to(page, "textbox", "Your e-mail address or phone number")
    page.keyboard.type("wren@people.test")
    tab_to(page, "button", "Say hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for saying hello")
    walk.check(page)
    assert Enquiry.objects.get().chosen_name == "Wren"


def test_an_editor_sees_the_page_while_changing_it(page, site, live_server, cast):
    """The editor's own pages carry Wagtail's scripts; only that the preview is not shut out is ours to see."""
    from tests.people import signed_in_client

    heard = []
    page.on("console", lambda message: heard.append(message.text) if "Content Security" in message.text else None)
    cookie = signed_in_client(cast("edie")).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/cms/pages/{site.pk}/edit/")
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title='Preview']").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("People who have been there decide what happens next")
    assert heard == []
