"""Words nobody expects: five megabytes, emoji, right to left, hidden characters. Kept or refused with a sentence."""

import re

import pytest
from django.core import mail

from coprod.peers.recruitment.models import Application
from coprod.peers.references.models import Reference
from coprod.programme.enquiries.models import Enquiry
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.people import signed_in_client

pytestmark = pytest.mark.django_db(transaction=True)

FIVE_MEGABYTES = "Tide & time. " * 400_000
TEN_MEGABYTES = FIVE_MEGABYTES * 2
LEFT_EDGE = "\u202e"
NAMES = ["نورة العتيبي", "יעל כהן", "🦭 Wren 🏳️‍🌈", "Zoë Ó Súilleabháin-D’Arcy", f"Ana{LEFT_EDGE}gnp.exe", "李小龍"]
HELLO = {"reach_by": "email", "address": "wren@people.test", "once": str(recruiting.once())}


@pytest.fixture
def answer_page(cast):
    asked = recruiting.asked(recruiting.for_user(cast("asha")), cast("priya"))
    token = links.mint(PrivateLink.objects.get(purpose="reference", subject_id=asked.pk))
    return f"/references/{token}/answer/"


ANSWERS = {
    "way": "here",
    "how_known": "group",
    "first_month": "01",
    "first_year": "2025",
    "is_still_so": "on",
    "rely": "yes",
    "boundaries": "yes",
    "comfortable": "yes",
}


def test_five_megabytes_of_hello_are_refused_with_a_sentence_and_kept(client, charity):
    page = client.post("/hello/", {**HELLO, "chosen_name": "Wren", "words": FIVE_MEGABYTES})
    words = page.content.decode()
    assert page.status_code == 200
    assert "Please keep “Anything you want to say?” under 5000 characters." in words
    assert words.count("Tide &amp; time.") == 400_000
    assert not Enquiry.objects.exists()


def test_five_megabytes_from_a_referee_are_refused_with_a_sentence_and_kept(client, answer_page):
    page = client.post(answer_page, {**ANSWERS, "good_with": FIVE_MEGABYTES})
    words = page.content.decode()
    assert page.status_code == 200
    assert "Please keep “What is Asha good with?” under 5000 characters." in words
    assert words.count("Tide &amp; time.") == 400_000
    assert not Reference.objects.exists()


@pytest.mark.parametrize("address", ["/hello/", "answer_page"])
def test_more_than_can_be_read_is_a_page_with_a_sentence(client, request, charity, address):
    address = request.getfixturevalue(address) if address == "answer_page" else address
    page = client.post(address, {"words": TEN_MEGABYTES, "good_with": ""})
    assert page.status_code == 413
    assert "<h1" in page.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_from_anywhere_goes_through_the_whole_thread(client, cast, name):
    recruiting.role()
    assert client.post("/hello/", {**HELLO, "chosen_name": name, "words": "💚 مرحبا"}).status_code == 302
    enquiry, lead = Enquiry.objects.get(), signed_in_client(cast("priya"))
    assert enquiry.chosen_name == name
    assert name in lead.get("/workspace/").content.decode()
    answer = {"words": f"Hello {name} 👋", "then": "invite", "role": recruiting.role().pk, "once": recruiting.once()}
    assert lead.post(f"/workspace/enquiries/{enquiry.pk}/", answer).status_code == 302
    application = Application.objects.get()
    recruiting.named(recruiting.filled_in(application), name=f"{name} the second", address="second@people.test")
    recruiting.recruitment.send(application, by=recruiting.Actor.of(application.person.user))
    record = f"/workspace/people/{application.person_id}/"
    assert name in lead.get(record).content.decode()
    assert lead.post(f"/workspace/applications/{application.pk}/yes-if/").status_code == 302
    asked = next(each for each in mail.outbox if each.to == ["second@people.test"])
    assert f"Hello {name} the second" in asked.body
    assert name in asked.subject
    start = re.search(r"https?://[^/\s]+(/\S+)", asked.body)[1]
    assert name in client.get(start).content.decode()
    assert client.post(f"{start}answer/", {**ANSWERS, "good_with": f"{name} 🌊"}).status_code == 302
    officer, reference = signed_in_client(cast("ruth")), Reference.objects.get()
    assert f"{name} 🌊" in officer.get(f"/workspace/references/{reference.pk}/").content.decode()


@pytest.mark.parametrize("field", ["chosen_name", "address", "words", "once", "reach_by"])
def test_a_hidden_character_is_refused_with_a_sentence(client, charity, field):
    data = {**HELLO, "chosen_name": "Wren", "words": "Hello"}
    page = client.post("/hello/", {**data, field: f"{data[field]}\x00"})
    assert page.status_code == 200
    assert "Nearly there." in page.content.decode()
    assert not Enquiry.objects.exists()
    assert client.post("/hello/", data).status_code == 302


@pytest.mark.parametrize("field", ["good_with", "helps", "talk_about", "phone", "way", "first_month", "rely"])
def test_a_hidden_character_from_a_referee_is_refused_or_saved_never_a_fault(client, answer_page, field):
    page = client.post(answer_page, {**ANSWERS, field: f"{ANSWERS.get(field, 'words')}\x00"})
    assert page.status_code == 200
    assert "Nearly there." in page.content.decode()
    assert not Reference.objects.exists()
    saved = client.post(answer_page, {**ANSWERS, field: "words\x00", "save": "1"})
    assert saved.status_code == 302
    assert client.get(answer_page).status_code == 200


def test_a_hidden_character_in_an_address_is_no_fault(client, cast):
    lead = signed_in_client(cast("priya"))
    assert lead.get("/workspace/people/", {"name": "Wren\x00", "stage": "\x00", "page": "\x00"}).status_code == 200
    keeper = signed_in_client(cast("ada"))
    assert keeper.get("/workspace/audit/", {"by": "\x00", "about": "Wren\x00"}).status_code == 200
    assert client.get("/references/a%00b/").status_code == 404
    assert client.get("/account/login/", {"next": "/apply/\x00"}).status_code == 200
