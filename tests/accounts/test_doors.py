"""Wagtail's own doors stay shut, and editors hold pages and images only."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PagePermissionTester

from coprod import clock
from coprod.accounts import acts, editors
from coprod.audit.actor import Actor
from coprod.people.models import Role, User
from tests.people import signed_in_client, with_role


@pytest.mark.parametrize("role", sorted(Role))
@pytest.mark.parametrize("second_factor", [True, False])
def test_the_editor_opens_for_editors_and_administrators_with_a_second_factor(charity, role, second_factor):
    response = signed_in_client(with_role(role), second_factor=second_factor).get("/cms/")
    if role not in (Role.EDITOR, Role.ADMINISTRATOR):
        assert response.status_code == 404
    elif second_factor:
        assert response.status_code == 200
    else:
        assert response.url.startswith("/account/second-factor/")


def test_strangers_sign_in_by_our_door(client, db):
    assert client.get("/cms/pages/").url == "/account/login/?next=%2Fcms%2Fpages%2F"


def test_an_editor_edits_pages_and_images(cast):
    edie = User.objects.get(pk=cast("edie").pk)
    page = PagePermissionTester(edie, Page.objects.first().get_children().first() or Page.objects.first())
    assert page.can_edit()
    assert page.can_publish()
    assert edie.has_perm("wagtailadmin.access_admin")
    assert not edie.has_perm("people.change_user")
    assert not edie.is_superuser


def test_an_editor_sees_no_menu_for_users_groups_documents_or_settings(client_as):
    page = client_as("edie").get("/cms/").content.decode()
    assert "/cms/images/" in page
    for place in (
        "/cms/users/",
        "/cms/groups/",
        "/cms/documents/",
        "/cms/sites/",
        "/cms/workflows/",
        "/cms/collections/",
    ):
        assert place not in page, place


@pytest.mark.parametrize("place", ["reports/", "redirects/", "forms/"])
def test_other_places_of_the_editor_change_nothing(client_as, place):
    assert client_as("edie").get(f"/cms/{place}").status_code in (302, 404)


def test_the_role_and_not_the_group_opens_the_editor(cast, client_as):
    cast("asha").groups.add(editors.group())
    assert client_as("asha").get("/cms/").status_code == 404


def test_losing_the_role_loses_the_permissions(cast, client_as):
    edie = cast("edie")
    assert edie.groups.filter(name=editors.GROUP).exists()
    acts.end_role(held=edie.roles_held.get(), by=Actor.of(cast("ada")))
    assert not edie.groups.exists()
    assert client_as(User.objects.get(pk=edie.pk)).get("/cms/").status_code == 404


def test_the_group_is_made_once(cast):
    cast("edie"), cast("ada")
    assert Group.objects.filter(name=editors.GROUP).count() == 1
    assert editors.group().page_permissions.count() == len(editors.PAGE_PERMISSIONS)


def test_a_superuser_without_a_role_opens_nothing(cast, client_as):
    asha = cast("asha")
    User.objects.filter(pk=asha.pk).update(is_superuser=True)
    browser = client_as("asha")
    for place in ("/cms/", "/cms/users/", "/cms/images/", "/workspace/", "/workspace/team/"):
        assert browser.get(place).status_code == 404, place


def test_there_is_no_django_admin(client_as):
    assert client_as("ada").get("/admin/").status_code == 404


def test_a_shared_browser_keeps_nothing_of_who_was_signed_in(cast, client_as, client):
    for who, place in (("asha", "/me/"), ("priya", "/workspace/people/"), ("ada", "/workspace/team/")):
        assert "no-store" in client_as(who).get(place)["Cache-Control"], place
    assert not client.get("/hello/").has_header("Cache-Control")


def test_what_was_said_to_one_person_waits_for_no_other(cast, client_as):
    browser = client_as("ada")
    browser.post("/workspace/team/invite/", {"name": "Len Dunnock", "address": "len@people.test", "role": "applicant"})
    assert "messages" not in browser.cookies
    assert "Len Dunnock is invited" in browser.get("/workspace/team/").content.decode()


@pytest.mark.parametrize(
    "place",
    ["/account/password/set/", "/account/second-factor/app/", "/account/second-factor/passkeys/add/"],
)
def test_a_session_left_open_does_not_open_the_account_for_good(cast, client_as, place):
    asha = cast("asha")
    assert client_as(asha, second_factor=False).get(place).status_code == 200
    left_open = client_as(asha, second_factor=False)
    session = left_open.session
    session["signed_in_at"] = (clock.now() - timedelta(hours=3)).isoformat()
    session.save()
    refused = left_open.get(place)
    assert refused.status_code == 403
    assert "sign in again" in refused.content.decode()
    assert left_open.get("/me/").status_code == 200
