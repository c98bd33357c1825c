"""The whole thread, from a visitor's hello to a published "You said, we did", with nothing faked: everyone has a
browser of their own and a real postbox, and state changes only through pages. Between some pages days pass.

What stands before the journey begins: the charity, its site, the role on offer, and staff with an authenticator app.
Each stretch has a module of its own.
"""

import pytest

from tests.journeys.a_walk_together import AWalkTogether
from tests.journeys.asked_and_answered import AskedAndAnswered
from tests.journeys.checks_to_mentor import ChecksToMentor
from tests.journeys.hello_to_history import HelloToHistory
from tests.journeys.whole_thread_ground import Ground

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


class TestWholeThread(Ground, HelloToHistory, ChecksToMentor, AWalkTogether, AskedAndAnswered):
    def test_the_whole_thread(self):
        self.from_a_hello_to_a_covered_history()
        self.from_checks_to_peer_mentor()
        self.from_a_residents_yes_to_a_walk()
        self.from_a_policy_to_you_said_we_did()
