"""Private links that are wrong, old, switched off or used; scanners that follow them; and who else opens them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from coprod import clock
from coprod.accounts import invitations
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.references import acts as references
from coprod.peers.references.models import ReferenceRequest
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.database import contents
from tests.people import signed_in_client

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("Asha", "Thistlewood", "Kit", "Warbler", "Teasel", "Bramley")
NEXT_YEAR = timedelta(days=366)


def newest_link(part):
    found = [link for each in mail.outbox for link in re.findall(r"https?://[^/\s]+(/\S+)", each.body) if part in link]
    return found[-1]


@pytest.fixture
def referees_link(cast):
    """Kit was asked about Asha, and has the e-mail."""
    asked = recruiting.asked(recruiting.for_user(cast("asha")), cast("priya"))
    assert asked.stage == "asked"
    return newest_link("/references/")


@pytest.fixture
def invitation(cast):
    """Teasel was invited to apply, and has the e-mail."""
    recruiting.invited(cast("priya"))
    return newest_link("/invitation")


def the_request():
    return ReferenceRequest.objects.get()


def switch_off(cast):
    recruitment.close(recruiting.Application.objects.get(), because="lost_touch", by=Actor.of(cast("priya")))


def answer(cast):
    references.step_back(the_request(), does_not_know=False, by=recruiting.KIT)


def ask_again(cast):
    references.send_again(the_request(), by=Actor.of(cast("priya")))


REFERENCE_LINKS = {
    "the application is closed": (switch_off, 410, "The person who sent it switched it off"),
    "answered": (answer, 410, "We already have your answer"),
    "a newer one was sent": (ask_again, 410, "The person who sent it switched it off"),
}


def is_a_page_without_names(page, status, sentence):
    assert page.status_code == status
    words = page.content.decode()
    assert sentence in words
    assert "Talk to a person" in words
    assert not [name for name in NAMES if name in words]


@pytest.mark.parametrize("reason", REFERENCE_LINKS)
@pytest.mark.parametrize("part", ["", "answer/", "saved/"])
def test_a_referees_link_that_no_longer_works_says_so_and_names_nobody(referees_link, cast, reason, part):
    assert Client().get(referees_link).status_code == 200
    happens, status, sentence = REFERENCE_LINKS[reason]
    happens(cast)
    before = contents()
    is_a_page_without_names(Client().get(referees_link + part), status, sentence)
    is_a_page_without_names(Client().post(f"{referees_link}answer/", {"way": "unknown"}), status, sentence)
    assert contents() == before


def test_a_referees_link_runs_out(referees_link):
    assert Client().get(referees_link).status_code == 200
    with time_machine.travel(clock.now() + NEXT_YEAR):
        is_a_page_without_names(Client().get(referees_link), 410, "Links work for a limited time.")


@pytest.mark.parametrize("change", [lambda link: link[:-3] + "/", lambda link: link.swapcase()], ids=["cut", "cased"])
def test_a_wrong_link_names_nobody(referees_link, change):
    wrong = referees_link.rsplit("/", 2)[0] + "/" + change(referees_link.rsplit("/", 2)[1] + "/").strip("/") + "/"
    assert wrong != referees_link
    is_a_page_without_names(Client().get(wrong), 404, "Perhaps its end is missing")


def test_an_invitation_does_not_open_a_reference(invitation, referees_link):
    token = invitation.rstrip("/").rsplit("/", 1)[1]
    is_a_page_without_names(Client().get(f"/references/{token}/"), 404, "Perhaps its end is missing")


def test_an_invitation_that_no_longer_works_says_so_and_names_nobody(invitation, cast):
    browser = Client()
    assert browser.get(invitation).status_code == 200
    is_a_page_without_names(browser.get(invitation[:-4] + "/"), 404, "We do not know this link.")
    with time_machine.travel(clock.now() + NEXT_YEAR):
        is_a_page_without_names(browser.get(invitation), 410, "Invitations work for 14 days")
    user = recruiting.Application.objects.get().person.user
    invitations.revoke(user=user, by=Actor.of(cast("priya")))
    is_a_page_without_names(browser.get(invitation), 410, "We switched this one off.")


def test_a_used_invitation_leads_to_signing_in(invitation):
    link = PrivateLink.objects.get(purpose="invitation")
    links.finish(link.purpose, link.subject_id)
    is_a_page_without_names(Client().get(invitation), 410, "You have used this invitation.")


def test_a_mail_scanner_that_follows_every_link_changes_nothing(referees_link, invitation):
    followed = [link for each in mail.outbox for link in re.findall(r"https?://[^/\s]+(/\S*)", each.body)]
    assert len(followed) >= 3
    before = contents()
    for link in followed:
        for method in ("GET", "HEAD"):
            assert Client().generic(method, link).status_code in (200, 302), link
    assert contents() == before
    assert the_request().started_at is None


def test_a_scanner_that_pries_further_still_changes_nothing(referees_link):
    """Addresses under the link, and methods nobody uses."""
    before = contents()
    for part in ("", "answer/", "saved/", "decline/"):
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
            assert Client().generic(method, referees_link + part).status_code < 500
    assert contents() == before


def test_the_applicant_who_opens_the_link_sees_no_more_than_the_referee(referees_link, cast):
    """Asha has Kit's e-mail on a shared phone. Kit had begun, and saved nothing she did not know."""
    hers, nobodys = signed_in_client(cast("asha")), Client()
    opened, as_referee = hers.get(referees_link), nobodys.get(referees_link)
    assert opened.status_code == 200
    assert main_of(opened) == main_of(as_referee)


def test_what_an_answered_link_held_is_gone_for_the_applicant_too(referees_link, cast):
    references.save_for_later(the_request(), answers={"way": "here", "good_with": "MARKER of the referee"})
    answer(cast)
    page = signed_in_client(cast("asha")).get(f"{referees_link}answer/")
    assert page.status_code == 410
    assert "MARKER" not in page.content.decode()
    assert the_request().draft == ""


def main_of(page):
    words = re.search(r"<main.*?</main>", page.content.decode(), re.DOTALL)[0]
    return re.sub(r'(<input type="hidden" name="(?:csrfmiddlewaretoken|typed_by)" value=")[^"]*">', "", words)
