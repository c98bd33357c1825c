"""Signing in with a code by e-mail or text: how it goes right, and how each wrong way ends."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from coprod import clock
from coprod.messaging.models import Message
from coprod.people.addresses import normal_phone
from coprod.people.models import User

SIGN_IN = "/account/login/"
CODE = "/account/login/code/confirm/"


def ask(post, address, **kwargs):
    return post(SIGN_IN, {"address": address}, **kwargs)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_code_by_email_signs_in(cast, client, post, newest_code):
    asha = cast("asha")
    response = ask(post, " Asha@People.test ")
    assert response.url == CODE
    assert mail.outbox[-1].to == ["asha@people.test"]
    response = post(CODE, {"code": newest_code()})
    assert response.url == "/me/"
    assert client.session["_auth_user_id"] == str(asha.pk)


@pytest.mark.parametrize("typed", ["07700 900417", "+447700900417", "+44 (0)7700 900-417", "00447700900417"])
def test_a_code_by_text_signs_in_however_the_number_is_typed(cast, client, post, texts, typed):
    jon = cast("jon")
    ask(post, typed)
    number, words = texts[-1]
    assert number == "+447700900417"
    post(CODE, {"code": re.search(r"\d{6}", words)[0]})
    assert is_signed_in(client)
    jon.refresh_from_db()
    assert jon.phone_verified_at is not None


def test_the_subject_tells_a_shared_phone_nothing(cast, post):
    cast("asha")
    ask(post, "asha@people.test")
    assert mail.outbox[-1].subject == "Your code"


def test_the_code_is_not_kept_once_it_has_gone(cast, post, newest_code):
    cast("asha")
    ask(post, "asha@people.test")
    message = Message.objects.get(kind="sign_in_code")
    assert message.secret == ""
    assert newest_code() not in str(message.refs)


def test_a_wrong_code_is_refused_and_the_right_one_still_works(cast, client, post, newest_code):
    cast("asha")
    ask(post, "asha@people.test")
    wrong = "000000" if newest_code() != "000000" else "111111"
    response = post(CODE, {"code": wrong})
    assert "not the code we sent last" in response.content.decode()
    assert not is_signed_in(client)
    post(CODE, {"code": newest_code()})
    assert is_signed_in(client)


def test_five_wrong_codes_end_the_attempt(cast, client, post, newest_code):
    cast("asha")
    ask(post, "asha@people.test")
    right = newest_code()
    for _ in range(5):
        post(CODE, {"code": "000000" if right != "000000" else "111111"})
    post(CODE, {"code": right})
    assert not is_signed_in(client)


def test_a_code_runs_out_after_fifteen_minutes(cast, client, post, newest_code):
    cast("asha")
    with time_machine.travel(clock.now(), tick=False) as time:
        ask(post, "asha@people.test")
        time.shift(timedelta(minutes=15, seconds=1))
        post(CODE, {"code": newest_code()})
    assert not is_signed_in(client)


def test_a_code_asked_for_again_is_good_for_its_own_fifteen_minutes(cast, client, post, newest_code):
    cast("asha")
    with time_machine.travel(clock.now(), tick=False) as time:
        ask(post, "asha@people.test")
        first = newest_code()
        time.shift(timedelta(minutes=14))
        post(CODE, {"action": "resend"})
        time.shift(timedelta(minutes=14))
        post(CODE, {"code": first})
        assert not is_signed_in(client) or first == newest_code()
        post(CODE, {"code": newest_code()})
    assert is_signed_in(client)


def test_a_code_can_be_sent_again_three_times(cast, post, client):
    cast("asha")
    ask(post, "asha@people.test")
    for _ in range(5):
        post(CODE, {"action": "resend"})
    assert len(mail.outbox) == 4
    assert "Start again" in client.get(CODE).content.decode()


def test_a_code_signs_in_once(cast, client, post, newest_code):
    cast("asha")
    ask(post, "asha@people.test")
    code = newest_code()
    post(CODE, {"code": code})
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)
    post(CODE, {"code": code})
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "known, unknown", [("asha@people.test", "nobody@people.test"), ("07700 900417", "07700 900999")]
)
def test_an_unknown_address_looks_like_a_known_one(cast, client, post, texts, known, unknown):
    cast("asha"), cast("jon")

    def seen(address):
        client.session.flush()
        asked = ask(post, address)
        page = client.get(CODE).content.decode()
        guess = post(CODE, {"code": "000000"}).content.decode()
        again = post(CODE, {"action": "resend"})
        return [
            asked.status_code,
            asked.url,
            again.status_code,
            again.url,
            _plain(page, address),
            _plain(guess, address),
        ]

    def _plain(page, address):
        page = page.replace(address, "ADDRESS")
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)

    assert seen(known) == seen(unknown)


def test_nothing_is_sent_to_an_address_nobody_has(db, post):
    ask(post, "nobody@people.test")
    assert mail.outbox == []
    assert not Message.objects.exists()


def test_a_switched_off_user_gets_no_code(cast, post):
    User.objects.filter(pk=cast("asha").pk).update(is_active=False)
    ask(post, "asha@people.test")
    assert mail.outbox == []


def test_something_that_is_no_address_is_explained(db, post):
    assert "Type an e-mail address or a mobile number" in ask(post, "quayside").content.decode()


def test_nobody_signs_up(client, db):
    assert client.get("/account/signup/").status_code == 404
    assert client.get("/account/password/reset/").status_code == 404


def test_after_signing_in_people_are_where_they_wanted_to_be(cast, client, post, newest_code):
    cast("asha")
    response = post(f"{SIGN_IN}?next=/me/next/", {"address": "asha@people.test", "next": "/me/next/"})
    response = post(response.url, {"code": newest_code(), "next": "/me/next/"})
    assert response.url == "/me/next/"


def test_a_way_on_to_another_site_is_not_followed(cast, client, post, newest_code):
    cast("asha")
    ask(post, "asha@people.test")
    response = post(CODE, {"code": newest_code(), "next": "https://elsewhere.test/"})
    assert response.url == "/me/"


def test_a_password_signs_in_whoever_chose_one(cast, client, post):
    asha = cast("asha")
    asha.set_password("tide tables 1848")
    asha.save()
    response = post("/account/login/password/", {"login": "asha@people.test", "password": "wrong"})
    assert "do not go together" in response.content.decode()
    post("/account/login/password/", {"login": "asha@people.test", "password": "tide tables 1848"})
    assert is_signed_in(client)


def test_password_guesses_count_for_each_phone_by_itself(cast, client, post):
    jon = cast("jon")
    jon.set_password("tide tables 1848")
    jon.save()
    for _ in range(12):
        post("/account/login/password/", {"login": "07700 900999", "password": "wrong"})
    post("/account/login/password/", {"login": "07700 900417", "password": "tide tables 1848"})
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "name, staff_factor, hours, still_in",
    [("ada", True, 11, True), ("ada", True, 13, False), ("asha", True, 13 * 24, True), ("asha", True, 15 * 24, False)],
)
def test_sign_ins_end_by_themselves(client_as, name, staff_factor, hours, still_in):
    with time_machine.travel(clock.now(), tick=False) as time:
        browser = client_as(name)
        time.shift(timedelta(hours=hours))
        assert (browser.get("/account/password/set/").status_code == 200) is still_in


@pytest.mark.parametrize("typed", ["", "asha", "0", "+44", "07700", "12345678901234567890"])
def test_what_is_not_a_phone_number(typed):
    assert normal_phone(typed) is None


def test_a_password_is_chosen_and_changed(cast, client_as, post):
    browser = client_as("asha")
    new = {"password1": "tide tables 1848", "password2": "tide tables 1848"}
    assert post("/account/password/set/", new, browser=browser).status_code == 302
    browser = client_as(User.objects.get(pk=cast("asha").pk))
    assert browser.get("/account/password/change/").status_code == 200
    assert browser.get("/account/password/confirm/").status_code == 200
    changed = {"oldpassword": "tide tables 1848", "password1": "harbour lights 7", "password2": "harbour lights 7"}
    assert post("/account/password/change/", changed, browser=browser).status_code == 302
    assert User.objects.get(pk=cast("asha").pk).check_password("harbour lights 7")
