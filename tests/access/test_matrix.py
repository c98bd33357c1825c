"""Runs the matrix for the whole cast, and fails for a page without a row."""

from pathlib import Path

import pytest

from coprod.people.models import Person
from tests.access import addresses, everyone, print_permissions
from tests.access.matrix import SETUPS, WHO
from tests.access.rows import ROWS
from tests.database import written
from tests.people import signed_in_client

PAGES = [row for row in ROWS if row.method == "GET"]


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_everyone_sees_what_the_matrix_says(row, cast):
    everyone.asks(row, cast)


def test_every_page_has_a_row():
    listed = {row.name for row in ROWS}
    missing = sorted(f"{route} ({name})" for name, route in addresses.ours() if name not in listed)
    assert not missing, "Add a row under tests/access/ for:\n" + "\n".join(missing)


def test_a_request_that_writes_is_seen(cast):
    ours, asha = Person._meta.db_table, cast("asha")
    with written() as tables:
        signed_in_client(asha).get("/account/")
        assert ours not in tables
        Person.objects.filter(pk=asha.person_id).update(chosen_name="Somebody else")
        Person.objects.create(chosen_name="Nobody")
        Person.objects.filter(chosen_name="Nobody").delete()
    assert ours in tables


def test_the_meta_test_sees_our_pages():
    names = {name for name, _ in addresses.ours()}
    assert {"account_login", "team", "cms_users_closed"} <= names
    assert "wagtailadmin_home" not in names


def test_rows_speak_of_people_and_set_ups_that_exist():
    for row in ROWS:
        assert set(row.may) <= set(WHO), row
        assert row.objects in SETUPS, row


def test_the_printed_permissions_are_up_to_date():
    printed = Path(__file__).parents[2] / "docs" / "permissions.md"
    assert printed.read_text() == print_permissions.as_text(), "Run `make permissions`."


def test_a_superuser_without_a_role_is_nobody(cast):
    asha = cast("asha")
    asha.is_superuser = True
    asha.save(update_fields=["is_superuser"])
    browser = signed_in_client(asha)
    for url in ("/workspace/team/", "/cms/", "/cms/images/", "/cms/users/", f"/workspace/team/{asha.pk}/"):
        assert browser.get(url).status_code == 404, url
