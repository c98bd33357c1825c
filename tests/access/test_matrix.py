"""Runs the matrix for the whole cast, and fails for a page without a row."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from tests.access import addresses, print_permissions
from tests.access.matrix import ANYONE, SETUPS, STAFF, WHO
from tests.access.rows import ROWS
from tests.database import contents
from tests.people import signed_in_client


def askers():
    """(who, with a second factor) for everyone, and staff once more without."""
    return [(who, True) for who in WHO] + [(who, False) for who in STAFF]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name or row.path} {row.objects}".strip())
def test_everyone_gets_what_the_matrix_says(row, cast):
    for name in filter(None, WHO.values()):
        cast(name)
    arguments = SETUPS[row.objects](cast)
    url = row.path or reverse(row.name, kwargs=arguments)
    surprises = []
    for who, second_factor in askers():
        cache.clear()
        with transaction.atomic():
            user = cast(WHO[who]) if WHO[who] else None
            browser = signed_in_client(user, second_factor=second_factor)
            must_not_change = row.method != "GET" and row.is_refused(who, second_factor=second_factor)
            before = contents() if must_not_change else None
            response = browser.generic(row.method, url, *_body(row))
            expected = row.expected(who, url, second_factor=second_factor)
            label = who if second_factor else f"{who} without a second factor"
            if response.status_code != expected:
                surprises.append(f"{label}: {response.status_code} instead of {expected}")
            if must_not_change and contents() != before:
                surprises.append(f"{label}: something changed")
            if who == ANYONE and expected == 302 and ANYONE not in row.may and "/account/login/" not in response.url:
                surprises.append(f"{label}: sent to {response.url} instead of signing in")
            transaction.set_rollback(True)
    assert not surprises, f"{row.method} {url}\n" + "\n".join(surprises)


def _body(row):
    if row.method != "POST":
        return ()
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    return (encode_multipart(BOUNDARY, row.data), MULTIPART_CONTENT)


def test_every_page_has_a_row():
    listed = {row.name for row in ROWS}
    missing = sorted(f"{route} ({name})" for name, route in addresses.ours() if name not in listed)
    assert not missing, "Add a row under tests/access/ for:\n" + "\n".join(missing)


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
