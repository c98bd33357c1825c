"""A worker asks residents on a phone, sheet after sheet; the lead closes the round and reads what they said."""

import re

import pytest
from playwright.sync_api import expect

from coprod.programme.readiness.models import Action, Sheet
from tests.asking_residents import begun
from tests.journeys.steps import DESK, PHONE, Screens, choose, follow_the_summary, go, heading, press
from tests.people import signed_in_client

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ASK = re.compile("^Ask\\b")


@pytest.fixture
def screens(browser, browser_context_args, walk):
    opened = Screens(browser, browser_context_args, walk)
    yield opened
    opened.close()


def at(screens, kind, site, user):
    page = screens.new(kind)
    session = signed_in_client(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    return page


def test_residents_are_asked_and_heard(cast, screens, walk, live_server):
    asked_in = begun(cast)
    sam = at(screens, PHONE, live_server.url, cast("sam"))
    sam.goto(f"{live_server.url}/workspace/readiness/")
    walk.check(sam)
    go(sam, "Ask and read")
    go(sam, ASK)
    walk.check(sam)
    go(sam, "You ask them")
    press(sam, "Keep it, without a name")
    follow_the_summary(sam, "Tick at least one answer", to="#id_brings_0")
    walk.check(sam)
    for number in range(6):
        choose(sam, "1. What are you good at", "A. Listening")
        choose(sam, "2. Would you like to meet", "A. Yes")
        choose(sam, "4. What might stop you?", "F. Money, for the bus or a coffee")
        sam.get_by_label("Something they want to add").fill("Not before ten." if number == 0 else "")
        press(sam, "Keep it, without a name")
        expect(sam.get_by_text("Kept, without a name.")).to_be_visible()
    assert Sheet.objects.filter(asked_in=asked_in).count() == 6

    priya = at(screens, DESK, live_server.url, cast("priya"))
    priya.goto(f"{live_server.url}/workspace/readiness/asking/")
    go(priya, ASK)
    press(priya, "Close it and read the results")
    heading(priya, "What residents said")
    expect(priya.get_by_text("6 of 6 people said yes.")).to_be_visible()
    expect(priya.get_by_text("Not before ten.")).to_be_visible()
    walk.check(priya)
    go(priya, "Add what you do")
    priya.get_by_label("What do you do about it?").fill("We pay the bus before the first meet-up.")
    priya.get_by_label("By when?").fill("2030-05-04")
    press(priya, "Write it down")
    expect(priya.get_by_role("heading", name="We pay the bus before the first meet-up.")).to_be_visible()
    assert Action.objects.get().owner == cast("priya")
    walk.check(priya)
