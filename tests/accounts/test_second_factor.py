"""Every staff role needs a second factor in the very session (PPL-2)."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.http import HttpRequest

from coprod.accounts import acts, sessions
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.people.models import Role
from coprod.people.models.service import PARTICIPANT_ROLES, STAFF_ROLES
from coprod.ui.refusals import NotAllowed
from coprod.vault.fields import decrypt
from tests.people import give_authenticator_app, signed_in_client, with_role

SET_UP = "/account/second-factor/"
APP = f"{SET_UP}app/"
TEAM = "/workspace/team/"


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_app(browser):
    secret = browser.get(APP).context["form"].secret
    return browser.post(APP, {"code": code_now(secret)})


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_staff_reach_only_set_up_until_they_have_one(charity, quayside, role):
    user = with_role(role)
    browser = signed_in_client(user, second_factor=False)
    response = browser.get("/account/password/set/")
    assert response.status_code == 302
    assert response.url.startswith(SET_UP)
    assert browser.get(SET_UP).status_code == 200
    assert browser.get(APP).status_code == 200
    assert signed_in_client(user).get("/account/password/set/").status_code == 200


@pytest.mark.parametrize("role", sorted(PARTICIPANT_ROLES))
def test_participants_need_none(charity, role):
    browser = signed_in_client(with_role(role), second_factor=False)
    assert browser.get("/account/password/set/").status_code == 200


def test_whoever_is_both_staff_and_participant_needs_one(charity):
    user = with_role(Role.PEER_MENTOR)
    acts.give_role(user=user, role=Role.TRAINER, service=None, by=Actor.system())
    browser = signed_in_client(user, second_factor=False)
    assert browser.get("/account/password/set/").url.startswith(SET_UP)


def test_the_set_up_page_says_why_and_how_to_leave(client_as):
    page = client_as("ada", second_factor=False).get(SET_UP).content.decode()
    assert "Your role opens other people’s details" in page
    assert "Sign out instead" in page


def test_setting_up_an_app_opens_the_workspace_and_gives_recovery_codes(cast, client_as):
    browser = client_as("ada", second_factor=False)
    assert browser.get(TEAM).url.startswith(SET_UP)
    response = set_up_app(browser)
    assert response.url == f"{SET_UP}recovery-codes/"
    assert len(browser.get(response.url).context["unused_codes"]) == 10
    assert browser.get(TEAM).status_code == 200


def test_secrets_of_second_factors_are_unreadable_in_the_database(cast, client_as):
    browser = client_as("ada", second_factor=False)
    secret = browser.get(APP).context["form"].secret
    browser.post(APP, {"code": code_now(secret)})
    stored = Authenticator.objects.get(user=cast("ada"), type="totp").data["secret"]
    assert secret not in stored
    assert decrypt(stored) == secret


def test_signing_in_asks_for_the_second_factor(cast, client, post, newest_code):
    ada = cast("ada")
    app = give_authenticator_app(ada)
    post("/account/login/", {"address": ada.email})
    response = post("/account/login/code/confirm/", {"code": newest_code()})
    assert response.url == f"{SET_UP}use/"
    assert "_auth_user_id" not in client.session
    wrong = post(response.url, {"code": "000000"})
    assert wrong.status_code == 200
    post(response.url, {"code": code_now(decrypt(app.data["secret"]))})
    assert client.get(TEAM).status_code == 200


def test_a_recovery_code_gets_in_once(cast, client, post, newest_code, client_as):
    ada = cast("ada")
    browser = client_as("ada", second_factor=False)
    set_up_app(browser)
    code = browser.get(f"{SET_UP}recovery-codes/").context["unused_codes"][0]

    def sign_in():
        client.session.flush()
        post("/account/login/", {"address": ada.email})
        post("/account/login/code/confirm/", {"code": newest_code()})
        return post(f"{SET_UP}use/", {"code": code})

    assert sign_in().status_code == 302
    assert client.get(TEAM).status_code == 200
    assert sign_in().status_code == 200


def test_an_older_session_without_it_must_use_it_and_cannot_add_another(cast, client_as):
    old = client_as("ada", second_factor=False)
    give_authenticator_app(cast("ada"))
    for page in (TEAM, SET_UP, f"{SET_UP}passkeys/add/", f"{SET_UP}recovery-codes/"):
        assert old.get(page).url.startswith(f"{SET_UP}use-again/"), page


def test_using_it_again_in_an_older_session_opens_the_page_that_was_wanted(cast, client_as):
    old = client_as("ada", second_factor=False)
    app = give_authenticator_app(cast("ada"))
    ask = old.get(TEAM).url
    assert old.get(ask).status_code == 200
    response = old.post(ask, {"code": code_now(decrypt(app.data["secret"])), "next": TEAM})
    assert response.url == TEAM
    assert old.get(TEAM).status_code == 200


def test_staff_keep_their_last_second_factor_and_participants_may_remove_it(cast, client_as):
    for name, left in [("ada", 1), ("asha", 0)]:
        browser = client_as(name)
        give_authenticator_app(cast(name))
        browser.post(f"{APP}remove/")
        assert Authenticator.objects.filter(user=cast(name), type="totp").count() == left


def test_an_administrator_resets_a_second_factor(cast, client_as):
    priya, ada = cast("priya"), cast("ada")
    give_authenticator_app(priya)
    browser = client_as("priya")
    acts.reset_second_factor(user=priya, by=Actor.of(ada))
    assert not sessions.has_second_factor(priya)
    assert browser.get("/account/password/set/").url.startswith("/account/login/")
    event = Event.objects.get(what="accounts.second_factor.reset")
    assert (event.actor, event.person_id) == (ada, priya.person_id)


@pytest.mark.parametrize("who, whose", [("owen", "priya"), ("priya", "asha"), ("ada", "ada")])
def test_nobody_else_resets_one_and_nobody_their_own(cast, who, whose):
    give_authenticator_app(cast(whose))
    with pytest.raises(NotAllowed):
        acts.reset_second_factor(user=cast(whose), by=Actor.of(cast(who)))
    assert sessions.has_second_factor(cast(whose))


@pytest.mark.parametrize("is_installed", [True, False])
def test_the_demonstration_stands_in_only_where_it_is_installed(cast, client_as, monkeypatch, is_installed):
    monkeypatch.setattr(apps, "is_installed", lambda name: is_installed)
    request = HttpRequest()
    request.user = cast("ada")
    request.session = client_as("ada", second_factor=False).session
    sessions.mark_demonstration(request)
    assert sessions.used_second_factor(request) is is_installed
