"""Two of the team with the same page open: the first is taken, the second reads what happened, nothing is doubled."""

import re

import pytest
from django.core import mail

from coprod.peers.references.models import Decision
from coprod.people.models import Role
from coprod.programme.enquiries.models import Answer
from tests import recruiting
from tests.people import signed_in_client, with_role

pytestmark = pytest.mark.django_db(transaction=True)


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


@pytest.fixture
def leads(cast, quayside):
    priya, robin = cast("priya"), with_role(Role.LEAD, quayside, name="Robin Whinchat")
    return signed_in_client(priya), signed_in_client(robin)


@pytest.fixture
def officers(cast):
    return signed_in_client(cast("ruth")), signed_in_client(with_role(Role.OFFICER, name="Merle Rook"))


def test_the_second_lead_to_say_yes_reads_that_it_is_said(leads, cast):
    application = recruiting.sent(recruiting.for_user(cast("asha")))
    for lead in leads:
        assert "Say yes, if" in lead.get(f"/workspace/people/{application.person_id}/").content.decode()
    yes = f"/workspace/applications/{application.pk}/yes-if/"
    assert leads[0].post(yes).status_code == 302
    sent = len(mail.outbox)
    second = leads[1].post(yes)
    assert second.status_code == 409
    assert "Perhaps someone else was quicker" in second.content.decode()
    assert application.moves.filter(to_stage="checks").count() == 1
    assert len(mail.outbox) == sent


@pytest.mark.parametrize("first_does, second_does", [("answer", "answer"), ("invite", "answer"), ("invite", "invite")])
def test_the_second_lead_to_answer_keeps_their_words_and_sees_the_first_answer(leads, cast, first_does, second_does):
    cast("asha")
    enquiry, role = recruiting.enquiry(), recruiting.role()
    address = f"/workspace/enquiries/{enquiry.pk}/"
    pages = [lead.get(address) for lead in leads]

    def answer(number, words, then):
        marks = {name: hidden(pages[number], name) for name in ("once", "seen")}
        return leads[number].post(address, {"words": words, "then": then, "role": role.pk, **marks})

    assert answer(0, "Hello from Priya.", first_does).status_code == 302
    sent = len(mail.outbox)
    second = answer(1, "Hello from Robin.", second_does)
    assert second.status_code == 409
    page = second.content.decode()
    assert "Someone answered a moment ago" in page
    assert "Hello from Priya." in page
    assert ("Hello from Robin." in page) == (first_does == "answer"), "there is nothing to send once they are invited"
    assert Answer.objects.count() == 1
    assert len(mail.outbox) == sent


def test_having_read_the_first_answer_the_second_may_still_send_theirs(leads, cast):
    enquiry = recruiting.enquiry()
    address = f"/workspace/enquiries/{enquiry.pk}/"
    pages = [lead.get(address) for lead in leads]
    answers = [
        {"words": f"Hello {number}", "then": "answer", "once": hidden(page, "once"), "seen": hidden(page, "seen")}
        for number, page in enumerate(pages)
    ]
    leads[0].post(address, answers[0])
    again = leads[1].post(address, answers[1])
    assert leads[1].post(address, {**answers[1], "seen": hidden(again, "seen")}).status_code == 302
    assert Answer.objects.count() == 2


def test_the_second_officer_to_decide_reads_that_it_is_decided(officers, cast):
    reference = recruiting.received(recruiting.for_user(cast("asha")), cast("priya"))
    address = f"/workspace/references/{reference.pk}/"
    for officer in officers:
        assert "Save the decision" in officer.get(address).content.decode()
    assert officers[0].post(address, {"outcome": "relied_on", "reason": "Warm."}).status_code == 302
    second = officers[1].post(address, {"outcome": "not_relied_on", "reason": "Short."})
    assert second.status_code == 409
    assert "Perhaps someone else was quicker" in second.content.decode()
    assert Decision.objects.get().outcome == "relied_on"
