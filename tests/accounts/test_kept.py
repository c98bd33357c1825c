"""A form sent after the session ended: what was typed comes back to its owner, once, and to nobody else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.test import Client
from django.urls import path

from coprod import clock
from coprod.accounts import doors, kept
from coprod.accounts.doors import signed_in
from coprod.urls import urlpatterns as product
from tests.people import signed_in_client


class Story(forms.Form):
    words = forms.CharField()
    parts = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B"), ("c", "C")])
    password = forms.CharField()


PAGE = engines["django"].from_string("<form method=post>{% csrf_token %}{{ form }}</form>{{ messages|join:' ' }}")


@signed_in
def story(request):
    form = Story(request.POST or None)
    kept.restore(request, form)
    if request.method == "POST" and form.is_valid():
        return redirect("/")
    return HttpResponse(PAGE.render({"form": form}, request))


urlpatterns = [path("story/", story), *product]
TYPED = {"words": "Tide & time", "parts": ["a", "c"], "password": "tide tables 1848"}


@pytest.fixture
def browser(settings, cast, client_as):
    settings.ROOT_URLCONF = __name__
    return client_as("asha")


def marker_in(response):
    return re.search(r'name="typed_by" value="([^"]+)"', response.content.decode())[1]


def end_session(browser):
    browser.session.flush()
    browser.cookies.pop("sessionid")


def sign_in(browser, user):
    """As another sign-in in the same browser: the anonymous session goes on."""
    from allauth.account.adapter import get_adapter
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.session = browser.session
    request.user = user
    get_adapter(request).login(request, user)
    request.session["account_authentication_methods"] = [{"method": "mfa", "at": 1}]
    request.session["account_authentication_methods_user"] = str(user.pk)
    request.session.save()
    browser.cookies["sessionid"] = request.session.session_key


def send_after_the_end(browser, **changes):
    marker = marker_in(browser.get("/story/"))
    end_session(browser)
    return browser.post("/story/", {**TYPED, "typed_by": marker, **changes})


def test_what_was_typed_comes_back_after_signing_in(browser, cast):
    response = send_after_the_end(browser)
    assert response.url == "/account/login/?next=%2Fstory%2F"
    sign_in(browser, cast("asha"))
    page = browser.get("/story/").content.decode()
    assert 'value="Tide &amp; time"' in page
    assert page.count("selected") == 2
    assert "We kept what you typed. Nothing has been sent yet." in page
    assert "tide tables 1848" not in page
    assert "errorlist" not in page


def test_it_comes_back_once(browser, cast):
    send_after_the_end(browser)
    sign_in(browser, cast("asha"))
    browser.get("/story/")
    assert "Tide" not in browser.get("/story/").content.decode()


def test_someone_else_signing_in_never_sees_it(browser, cast):
    send_after_the_end(browser)
    sign_in(browser, cast("mina"))
    assert "Tide" not in browser.get("/story/").content.decode()
    assert kept.SESSION_KEY not in browser.session


def test_a_form_that_nobody_was_shown_is_not_kept(browser, cast):
    send_after_the_end(browser, typed_by="forged")
    assert kept.SESSION_KEY not in browser.session


def test_it_is_unreadable_in_the_session_and_without_the_password(browser):
    send_after_the_end(browser)
    sealed = browser.session[kept.SESSION_KEY]
    assert "Tide" not in sealed
    opened = kept.decrypt(sealed)
    assert "Tide" in opened
    assert "1848" not in opened
    assert "typed_by" not in opened


def test_more_than_two_hundred_kilobytes_are_not_kept(browser):
    response = send_after_the_end(browser, words="x" * (kept.MOST_BYTES + 1))
    assert response.status_code == 302
    assert kept.SESSION_KEY not in browser.session


def test_emoji_and_right_to_left_words_come_back(browser, cast):
    send_after_the_end(browser, words="مرحبا 🌊")
    sign_in(browser, cast("asha"))
    assert "مرحبا 🌊" in browser.get("/story/").content.decode()


def test_a_stranger_s_form_is_refused_before_anything_is_kept(browser):
    marker = marker_in(browser.get("/story/"))
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post("/story/", {**TYPED, "typed_by": marker}).status_code == 403
    assert "sessionid" not in stranger.cookies


def test_a_form_whose_action_is_elsewhere_brings_back_its_own_page(browser, cast):
    marker = marker_in(browser.get("/story/"))
    end_session(browser)
    response = browser.post(
        "/account/password/set/", {**TYPED, "typed_by": marker}, headers={"referer": "http://testserver/story/?a=1"}
    )
    assert response.url == "/account/login/?next=%2Fstory%2F%3Fa%3D1"
    sign_in(browser, cast("asha"))
    assert "Tide" in browser.get("/story/?a=1").content.decode()


def test_an_anonymous_get_is_sent_to_sign_in_and_back(settings, db, client):
    settings.ROOT_URLCONF = __name__
    assert client.get("/story/?page=2").url == "/account/login/?next=%2Fstory%2F%3Fpage%3D2"


def test_forms_carry_the_mark_of_who_was_shown_them(browser, cast):
    mine = marker_in(browser.get("/story/"))
    theirs = marker_in(signed_in_client(cast("mina")).get("/story/"))
    assert mine != theirs


def test_a_flood_of_forms_is_not_kept(browser, monkeypatch):
    monkeypatch.setattr(doors, "KEPT_FROM_ONE_ADDRESS", 1)
    marker = marker_in(browser.get("/story/"))
    first, second = Client(), Client()
    for each in (first, second):
        assert each.post("/story/", {**TYPED, "typed_by": marker}).url == "/account/login/?next=%2Fstory%2F"
    assert kept.SESSION_KEY in first.session
    assert kept.SESSION_KEY not in second.session


def test_a_mark_lasts_no_longer_than_a_session(browser):
    marker = marker_in(browser.get("/story/"))
    end_session(browser)
    with time_machine.travel(clock.now() + timedelta(days=15)):
        browser.post("/story/", {**TYPED, "typed_by": marker})
    assert kept.SESSION_KEY not in browser.session
    browser.post("/story/", {**TYPED, "typed_by": marker})
    assert kept.SESSION_KEY in browser.session
