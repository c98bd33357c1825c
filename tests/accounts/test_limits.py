"""Limits stop guessing and floods, and let everyone in a hostel in (PPL-2)."""

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from coprod.accounts import forms, limits
from coprod.people.models import Role
from coprod.urls import urlpatterns as product
from tests.people import with_role

SIGN_IN = "/account/login/"
CODE = "/account/login/code/confirm/"


@limits.public("tide", per_key=3, key=lambda request, token="": token)
def tide(request, token=""):
    return HttpResponse("in")


urlpatterns = [path("tide/", tide), path("tide/<str:token>/", tide), *product]


@pytest.fixture
def public_form(settings, db):
    settings.ROOT_URLCONF = __name__


def test_eleven_people_on_one_address_all_get_in(charity, post, newest_code):
    for number in range(11):
        user = with_role(Role.APPLICANT, name=f"Person {number}")
        browser = Client(REMOTE_ADDR="192.0.2.7")
        post(SIGN_IN, {"address": user.email}, browser=browser)
        right = newest_code()
        post(CODE, {"code": "000000" if right != "000000" else "111111"}, browser=browser)
        post(CODE, {"code": right}, browser=browser)
        assert browser.session.get("_auth_user_id") == str(user.pk)
    assert len(mail.outbox) == 11


def test_codes_for_one_address_are_limited_whoever_asks(cast, post):
    cast("asha")
    for number in range(12):
        page = post(SIGN_IN, {"address": "asha@people.test"}, browser=Client(REMOTE_ADDR=f"192.0.2.{number}"))
    assert len(mail.outbox) == 8
    assert "too many tries" in page.content.decode()


def test_codes_asked_for_again_count_as_well(cast, post):
    cast("asha")
    for number in range(3):
        browser = Client(REMOTE_ADDR=f"192.0.2.{number}")
        post(SIGN_IN, {"address": "asha@people.test"}, browser=browser)
        for _ in range(2):
            asked = post(CODE, {"action": "resend"}, browser=browser, follow=True)
    assert len(mail.outbox) == 8
    assert "too many tries" in asked.content.decode()


def test_guesses_count_for_the_account_over_all_codes_and_places(cast, client, post, newest_code):
    cast("asha")
    for number in range(5):
        browser = Client(REMOTE_ADDR=f"192.0.2.{number}")
        post(SIGN_IN, {"address": "asha@people.test"}, browser=browser)
        right = newest_code()
        for _ in range(5):
            post(CODE, {"code": "000000" if right != "000000" else "111111"}, browser=browser)
    assert forms.GUESSES_PER_ACCOUNT < 25
    post(SIGN_IN, {"address": "asha@people.test"})
    page = post(CODE, {"code": newest_code()})
    assert "too many tries" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_private_link_is_limited_by_itself(public_form):
    browser = Client(REMOTE_ADDR="192.0.2.7")
    assert [browser.post("/tide/one/").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert browser.post("/tide/two/").status_code == 200


def test_reading_is_never_limited(public_form):
    assert {Client(REMOTE_ADDR="192.0.2.7").get("/tide/one/").status_code for _ in range(10)} == {200}


def test_a_flood_from_one_address_waits_and_others_do_not(public_form, monkeypatch):
    monkeypatch.setattr(limits, "PER_ADDRESS", 5)
    flood = Client(REMOTE_ADDR="192.0.2.7")
    statuses = [flood.post(f"/tide/{number}/").status_code for number in range(6)]
    assert statuses == [200] * 5 + [429]
    assert Client(REMOTE_ADDR="192.0.2.8").post("/tide/9/").status_code == 200


def test_what_was_typed_is_kept_in_the_page_that_asks_to_wait(public_form):
    browser = Client()
    typed = {"words": 'Tide & "time"\nsecond line', "parts": ["a", "c"], "password": "1848"}
    for _ in range(4):
        page = browser.post("/tide/one/", typed)
    words = page.content.decode()
    assert page.status_code == 429
    assert "Tide &amp; &quot;time&quot;\nsecond line</textarea>" in words
    assert words.count('name="parts"') == 2
    assert "1848" not in words
    assert 'action="/tide/one/"' in words


def test_nobody_can_pretend_to_be_at_another_address(public_form, monkeypatch):
    monkeypatch.setattr(limits, "PER_ADDRESS", 2)
    statuses = [
        Client(REMOTE_ADDR="192.0.2.7").post(f"/tide/{n}/", headers={"x-forwarded-for": f"198.51.100.{n}"}).status_code
        for n in range(3)
    ]
    assert statuses == [200, 200, 429]
