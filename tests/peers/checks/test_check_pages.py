"""The pages of a check: one next act at a time, every reading written down, and who never learns what."""

import pytest

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.peers.checks import acts
from coprod.peers.checks.models import DbsCheck
from tests import checking, recruiting

pytestmark = pytest.mark.django_db

MARKER = "MARKER-REASON"


def test_an_officer_takes_a_check_all_the_way(cast, client_as):
    check = checking.opened(cast)
    page, ruth = f"/workspace/checks/{check.pk}/", client_as("ruth")
    today = clock.today().isoformat()
    for form in (
        {"act": "ask"},
        {"act": "identity", "route": "1", "documents": list(checking.THREE_DOCUMENTS)},
        {"act": "submit"},
        {"act": "track", "step": "step_4"},
        {"act": "track", "step": "issued", "issued_on": today},
        {"act": "see", "certificate_number": "012345678901", "issued_on": today, "has_information": "no"},
        {"act": "decide", "outcome": "go_ahead", "reason": "Clear."},
    ):
        assert f'value="{form["act"]}"' in ruth.get(page).content.decode()
        assert ruth.post(page, form).status_code == 302, form
    check.refresh_from_db()
    assert (check.stage, check.outcome, check.certificate_number) == ("decided", "go_ahead", "012345678901")


def test_a_form_sent_twice_counts_once(cast, client_as):
    check = checking.waiting_for_id(cast)
    form = {"act": "identity", "route": "1", "documents": list(checking.THREE_DOCUMENTS)}
    ruth = client_as("ruth")
    assert ruth.post(f"/workspace/checks/{check.pk}/", form).status_code == 302
    again = ruth.post(f"/workspace/checks/{check.pk}/", form)
    assert again.status_code == 409
    assert "moved on" in again.content.decode()


@pytest.mark.parametrize(
    ("make", "form", "sentence"),
    [
        (checking.waiting_for_id, {"act": "identity", "route": "1", "documents": ["passport"]}, "two more"),
        (checking.waiting_for_id, {"act": "identity", "route": "fingerprints"}, "why route 1"),
        (checking.submitted, {"act": "track", "step": "issued"}, "day on the certificate"),
        (
            checking.issued,
            {"act": "see", "certificate_number": "123", "issued_on": "2026-01-01", "has_information": "no"},
            "12 digits",
        ),
        (
            checking.issued,
            {"act": "see", "certificate_number": "0" * 12, "issued_on": "2040-01-01", "has_information": "no"},
            "still to come",
        ),
        (checking.seen, {"act": "decide", "outcome": "with_conditions", "reason": "x"}, "what you agreed"),
        (checking.seen, {"act": "decide", "outcome": "go_ahead"}, "Write why"),
    ],
)
def test_what_is_missing_is_said_beside_the_question(cast, client_as, make, form, sentence):
    check = make(cast)
    page = client_as("ruth").post(f"/workspace/checks/{check.pk}/", form)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert DbsCheck.objects.get(pk=check.pk).stage == check.stage


def test_every_reading_is_written_down(cast, client_as):
    check = checking.seen(cast)
    client_as("ruth").get(f"/workspace/checks/{check.pk}/")
    event = Event.objects.get(is_reading=True)
    assert (event.what, event.person_id) == ("checks.dbscheck.read", check.person_id)


def test_why_and_what_it_shows_reach_officers_only(cast, client_as):
    application = recruiting.in_checks(recruiting.for_user(cast("asha")), cast("priya"))
    checking.role_with_a_check()
    check = acts.decide(
        checking.seen(cast, has_information=True), outcome="later", reason=MARKER, by=Actor.of(cast("ruth"))
    )
    acts.decide(check, outcome="later", reason=MARKER, agreed="In the spring.", by=Actor.of(cast("safia")))
    assert MARKER in client_as("ruth").get(f"/workspace/checks/{check.pk}/").content.decode()
    for who, pages in {
        "priya": ("/workspace/", f"/workspace/people/{application.person_id}/", "/workspace/messages/"),
        "asha": ("/me/", "/me/check/", "/apply/"),
        "ada": ("/workspace/audit/",),
    }.items():
        for page in pages:
            shown = client_as(who).get(page)
            assert shown.status_code == 200, page
            for secret in (MARKER, "shows something", "Something. Two people", "001234567890"):
                assert secret not in shown.content.decode(), (who, page)
    assert "In the spring." in client_as("asha").get("/me/check/").content.decode()
    record = client_as("priya").get(f"/workspace/people/{application.person_id}/").content.decode()
    assert "Later" in record
    assert "In the spring." in record


def test_the_second_decider_finds_it_on_today_and_the_first_does_not(cast, client_as):
    check = checking.seen(cast, has_information=True)
    acts.decide(check, outcome="go_ahead", reason="Long ago.", by=Actor.of(cast("ruth")))
    address = f"/workspace/checks/{check.pk}/"
    assert address in client_as("safia").get("/workspace/").content.decode()
    assert address not in client_as("ruth").get("/workspace/").content.decode()
    assert "You have said your word" in client_as("ruth").get(address).content.decode()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (checking.opened, "getting it ready"),
        (checking.waiting_for_id, "Show us your ID"),
        (checking.identity_seen, "We have seen your ID"),
        (checking.submitted, "with the DBS"),
        (checking.at_step, "police are looking"),
        (checking.issued, "on its way to you"),
        (checking.seen, "We have seen your certificate"),
        (checking.decided, "You can go ahead"),
    ],
)
def test_a_person_reads_where_their_check_is_in_plain_words(cast, client_as, make, sentence):
    make(cast)
    assert sentence in client_as("asha").get("/me/check/").content.decode()


def test_a_clear_certificate_and_another_read_the_same_to_the_person(cast, client_as):
    checking.seen(cast)
    checking.seen(cast, "jon", has_information=True)
    clear, other = (client_as(who).get("/me/check/").context["check"] for who in ("asha", "jon"))
    assert clear.has_information != other.has_information
    pages = [client_as(who).get("/me/check/").content.decode() for who in ("asha", "jon")]
    now = [page.split('class="cp-panel cp-panel--sand"')[1].split("</div>")[0] for page in pages]
    assert now[0] == now[1]


def test_someone_without_a_check_has_no_such_page(cast, client_as):
    assert client_as("asha").get("/me/check/").status_code == 404
    checking.opened(cast)
    assert client_as("asha").get("/me/check/").status_code == 200
