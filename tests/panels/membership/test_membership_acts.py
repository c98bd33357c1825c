"""Joining the panel, choosing a panel name, leaving; and that the name never gives the person away."""

import pytest
from django.db import IntegrityError, transaction

from coprod.accounts import acts as accounts
from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.panels.consultations import next_steps
from coprod.panels.membership import acts
from coprod.panels.membership.models import PanelMember
from coprod.people.models import Person, Role, RoleHeld, RouteKind, User
from coprod.people.reach import Route
from coprod.ui.refusals import NotAllowed
from tests import consulting

pytestmark = pytest.mark.django_db


@pytest.fixture
def nia(cast):
    return Actor.of(cast("nia"))


@pytest.fixture
def walt(charity):
    return Person.objects.create(chosen_name="Walt Pochard")


def test_joining_gives_the_role_to_someone_who_signs_in(cast, nia):
    member = acts.join(cast("bryn").person, panel_name="  Sea   glass ", by=nia)
    assert member.panel_name == "Sea glass"
    assert User.objects.get(pk=cast("bryn").pk).has_role(Role.PANEL_MEMBER)


def test_someone_without_a_sign_in_joins_all_the_same(walt, nia):
    assert acts.join(walt, panel_name="Seaglass", by=nia).is_current
    assert not User.objects.filter(person=walt).exists()


@pytest.mark.parametrize("name", ["Walt", "wálť the great", "Mr. POCHARD", "OldWaltie", "pochard7"])
def test_a_name_that_gives_them_away_is_refused(walt, nia, name):
    with pytest.raises(acts.NameGivesAway):
        acts.join(walt, panel_name=name, by=nia)
    assert not PanelMember.objects.exists()


def test_a_name_is_one_members_however_it_is_written(walt, nia, cast):
    consulting.member(cast, "Kingfisher")
    with pytest.raises(acts.NameTaken):
        acts.join(walt, panel_name="KINGFISHER", by=nia)


def test_the_database_refuses_the_same_name_twice(walt, cast):
    consulting.member(cast, "Kingfisher")
    with pytest.raises(IntegrityError), transaction.atomic():
        PanelMember.objects.create(person=walt, panel_name="kingFISHER")


def test_joining_twice_is_refused(cast, nia):
    member = consulting.member(cast)
    with pytest.raises(acts.OnThePanelAlready):
        acts.join(member.person, panel_name="Lantern", by=nia)


def test_a_lead_of_another_service_does_not_add_anyone(cast, quayside, walt):
    walt.service = quayside
    walt.save()
    with pytest.raises(NotAllowed):
        acts.join(walt, panel_name="Seaglass", by=Actor.of(cast("owen")))
    assert acts.join(walt, panel_name="Seaglass", by=Actor.of(cast("priya")))


def test_leaving_ends_the_role_and_keeps_the_name(cast):
    member = consulting.member(cast, who="bryn")
    acts.leave(member, by=Actor.of(cast("bryn")))
    acts.leave(member, by=Actor.of(cast("bryn")))
    member.refresh_from_db()
    assert not member.is_current
    assert not User.objects.get(pk=cast("bryn").pk).has_role(Role.PANEL_MEMBER)
    assert Event.objects.filter(what="panels.left").count() == 1


def test_someone_who_left_comes_back(cast, nia):
    member = consulting.member(cast, who="bryn")
    acts.leave(member, by=nia)
    again = acts.join(cast("bryn").person, panel_name="Kingfisher", by=nia)
    assert (again.pk, again.is_current) == (member.pk, True)
    assert RoleHeld.objects.current().filter(user=cast("bryn"), role=Role.PANEL_MEMBER).exists()


def test_a_member_changes_nobody_elses_name(cast):
    consulting.member(cast)
    other = consulting.member(cast, "Seaglass", who="bryn")
    with pytest.raises(NotAllowed):
        acts.rename(other, panel_name="Lantern", by=Actor.of(cast("nell")))
    assert acts.rename(other, panel_name="Lantern", by=Actor.of(cast("bryn"))).panel_name == "Lantern"


def test_the_audit_never_has_a_panel_name_beside_a_person(cast, nia):
    member = consulting.member(cast, "Kingfisher")
    acts.rename(member, panel_name="Marmalade", by=nia)
    acts.leave(member, by=nia)
    rows = str(list(Event.objects.exclude(person_id=None).values()))
    assert "Kingfisher" not in rows
    assert "Marmalade" not in rows


def test_someone_who_is_invited_later_finds_the_panel(cast):
    member = consulting.member_who_texts(cast)
    acts.invite(member, by=Actor.of(cast("priya")))
    assert User.objects.get(person=member.person).has_role(Role.PANEL_MEMBER)


def test_who_is_invited_for_something_else_finds_the_panel_too(cast):
    """Being a member is one thing, how they came to sign in another."""
    member = consulting.member_who_texts(cast)
    user = invitations.invite(person=member.person, roles=(Role.APPLICANT,), service=None, by=Actor.system())
    assert user.has_role(Role.PANEL_MEMBER)


def test_who_left_is_not_invited_and_is_given_nothing_when_they_sign_in(cast, nia):
    member = consulting.member_who_texts(cast)
    acts.leave(member, by=nia)
    with pytest.raises(acts.NotOnThePanel):
        acts.invite(member, by=Actor.of(cast("priya")))
    assert not invitations.invite(person=member.person, by=Actor.system()).has_role(Role.PANEL_MEMBER)


def test_a_facilitator_does_not_invite(cast, client_as, nia):
    member = consulting.member_who_texts(cast)
    with pytest.raises(NotAllowed):
        acts.invite(member, by=nia)
    change = f"/workspace/panel/members/{member.pk}/"
    assert "Invite them to sign in" in client_as("priya").get(change).content.decode()
    assert "Invite them to sign in" not in client_as("nia").get(change).content.decode()


def test_someone_we_know_joins_through_their_record(cast, client_as):
    bryn = cast("bryn").person
    page = client_as("priya").get("/workspace/panel/members/known/?name=bry").content.decode()
    address = f"/workspace/panel/members/known/{bryn.pk}/"
    assert address in page
    assert "real name" in client_as("priya").post(address, {"panel_name": "Brynny"}).content.decode()
    assert client_as("priya").post(address, {"panel_name": "Lantern"}).status_code == 302
    assert PanelMember.objects.get(person=bryn).panel_name == "Lantern"
    assert "Nobody by that name" in client_as("priya").get("/workspace/panel/members/known/?name=bry").content.decode()


def test_nobody_is_found_in_another_service(cast, client_as):
    bryn = cast("bryn").person
    assert "Bryn Dipper" not in client_as("owen").get("/workspace/panel/members/known/?name=bryn").content.decode()
    assert client_as("owen").get(f"/workspace/panel/members/known/{bryn.pk}/").status_code == 404


def test_welcoming_with_an_invitation(cast):
    member = acts.welcome(
        chosen_name="Wyn Dotterel",
        route=Route(RouteKind.EMAIL, "wyn@people.test"),
        panel_name="Tideline",
        service=cast("priya").person.service,
        is_invited=True,
        by=Actor.of(cast("priya")),
    )
    assert User.objects.get(person=member.person).has_role(Role.PANEL_MEMBER)


def test_a_page_says_what_is_wrong_with_a_name_and_keeps_it(cast, client_as):
    consulting.member(cast)
    page = client_as("nell").post("/panel/name/", {"panel_name": "Nelly"})
    assert "part of a real name" in page.content.decode()
    page = client_as("nell").post("/panel/name/", {"panel_name": "\u202egniK"})
    assert "hidden character" in page.content.decode()


def test_each_page_shows_one_s_panel_name_and_never_another_person(cast, client_as):
    consulting.member(cast)
    consulting.member(cast, "Seaglass", who="bryn")
    for address in ("/panel/", "/panel/name/"):
        page = client_as("nell").get(address).content.decode()
        assert "You are <b>Kingfisher</b> here" in page
        assert "Bryn" not in page
        assert "Nell Redstart" not in page


def test_someone_who_left_finds_no_panel(cast, client_as, nia):
    member = consulting.member(cast)
    assert client_as("nell").get("/panel/").status_code == 200
    acts.leave(member, by=nia)
    assert client_as("nell").get("/panel/").status_code == 404


def test_someone_whose_role_an_administrator_ended_finds_no_panel_and_keeps_what_they_said(cast, client_as):
    consulting.said(cast, consulting.opened(cast))
    nell = client_as("nell")
    assert nell.get("/panel/").status_code == 200
    accounts.end_role(held=cast("nell").roles_held.get(role=Role.PANEL_MEMBER), by=Actor.of(cast("ada")))
    assert client_as("nell").get("/panel/").status_code == 404
    assert "Could it be 11?" in client_as("nell").get("/panel/mine/").content.decode()
    assert "/panel/" not in [step.url for step in next_steps.steps(PanelMember.objects.get().person)]


def test_who_is_who_is_for_those_who_know_the_service(cast, client_as, quayside):
    member = consulting.member_without_sign_in(cast)
    Person.objects.filter(pk=member.person_id).update(service=quayside)
    assert "Walt Pochard" in client_as("nia").get("/workspace/panel/members/").content.decode()
    assert "Walt Pochard" in client_as("priya").get("/workspace/panel/members/").content.decode()
    assert "Walt Pochard" not in client_as("owen").get("/workspace/panel/members/").content.decode()
    assert client_as("hal").get("/workspace/panel/members/").status_code == 404
