"""Everyone of the cast asks for a page of the matrix: what they get that the row does not say."""

from contextlib import contextmanager

from django.core.cache import cache
from django.db import transaction
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from tests.access.matrix import ANYONE, SETUPS, STAFF, WHO
from tests.database import contents, written
from tests.people import signed_in_client


def askers():
    """(who, with a second factor) for everyone, and staff once more without."""
    return [(who, True) for who in WHO] + [(who, False) for who in STAFF]


def asks(row, cast):
    """Fails with every surprise at once: another status, a change by someone who is refused, a wrong way to sign in."""
    for name in filter(None, WHO.values()):
        cast(name)
    arguments = SETUPS[row.objects](cast)
    url = row.path or reverse(row.name, kwargs=arguments)
    surprises = []
    for who, second_factor in askers():
        user = cast(WHO[who]) if WHO[who] else None
        with as_if_never(user, second_factor=second_factor) as browser, written() as tables:
            response = browser.generic(row.method, url, *_body(row))
        expected = row.expected(who, url, second_factor=second_factor)
        label = who if second_factor else f"{who} without a second factor"
        if response.status_code != expected:
            surprises.append(f"{label}: {response.status_code} instead of {expected}")
        if tables and row.method != "GET" and row.is_refused(who, second_factor=second_factor):
            with as_if_never(user, second_factor=second_factor) as browser:
                before = contents()
                browser.generic(row.method, url, *_body(row))
                if contents() != before:
                    surprises.append(f"{label}: something changed")
        if who == ANYONE and expected == 302 and ANYONE not in row.may and "/account/login/" not in response.url:
            surprises.append(f"{label}: sent to {response.url} instead of signing in")
    assert not surprises, f"{row.method} {url}\n" + "\n".join(surprises)


@contextmanager
def as_if_never(user, *, second_factor):
    """A browser in which this user is signed in; afterwards the database is what it was."""
    cache.clear()
    with transaction.atomic():
        yield signed_in_client(user, second_factor=second_factor)
        transaction.set_rollback(True)


def _body(row):
    if row.method != "POST":
        return ()
    return (encode_multipart(BOUNDARY, row.data), MULTIPART_CONTENT)
