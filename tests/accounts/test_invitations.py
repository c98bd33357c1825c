"""Inviting people: the link opens sign-in and nothing else, and every closed link says why."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from coprod import clock
from coprod.accounts import acts, invitations
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging.models import Message, State
from coprod.people.models import ContactRoute, Person, Role, RoleHeld, User
from coprod.ui.refusals import NotAllowed
from coprod.vault.models import PrivateLink

CODE = "/account/login/code/confirm/"


@pytest.fixture
def kit(quayside):
    person = Person.objects.create(chosen_name="Kit Warbler", service=quayside)
    ContactRoute.objects.create(person=person, position=1, kind="email", address="Kit@People.test")
    return person


@pytest.fixture
def invite(cast, quayside, kit, django_capture_on_commit_callbacks):
    def do(by="priya", roles=(Role.APPLICANT,), service=quayside, person=kit):
        actor = Actor.of(cast(by))
        with django_capture_on_commit_callbacks(execute=True):
            return invitations.invite(person=person, roles=roles, service=service, by=actor)

    return do


def test_an_invitation_makes_a_sign_in_a_role_and_a_message(invite, kit, quayside):
    user = invite()
    assert (user.email, user.person) == ("kit@people.test", kit)
    assert RoleHeld.objects.get(user=user).service == quayside
    assert mail.outbox[-1].to == ["kit@people.test"]
    assert mail.outbox[-1].subject == "A message from Harbour Housing Together"
    assert "kit@people.test" not in mail.outbox[-1].body
    assert Event.objects.filter(what="accounts.invitation.sent", person_id=kit.pk).exists()


def test_the_link_sends_a_code_and_signs_in(invite, client, post, newest_link, newest_code):
    user = invite()
    link = newest_link()
    assert "Sign in with a code" in client.get(link).content.decode()
    assert post(link).url == CODE
    assert mail.outbox[-1].to == ["kit@people.test"]
    post(CODE, {"code": newest_code()})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_mail_scanner_that_opens_the_link_changes_nothing(invite, client, newest_link):
    user = invite()
    before = list(PrivateLink.objects.values())
    for _ in range(3):
        assert client.get(newest_link()).status_code == 200
        assert client.head(newest_link()).status_code == 200
    assert list(PrivateLink.objects.values()) == before
    assert User.objects.get(pk=user.pk).last_login is None
    assert len(mail.outbox) == 1


def test_a_used_link_says_they_are_in(invite, client, post, newest_link, newest_code):
    invite()
    link = newest_link()
    post(link)
    post(CODE, {"code": newest_code()})
    page = client.get(link)
    assert page.status_code == 410
    assert "You are already in" in page.content.decode()
    assert len(mail.outbox) == 2
    post(link)
    assert len(mail.outbox) == 2


def test_an_expired_link_says_so(invite, client, newest_link):
    invite()
    with time_machine.travel(clock.now() + timedelta(days=15)):
        page = client.get(newest_link())
    assert page.status_code == 410
    assert "this one is older" in page.content.decode()


def test_a_revoked_invitation_opens_nothing(invite, cast, client, post, newest_link):
    user = invite()
    invitations.revoke(user=user, by=Actor.of(cast("priya")))
    page = client.get(newest_link())
    assert "We switched this one off" in page.content.decode()
    post(newest_link())
    post("/account/login/", {"address": "kit@people.test"})
    assert len(mail.outbox) == 1


def test_a_wrong_link_says_so(client, db):
    page = client.get("/account/invitation/not-a-link/")
    assert page.status_code == 404
    assert "We do not know this link" in page.content.decode()


def test_a_new_invitation_replaces_the_older_one(invite, cast, client, newest_link, django_capture_on_commit_callbacks):
    user = invite()
    older = newest_link()
    with django_capture_on_commit_callbacks(execute=True):
        invitations.resend(user=user, by=Actor.of(cast("priya")))
    assert client.get(older).status_code == 410
    assert client.get(newest_link()).status_code == 200


def test_someone_who_signs_in_already_gets_the_role_and_no_link(invite, cast):
    User.objects.filter(pk=cast("asha").pk).update(last_login=clock.now())
    invite(roles=(Role.PEER_MENTOR,), person=cast("asha").person)
    assert mail.outbox == []
    assert cast("asha").roles_held.filter(role=Role.PEER_MENTOR).exists()


def test_an_invitation_by_text(invite, quayside, texts):
    person = Person.objects.create(chosen_name="Len Dunnock", service=quayside)
    ContactRoute.objects.create(person=person, position=1, kind="text", address="07700 900321")
    user = invite(person=person)
    assert user.phone == "+447700900321"
    number, words = texts[-1]
    assert number == "+447700900321"
    assert "/account/invitation/" in words


def test_without_an_address_there_is_no_invitation(invite, quayside):
    with pytest.raises(invitations.NoAddress):
        invite(person=Person.objects.create(chosen_name="Len Dunnock", service=quayside))
    assert not User.objects.filter(person__chosen_name="Len Dunnock").exists()


def test_an_address_belongs_to_one_person(invite, cast, kit):
    cast("asha")
    kit.routes.update(address="asha@people.test")
    with pytest.raises(invitations.AddressTaken):
        invite()


@pytest.mark.parametrize(
    "by, roles, elsewhere",
    [
        ("owen", (Role.APPLICANT,), False),
        ("priya", (Role.OFFICER,), False),
        ("priya", (Role.ADMINISTRATOR,), False),
        ("priya", (Role.APPLICANT,), True),
        ("ruth", (Role.APPLICANT,), False),
        ("tom", (), False),
        ("asha", (Role.APPLICANT,), False),
    ],
)
def test_who_may_not_invite(invite, cast, otterbank, quayside, by, roles, elsewhere):
    with pytest.raises(NotAllowed):
        invite(by=by, roles=roles, service=otterbank if elsewhere else quayside)
    assert not User.objects.filter(person__chosen_name="Kit Warbler").exists()


def test_an_administrator_invites_staff(invite):
    assert invite(by="ada", roles=(Role.OFFICER,), service=None).has_role(Role.OFFICER)


# Roles.


def test_a_role_ends_and_opens_nothing_more(cast):
    priya = cast("priya")
    RoleHeld.objects.filter(user=priya).update(starts_on=clock.today() - timedelta(days=30))
    acts.end_role(held=priya.roles_held.get(), by=Actor.of(cast("ada")))
    assert not User.objects.get(pk=priya.pk).has_role(Role.LEAD)
    assert priya.roles_held.get().ends_on == clock.today() - timedelta(days=1)


def test_the_last_administrator_stays(cast):
    ada = cast("ada")
    with pytest.raises(acts.LastAdministrator, match="Make someone else administrator first"):
        acts.end_role(held=ada.roles_held.get(), by=Actor.of(ada))
    acts.give_role(user=cast("ruth"), role=Role.ADMINISTRATOR, service=None, by=Actor.of(ada))
    acts.end_role(held=ada.roles_held.get(), by=Actor.of(ada))
    assert not User.objects.get(pk=ada.pk).has_role(Role.ADMINISTRATOR)


def test_a_role_is_held_once(cast):
    with pytest.raises(acts.HoldsItAlready):
        acts.give_role(user=cast("ruth"), role=Role.OFFICER, service=None, by=Actor.of(cast("ada")))


def test_a_role_that_ended_keeps_its_day(cast):
    last = clock.today() - timedelta(days=400)
    RoleHeld.objects.filter(user=cast("sam")).update(starts_on=last, ends_on=last)
    acts.end_role(held=cast("sam").roles_held.get(), by=Actor.of(cast("ada")))
    assert cast("sam").roles_held.get().ends_on == last


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EDITOR, Role.DATA_PROTECTION])
def test_what_opens_the_whole_programme_is_not_given_for_a_service(cast, client_as, post, quayside, role):
    with pytest.raises(acts.WholeProgrammeOnly):
        acts.give_role(user=cast("sam"), role=role, service=quayside, by=Actor.of(cast("ada")))
    address, ada = f"/workspace/team/{cast('sam').pk}/", client_as("ada")
    page = post(address, {"role": role, "service": quayside.pk}, browser=ada).content.decode()
    assert "This role opens the whole programme" in page
    post(address, {"role": role}, browser=ada)
    assert User.objects.get(pk=cast("sam").pk).holds_for_programme(role)


@pytest.mark.parametrize("who", ["priya", "ruth", "tom", "asha"])
def test_only_administrators_end_roles(cast, who):
    held = cast("sam").roles_held.get()
    with pytest.raises(NotAllowed):
        acts.end_role(held=held, by=Actor.of(cast(who)))
    assert cast("sam").roles_held.get().ends_on is None


# The pages.


def test_an_administrator_invites_a_colleague_on_the_page(client_as, post):
    browser = client_as("ada")
    form = {"name": "Wyn Sparrow", "address": "07700 900555", "role": "officer", "service": "", "ends_on": ""}
    response = post("/workspace/team/invite/", form, browser=browser)
    assert response.url == "/workspace/team/"
    assert User.objects.get(phone="+447700900555").has_role(Role.OFFICER)


def test_a_lead_is_offered_participants_of_her_own_services_only(client_as, otterbank, post, cast):
    browser = client_as("priya")
    page = browser.get("/workspace/team/invite/").content.decode()
    assert "Applicant" in page
    assert "Administrator</option>" not in page
    assert "Otterbank" not in page
    form = {"name": "Wyn Sparrow", "address": "wyn@people.test", "role": "applicant", "service": otterbank.pk}
    assert post("/workspace/team/invite/", form, browser=browser).status_code == 200
    assert not User.objects.filter(email="wyn@people.test").exists()


def test_a_lead_sees_the_participants_of_her_service(client_as, cast):
    for name in ("asha", "mina", "sam"):
        cast(name)
    page = client_as("priya").get("/workspace/team/").content.decode()
    assert "Asha Thistlewood" in page
    assert "Mina Siskin" not in page
    assert "Sam Linnet" not in page


def test_the_team_page_costs_the_same_for_many(client_as, cast, django_assert_num_queries, quayside):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.people import with_role

    browser = client_as("ada")
    browser.get("/workspace/team/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/workspace/team/")
    for number in range(20):
        with_role(Role.APPLICANT, quayside, name=f"Person {number}")
    with django_assert_num_queries(len(few)):
        browser.get("/workspace/team/")


def test_pressing_the_buttons_of_the_team_page(client_as, cast, post):
    browser = client_as("ada")
    user = cast("asha")
    assert browser.get(f"/workspace/team/{user.pk}/").status_code == 200
    post(f"/workspace/team/{user.pk}/resend/", browser=browser)
    assert len(mail.outbox) == 1
    post(f"/workspace/team/{user.pk}/revoke/", browser=browser)
    assert not User.objects.get(pk=user.pk).is_active
    post(f"/workspace/team/{user.pk}/", {"role": "panel_member", "service": "", "ends_on": ""}, browser=browser)
    assert User.objects.get(pk=user.pk).has_role(Role.PANEL_MEMBER)
    held = user.roles_held.get(role=Role.PANEL_MEMBER)
    post(f"/workspace/team/roles/{held.pk}/end/", browser=browser)
    assert not User.objects.get(pk=user.pk).has_role(Role.PANEL_MEMBER)


def test_pressing_an_invitations_button_counts_like_asking_for_codes(invite, client, post, newest_link):
    invite()
    link = newest_link()
    assert [post(link, browser=Client()).status_code for _ in range(9)] == [302] * 8 + [429]
    assert Message.objects.filter(kind="sign_in_code").count() == 8


def test_an_invitation_taken_back_before_it_left_does_not_leave(cast):
    """Nothing runs after commit in this test: the first message still waits when the invitation is taken back."""
    by = Actor.of(cast("priya"))
    user = cast("asha")
    invitations.resend(user=user, by=by)
    waiting = Message.objects.get(kind="invitation")
    assert waiting.state == State.WAITING
    invitations.revoke(user=user, by=by)
    waiting.refresh_from_db()
    assert waiting.state == State.CANCELLED
