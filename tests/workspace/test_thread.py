"""From a hello to a covered history, over real pages, without a browser."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.references import worklist
from coprod.peers.references.models import Reference, ReferenceRequest
from coprod.people.models import Break
from coprod.programme.enquiries import acts
from coprod.programme.enquiries.models import Enquiry
from tests import recruiting

pytestmark = pytest.mark.django_db(transaction=True)


def hidden(response, name="once"):
    return re.search(rf'name="(?:\w+-)?{name}" value="([^"]+)"', response.content.decode()).group(1)


def link_in(message):
    return re.search(r"https?://[^/\s]+(/\S+)", message.body).group(1)


def test_from_hello_to_a_reference_relied_on(client, client_as, cast, mailoutbox):
    RoleOnOffer.objects.create(name="Peer mentor", involves="Walking beside someone.")
    page = client.get("/hello/")
    assert page.status_code == 200
    sent = client.post(
        "/hello/",
        {
            "chosen_name": "Wren",
            "reach_by": "email",
            "address": "wren@people.test",
            "words": "I would like to help.",
            "once": hidden(page),
        },
    )
    assert sent.status_code == 302
    enquiry = Enquiry.objects.get()

    lead = client_as("priya")
    today = lead.get("/workspace/")
    assert "Wren" in today.content.decode()
    page = lead.get(f"/workspace/enquiries/{enquiry.pk}/")
    role = RoleOnOffer.objects.get()
    answered = lead.post(
        f"/workspace/enquiries/{enquiry.pk}/",
        {"words": "Lovely to hear from you.", "then": "invite", "role": role.pk, "once": hidden(page)},
    )
    assert answered.status_code == 302, answered.content.decode()
    application = Application.objects.get()
    assert application.stage == "applying"
    assert [each.to for each in mail.outbox] == [["wren@people.test"], ["wren@people.test"]]

    wren = client_as(application.person.user)
    assert "0 of 8 parts" in wren.get("/apply/").content.decode()
    parts = {
        "you": {"chosen_name": "Wren", "email": "wren@people.test", "prefer": "email"},
        "help": {"access_needs": "Large print"},
        "know": {"knows": ["moving_in"], "good_with": "first days"},
        "hopes": {"hopes": "Company"},
        "free": {"days": ["tue"], "times": ["morning"]},
    }
    for part, answers in parts.items():
        assert wren.get(f"/apply/{part}/").status_code == 200
        saved = wren.post(f"/apply/{part}/", answers)
        assert saved.status_code == 302, saved.content.decode()
    page = wren.get("/apply/history/")
    told = wren.post(
        "/apply/history/",
        {
            "kind": "volunteering",
            "first_month": "01",
            "first_year": "2020",
            "is_still_going": "on",
            "words": "Kitchen",
            "vouched_by": "Kit Warbler",
            "once": hidden(page),
        },
    )
    assert told.status_code == 302, told.content.decode()
    assert wren.get("/apply/history/").status_code == 200
    referee = application.person.referees.get()
    named = wren.post(
        f"/apply/people/{referee.pk}/",
        {
            "name": "Kit Warbler",
            "kind": "group_leader",
            "reach_by": "email",
            "address": "kit@group.test",
            "may_be_asked": "on",
        },
    )
    assert named.status_code == 302, named.content.decode()
    assert "7 of 8 parts" in wren.get("/apply/").content.decode()
    assert wren.get("/apply/check/").status_code == 200
    assert wren.post("/apply/check/").status_code == 302
    assert "Thank you" in wren.get("/apply/sent/").content.decode()

    record = f"/workspace/people/{application.person_id}/"
    assert "Say yes, if" in lead.get(record).content.decode()
    assert lead.post(f"/workspace/applications/{application.pk}/yes-if/").status_code == 302
    asked = next(each for each in mail.outbox if each.to == ["kit@group.test"])
    start = link_in(asked)
    assert client.get(start).status_code == 200
    assert ReferenceRequest.objects.get().started_at is None
    assert client.post(start).status_code == 302
    answer = f"{start}answer/"
    assert client.get(answer).status_code == 200
    reply = client.post(
        answer,
        {
            "way": "here",
            "how_known": "group",
            "first_month": "01",
            "first_year": "2020",
            "is_still_so": "on",
            "rely": "yes",
            "boundaries": "yes",
            "good_with": "She walks out to meet people at the gate.",
            "comfortable": "yes",
        },
    )
    assert reply.status_code == 302, reply.content.decode()
    assert client.get(start).status_code == 410

    officer = client_as("ruth")
    reference = Reference.objects.get()
    assert lead.get(f"/workspace/references/{reference.pk}/").status_code == 404
    read = officer.get(f"/workspace/references/{reference.pk}/")
    assert "at the gate" in read.content.decode()
    assert Event.objects.filter(is_reading=True).count() == 1
    decided = officer.post(
        f"/workspace/references/{reference.pk}/", {"outcome": "relied_on", "reason": "Knows her well"}
    )
    assert decided.status_code == 302
    page = lead.get(record).content.decode()
    assert "The rule is met" in page
    assert "at the gate" not in page
    assert "24 of 24 months are vouched for" in page


def test_someone_who_asked_for_a_call_is_invited_with_a_number_for_their_codes(client_as, cast):
    role = RoleOnOffer.objects.create(name="Peer mentor", involves="Walking beside someone.")
    enquiry = acts.receive(chosen_name="Ivo", reach_by="phone", address="07700 900263", by=Actor.system())
    lead, page = client_as("priya"), f"/workspace/enquiries/{enquiry.pk}/"
    typed = {"words": "Good to talk.", "then": "invite", "role": role.pk, "once": hidden(lead.get(page))}
    asked = lead.post(page, typed)
    assert "Tell us where their codes go." in asked.content.decode()
    assert "Good to talk." in asked.content.decode()
    done = lead.post(page, {**typed, "sign_in_with": "07700 900263"}, follow=True)
    assert "Your answer to Ivo is on its way. They are invited to apply." in done.content.decode()
    assert [route.kind for route in Application.objects.get().person.routes.all()] == ["phone", "text"]


@pytest.mark.parametrize("who", ["ada", "edie", "tom", "sam"])
def test_today_of_colleagues_who_do_not_recruit_offers_nothing_they_may_not_open(client_as, cast, who):
    today = client_as(who).get("/workspace/").content.decode()
    assert "Write down a hello" not in today
    assert "Where people are now" not in today


def test_an_editor_finds_the_public_site_in_the_menu(client_as, cast):
    assert 'href="/cms/"' in client_as("edie").get("/workspace/").content.decode()
    assert 'href="/cms/"' not in client_as("priya").get("/workspace/").content.decode()


def test_nobody_is_chased_for_someone_on_a_break(cast):
    application = recruiting.in_checks(recruiting.invited(cast("priya")), cast("priya"))
    later = clock.today() + timedelta(days=9)
    assert [item.kind for item in worklist.items(cast("priya"), later)] == ["late"]
    Break.objects.create(person=application.person)
    assert worklist.items(cast("priya"), later) == []
