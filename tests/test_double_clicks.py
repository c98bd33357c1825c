"""The same button pressed in two windows at one moment: one counts, the other gets a sentence, never a bare error."""

import threading
import uuid

import pytest
from django.db import connections

from coprod.peers.references.models import Activity
from coprod.people.models import Role, RoleHeld, User
from tests import checking, recruiting
from tests.people import signed_in_client, with_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def pressed_twice(user, address, form):
    """The two statuses, the lower one first."""
    browsers = [signed_in_client(user) for _ in range(2)]
    together, statuses = threading.Barrier(len(browsers)), []

    def press(browser):
        browser.raise_request_exception = False
        together.wait(timeout=10)
        try:
            statuses.append(browser.post(address, form).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def test_giving_a_role(cast, quayside):
    bryn = with_role(Role.APPLICANT, quayside)
    form = {"role": Role.PEER_MENTOR, "service": quayside.pk}
    assert pressed_twice(cast("ada"), f"/workspace/team/{bryn.pk}/", form) == [302, 409]
    assert RoleHeld.objects.filter(user=bryn, role=Role.PEER_MENTOR).count() == 1


def test_inviting_a_colleague(cast):
    form = {"name": "Len Dunnock", "address": "len@people.test", "role": Role.APPLICANT}
    assert pressed_twice(cast("ada"), "/workspace/team/invite/", form) == [302, 409]
    assert User.objects.filter(email="len@people.test").count() == 1


def test_welcoming_a_peer_mentor(cast):
    application = checking.in_decision(cast)
    assert pressed_twice(cast("priya"), f"/workspace/applications/{application.pk}/welcome/", {}) == [302, 409]
    assert RoleHeld.objects.filter(user=cast("asha"), role=Role.PEER_MENTOR).count() == 1


def test_deciding_on_a_check(cast):
    check = checking.seen(cast)
    form = {"act": "decide", "outcome": "go_ahead", "reason": "Clear."}
    assert pressed_twice(cast("ruth"), f"/workspace/checks/{check.pk}/", form) == [302, 409]
    assert check.decisions.count() == 1


def test_telling_about_a_time(cast):
    recruiting.for_user(cast("asha"))
    form = {"kind": "work", "first_year": "2025", "first_month": "01", "is_still_going": "on", "once": uuid.uuid4()}
    assert pressed_twice(cast("asha"), "/apply/history/", form) == [302, 302]
    assert Activity.objects.count() == 1
