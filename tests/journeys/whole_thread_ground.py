"""What every stretch of the whole thread stands on: a charity with its site and role, a postbox, everyone's own
browser, staff with an authenticator app, and a way to let days pass."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import expect

from coprod import clock
from coprod.audit.actor import Actor
from coprod.content.home import acts as content
from coprod.peers.recruitment import roles
from tests.journeys.steps import DESK, Post, Screens, sign_in, use_the_app

STAFF = ("priya", "ruth", "sam", "nia", "hal")


class Ground:
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
        self.journey_through_time = None
        yield
        if self.journey_through_time:
            self.journey_through_time.stop()
        self.screens.close()
        self.post.server.stop()

    def days_pass(self, days, *, hour=17):
        """It is so many days later, at an hour in the afternoon; people stay signed in, and staff sign in anew."""
        later = (clock.now() + timedelta(days=days)).replace(hour=hour, minute=0, second=0)
        if self.journey_through_time:
            self.journey_through_time.stop()
        self.journey_through_time = time_machine.travel(later, tick=True)
        self.journey_through_time.start()

    def signed_in_with_second_factor(self, name):
        page = self.screens.new(DESK)
        sign_in(page, self.site, self.post, f"{name}@harbour.test", "/workspace/")
        use_the_app(page, self.secrets[name])
        expect(page).to_have_url(f"{self.site}/workspace/")
        return page
