"""A stranger cannot bury the hellos of others."""

import uuid

import pytest
from django.test import Client

from coprod.programme.enquiries.models import Enquiry
from coprod.programme.enquiries.views import HELLOS_FROM_ONE_ADDRESS

pytestmark = pytest.mark.django_db


def say_hello(browser, name):
    form = {"chosen_name": name, "reach_by": "email", "address": "len@people.test", "once": str(uuid.uuid4())}
    return browser.post("/hello/", form)


def test_a_flood_of_hellos_waits_and_others_do_not(charity):
    flood, other = Client(REMOTE_ADDR="192.0.2.7"), Client(REMOTE_ADDR="192.0.2.8")
    for number in range(HELLOS_FROM_ONE_ADDRESS):
        assert say_hello(flood, f"Len {number}").status_code == 302
    page = say_hello(flood, "Len again")
    assert page.status_code == 429
    assert "Len again" in page.content.decode()
    assert say_hello(other, "Kit").status_code == 302
    assert Enquiry.objects.count() == HELLOS_FROM_ONE_ADDRESS + 1
