"""Staff set up a second factor in a real browser: a passkey, and an authenticator app without JavaScript."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server):
    """Passkeys work on a name, not on a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def priya(transactional_db, cast):
    return cast("priya")


def ask_for_a_code(page, site, user, onward="/workspace/"):
    page.goto(f"{site}{onward}")
    page.get_by_label("Your e-mail address or mobile number").fill(user.email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", name="Type the code")).to_be_visible()


def type_the_code(page):
    page.get_by_label("The code we sent").fill(re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0])
    page.get_by_role("button", name="Sign in").click()


def sign_out(page, site):
    page.goto(f"{site}/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()


def plug_in_a_passkey(page):
    """A phone or computer that checks its owner, as Chromium pretends it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_set_up_used_as_second_step_and_signs_in_by_itself(page, walk, site, priya):
    plug_in_a_passkey(page)
    ask_for_a_code(page, site, priya)
    walk.check(page)
    type_the_code(page)

    expect(page.get_by_role("heading", name="One more step before you go on")).to_be_visible()
    walk.check(page)
    page.get_by_role("link", name="Set up a passkey").click()
    walk.check(page)
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    walk.check(page)
    page.get_by_role("button", name="I have kept them").click()
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(f"{site}/workspace/")

    sign_out(page, site)
    ask_for_a_code(page, site, priya)
    type_the_code(page)
    expect(page.get_by_role("heading", name="Your second step")).to_be_visible()
    walk.check(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{site}/workspace/")

    sign_out(page, site)
    page.goto(f"{site}/account/login/?next=/workspace/team/")
    page.get_by_text("Other ways to sign in").click()
    walk.check(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Team and sign-ins")).to_be_visible()
    walk.check(page)


def test_an_authenticator_app_is_set_up_and_used_without_javascript(browser, browser_context_args, site, priya):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    ask_for_a_code(page, site, priya)
    type_the_code(page)
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator("main code").inner_text()

    def code_now():
        return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))

    page.get_by_label("The six digits your app shows now").fill(code_now())
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto(f"{site}/workspace/")
    expect(page).to_have_url(f"{site}/workspace/")

    sign_out(page, site)
    ask_for_a_code(page, site, priya)
    type_the_code(page)
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    page.get_by_label("Code from your authenticator app, or a recovery code").fill(code_now())
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site}/workspace/")
    context.close()
