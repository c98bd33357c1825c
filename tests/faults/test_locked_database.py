"""SQLite, and someone else is writing for three seconds: a form sent meanwhile waits its turn, and is kept."""

import sqlite3
import threading
import time

import pytest
from django.db import connections
from django.test import Client

from coprod.programme.enquiries.models import Enquiry

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 3.0


@pytest.fixture
def database_file(charity, tmp_path):
    """The tests' own database as a file, opened as the product opens it."""
    original = connections["default"]
    file = tmp_path / "locked.sqlite3"
    shared = original.copy()
    shared.settings_dict["NAME"] = str(file)
    connections["default"] = shared
    shared.ensure_connection()
    original.connection.backup(shared.connection)
    yield file
    shared.close()
    connections["default"] = original


@pytest.mark.sqlite
def test_a_form_sent_while_the_database_is_locked_is_kept(database_file):
    has_begun, hold = threading.Event(), threading.Event()

    def write_for_long():
        other = sqlite3.connect(database_file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        has_begun.set()
        hold.wait(SECONDS)
        other.execute("COMMIT")
        other.close()

    browser = Client()
    assert browser.get("/hello/").status_code == 200
    other = threading.Thread(target=write_for_long)
    other.start()
    assert has_begun.wait(10)
    began = time.monotonic()
    sent = browser.post(
        "/hello/",
        {
            "chosen_name": "Wren",
            "reach_by": "email",
            "address": "wren@people.test",
            "once": "5a1f7f6e-8a06-4a53-9b7c-9f8f6f1d2b11",
        },
    )
    waited = time.monotonic() - began
    other.join()
    assert sent.status_code == 302
    assert Enquiry.objects.get().chosen_name == "Wren"
    assert waited > SECONDS / 2, "the other writer was there all the while"
