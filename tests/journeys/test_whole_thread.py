"""The whole thread, from a visitor's hello to a published "You said, we did", with nothing faked: everyone has a
browser of their own and a real postbox, and state changes only through pages.

What stands before the journey begins: the charity, its site, the role on offer, and staff with an authenticator app.
Each stretch has a module of its own.
"""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import expect

from coprod.audit.actor import Actor
from coprod.content.home import acts as content
from coprod.peers.recruitment import roles
from tests.journeys.hello_to_history import HelloToHistory
from tests.journeys.steps import DESK, Post, Screens, sign_in, use_the_app

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

STAFF = ("priya", "ruth")


class TestWholeThread(HelloToHistory):
    @pytest.fixture(autouse=True)
    def _ground(self, browser, browser_context_args, live_server, settings, walk, charity, cast):
        settings.SITE_URL = live_server.url
        self.site, self.walk, self.post = live_server.url, walk, Post(settings)
        self.screens = Screens(browser, browser_context_args, walk)
        content.begin_site(name=charity.name, by=Actor.system())
        self.secrets = {name: generate_totp_secret() for name in STAFF}
        for name, secret in self.secrets.items():
            TOTP.activate(cast(name), secret)
        roles.offer_role(name="Peer mentor", involves="You meet one person a week.", by=Actor.system())
        yield
        self.screens.close()
        self.post.server.stop()

    def test_the_whole_thread(self):
        self.from_a_hello_to_a_covered_history()

    def signed_in_with_second_factor(self, name):
        page = self.screens.new(DESK)
        sign_in(page, self.site, self.post, f"{name}@harbour.test", "/workspace/")
        use_the_app(page, self.secrets[name])
        expect(page).to_have_url(f"{self.site}/workspace/")
        return page
