"""“I'm interested” becomes an enquiry about the page it was pressed on, for the right people (REC-1)."""

import uuid

import pytest
import time_machine
from django.test import Client

from coprod import clock
from coprod.people.models import Service
from coprod.programme.enquiries import worklist
from coprod.programme.enquiries.models import Enquiry, Source
from coprod.programme.enquiries.views import HELLOS_FROM_ONE_ADDRESS
from tests import publishing

pytestmark = pytest.mark.django_db


def hello(**more):
    return {"chosen_name": "Teasel", "reach_by": "email", "address": "teasel@people.test", "once": uuid.uuid4(), **more}


@pytest.fixture
def offer(charity):
    return publishing.offer()


@pytest.mark.parametrize(
    ("make", "what", "about"),
    [
        (publishing.offer, "", "Fresh eyes visits"),
        (publishing.course, "", "Training: Listening well"),
        (publishing.show, "", "Being on Both Sides of the Door"),
        (lambda: publishing.offer().get_parent(), "idea/", "An idea of their own"),
        (lambda: publishing.offer().get_parent(), "together/", "Working together"),
    ],
    ids=["offer", "course", "podcast", "idea", "together"],
)
def test_it_says_what_it_is_about(make, what, about, charity, client):
    address = f"/interested/{make().pk}/{what}"
    assert about in client.get(address).content.decode()
    assert client.post(address, hello()).status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.about, enquiry.source, enquiry.stage) == (about, Source.SITE_PAGE, "waiting")


def test_it_stands_on_the_leads_today(cast, client):
    client.post(f"/interested/{publishing.offer().pk}/", hello())
    items = worklist.items(cast("priya"), clock.today())
    assert [(item.who, item.what) for item in items] == [("Teasel", "Said hello. Fresh eyes visits.")]


def test_the_leads_of_its_service_hear_of_it_and_others_do_not(cast, client):
    offer = publishing.offer(service=Service.objects.get(name="Quayside"))
    client.post(f"/interested/{offer.pk}/", hello())
    assert len(worklist.items(cast("priya"), clock.today())) == 1
    assert worklist.items(cast("owen"), clock.today()) == []


def test_the_thanks_say_by_when(offer, client):
    with time_machine.travel("2026-11-20 10:00"):  # a Friday
        page = client.post(f"/interested/{offer.pk}/", hello(), follow=True).content.decode()
        assert "by Tuesday 24 November" in page
    assert Enquiry.objects.get().answer_by.isoformat() == "2026-11-24"


def test_the_same_form_sent_twice_is_one_enquiry(offer, client):
    form = hello()
    for _ in range(2):
        assert client.post(f"/interested/{offer.pk}/", form).status_code == 302
    assert Enquiry.objects.count() == 1


def test_what_is_missing_is_said(offer, client):
    page = client.post(f"/interested/{offer.pk}/", hello(chosen_name="")).content.decode()
    assert "Tell us what to call you." in page
    assert not Enquiry.objects.exists()


def test_only_published_pages_that_ask_can_be_asked_about(offer, client):
    from coprod.content.home.models import StandardPage

    for address in (f"/interested/{StandardPage.objects.first().pk}/", f"/interested/{offer.pk}/other/"):
        assert client.post(address, hello()).status_code == 404
    offer.unpublish()
    assert client.post(f"/interested/{offer.pk}/", hello()).status_code == 404
    assert not Enquiry.objects.exists()


def test_a_flood_waits_and_others_do_not(offer):
    flood, other = Client(REMOTE_ADDR="192.0.2.7"), Client(REMOTE_ADDR="192.0.2.8")
    address = f"/interested/{offer.pk}/"
    for _ in range(HELLOS_FROM_ONE_ADDRESS):
        assert flood.post(address, hello()).status_code == 302
    assert flood.post(address, hello()).status_code == 429
    assert other.post(address, hello()).status_code == 302


def test_nobody_asks_about_a_page_below_one_that_is_gone(offer, client):
    address, above = f"/interested/{offer.pk}/", offer.get_parent()
    assert client.get(address).status_code == 200
    above.unpublish()
    assert client.get(address).status_code == 404
    assert client.post(address, hello()).status_code == 404
    assert not Enquiry.objects.exists()
