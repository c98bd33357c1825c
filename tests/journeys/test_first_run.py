"""A charity begins for real: from an empty database, through its first administrator, to its first hello answered."""

import re
from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url.replace("127.0.0.1", "localhost")
    return settings.SITE_URL


@pytest.fixture
def printed_address(transactional_db, site):
    """What `make setup` prints for the administrator."""
    said = StringIO()
    call_command(
        "setup_charity",
        "--no-input",
        name="Tern House",
        contact_number="01632 960002",
        contact_hours="Monday to Friday, 9am to 5pm",
        service="Shoreline",
        administrator="Wren Avocet",
        administrator_email="wren@tern.test",
        stdout=said,
    )
    return re.search(r"http\S+/account/invitation/\S+", said.getvalue())[0]


def newest_code():
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


def test_from_an_empty_database_to_the_first_hello_answered(page, walk, site, printed_address):
    page.goto(printed_address)
    walk.check(page)
    page.get_by_role("button", name="Sign in with a code").click()
    assert mail.outbox[-1].to == ["wren@tern.test"]
    page.get_by_label("The code we sent").fill(newest_code())
    page.get_by_role("button", name="Sign in").click()

    page.goto(f"{site}/workspace/")
    expect(page.get_by_role("heading", name="One more step before you go on")).to_be_visible()
    page.get_by_role("link", name="Set up an app").click()
    key = page.locator("main code").inner_text()
    page.locator("main input[name=code]").fill(six_digits(key))
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("button", name="I have kept them").click()
    page.goto(f"{site}/workspace/")
    expect(page.get_by_role("heading", name=re.compile(", Wren$"))).to_be_visible()
    walk.check(page)

    visitor = walk.follow(page.context.browser.new_context(locale="en-GB").new_page())
    visitor.goto(f"{site}/")
    expect(visitor.get_by_role("banner")).to_contain_text("Tern House")
    walk.check(visitor)
    visitor.goto(f"{site}/hello/")
    visitor.get_by_label("What shall we call you?").fill("Reed Bunting")
    visitor.get_by_label("E-mail", exact=True).check()
    visitor.get_by_label("Your e-mail address or phone number").fill("reed@people.test")
    visitor.get_by_role("button", name="Say hello").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Thank you")
    visitor.context.close()

    page.goto(f"{site}/workspace/")
    page.get_by_role("link", name="Reed Bunting").first.click()
    page.get_by_label("Your answer").fill("Lovely to hear from you. Shall we meet on Tuesday?")
    page.get_by_label("Invite them to apply").check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page).to_have_url(f"{site}/workspace/")
    assert any(
        letter.to == ["reed@people.test"] and "Shall we meet on Tuesday?" in letter.body for letter in mail.outbox
    )


def six_digits(key):
    """What an authenticator app shows for this key now."""
    return format_hotp_value(hotp_value(key.strip(), next(iter(yield_hotp_counters_from_time()))))
