"""Two people at one record: the second is shown what the first one changed, keeps what they typed, and overwrites
nothing unseen. In both orders, and pressed at the same moment (tests/test_double_clicks.py)."""

import re
from datetime import timedelta

import pytest

from coprod import clock
from coprod.peers.recruitment.barriers import OwnExclusion
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.models import Role
from coprod.programme.courses.models import Course
from coprod.programme.enquiries.models import EnquiryRule
from tests import chatting, recruiting
from tests.people import signed_in_client, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(cast):
    cast("priya")
    return f"/workspace/people/{recruiting.for_user(cast('asha')).person_id}/details/"


def seen_on(browser, page):
    return seen_in(browser.get(page))


def seen_in(answer):
    """The mark of a page, which travels unseen: it stands nowhere else on it."""
    shown = answer.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', shown)[1]
    assert shown.count(seen) == 1
    return seen


def details(name, seen):
    return {"chosen_name": name, "prefer": "phone", "phone": "01632 960111", "seen": seen}


@pytest.mark.parametrize(("first", "second"), [("priya", "ruth"), ("ruth", "priya")])
def test_whoever_saves_details_second_is_shown_the_first(first, second, cast, client_as, record):
    quick, slow = client_as(first), client_as(second)
    before = seen_on(slow, record)
    assert quick.post(record, details("Ash Thistle", seen_on(quick, record))).status_code == 302
    page = slow.post(record, details("Asha Thorn", before))
    shown = page.content.decode()
    assert page.status_code == 409
    assert f"{cast(first).get_full_name()} changed this while you were typing" in shown
    assert "Ash Thistle" in shown
    assert 'value="Asha Thorn"' in shown
    asha = cast("asha").person
    asha.refresh_from_db()
    assert asha.chosen_name == "Ash Thistle"
    again = seen_in(page)
    assert slow.post(record, details("Asha Thorn", again)).status_code == 302
    asha.refresh_from_db()
    assert asha.chosen_name == "Asha Thorn"


def test_saved_twice_in_a_row_by_the_same_person_is_fine(client_as, record):
    browser = client_as("priya")
    for name in ("Ash Thistle", "Asha Thorn"):
        assert browser.post(record, details(name, seen_on(browser, record))).status_code == 302


@pytest.mark.parametrize("officer_first", [True, False])
def test_whoever_describes_a_role_second_is_shown_the_first(officer_first, cast):
    role = recruiting.role()
    page = f"/workspace/roles/{role.pk}/"
    browsers = [signed_in_client(cast("ruth")), signed_in_client(with_role(Role.LEAD))]
    quick, slow = browsers if officer_first else browsers[::-1]

    def form(involves, seen):
        return {"involves": involves, "level": "none", "workforce": "adult", "why": "So.", "seen": seen}

    before = seen_on(slow, page)
    assert quick.post(page, form("Listening.", seen_on(quick, page))).status_code == 302
    sent = slow.post(page, form("Talking.", before))
    assert sent.status_code == 409
    assert "Listening." in sent.content.decode()
    assert "Talking." in sent.content.decode()
    assert RoleOnOffer.objects.get().involves == "Listening."


@pytest.mark.parametrize("lead_first", [True, False])
def test_whoever_decides_a_setting_second_is_shown_the_first(lead_first, cast):
    cast("priya")
    page, today = "/workspace/settings/hellos/", clock.today().isoformat()
    users = [with_role(Role.LEAD), cast("ruth")]
    quick, slow = (signed_in_client(user) for user in (users if lead_first else users[::-1]))
    decided = {"effective_from": today, "reason": "There are more of us."}
    before = seen_on(slow, page)
    first = {**decided, "answer_within_working_days": 3, "seen": seen_on(quick, page)}
    assert quick.post(page, first).status_code == 302
    assert quick.post(page, first).status_code == 302, "pressed twice, it is decided once"
    answer = slow.post(page, {**decided, "answer_within_working_days": 5, "seen": before})
    assert (answer.status_code, EnquiryRule.in_force().answer_within_working_days) == (409, 3)
    assert "changed this while you were typing" in answer.content.decode()
    again = seen_in(answer)
    slow.post(page, {**decided, "answer_within_working_days": 5, "seen": again})
    assert [rule.answer_within_working_days for rule in EnquiryRule.objects.order_by("pk")] == [3, 5]


def test_whoever_decides_on_an_exclusion_second_is_shown_the_first(cast):
    officers = [cast("ruth"), with_role(Role.OFFICER)]
    quick, slow = map(signed_in_client, officers)
    words = {"name": "Keys", "owner": officers[0].pk, "review_on": "3 May 2027", "appeal": "Ring Safia."}
    assert quick.post("/workspace/exclusions/new/", {**words, "reason": "The insurer asks."}).status_code == 302
    page = f"/workspace/exclusions/{OwnExclusion.objects.get().pk}/"
    before = seen_on(slow, page)
    assert quick.post(page, {**words, "reason": "The lock is old.", "seen": seen_on(quick, page)}).status_code == 302
    answer = slow.post(page, {**words, "reason": "Nobody remembers.", "seen": before})
    assert answer.status_code == 409
    seen_in(answer)
    assert "The lock is old." in answer.content.decode()
    assert OwnExclusion.objects.get().reason == "The lock is old."


def test_whoever_offers_times_second_is_shown_the_first(cast, quayside):
    chat = chatting.with_interviewers(cast)
    quick, slow = map(signed_in_client, (cast("priya"), with_role(Role.LEAD, quayside)))
    page = f"/workspace/chats/{chat.pk}/times/"
    soon = f"{clock.today() + timedelta(days=5):%-d %B %Y}"
    first = {"mode": "in_person", "place": "The Boatyard", "day_1": soon, "time_1": "10am"}
    before = seen_on(slow, page)
    assert quick.post(page, {**first, "seen": seen_on(quick, page)}).status_code == 302
    answer = slow.post(page, {**first, "place": "The Lantern", "time_1": "3pm", "seen": before})
    assert answer.status_code == 409
    seen_in(answer)
    assert "10:00am" in answer.content.decode()
    chat.refresh_from_db()
    assert (chat.place, chat.times.count()) == ("The Boatyard", 1)


def test_whoever_chooses_who_sits_in_second_is_shown_the_first(cast, quayside):
    chat = chatting.with_interviewers(cast)
    wyn = with_role(Role.LEAD, quayside)
    quick, slow = map(signed_in_client, (cast("priya"), wyn))
    page = f"/workspace/chats/{chat.pk}/people/"
    before = seen_on(slow, page)
    more = {"lived": [cast("bryn").pk], "others": [cast("priya").pk, wyn.pk], "seen": seen_on(quick, page)}
    assert quick.post(page, more).status_code == 302
    fewer = {"lived": [cast("bryn").pk], "others": [wyn.pk], "seen": before}
    answer = slow.post(page, fewer)
    assert answer.status_code == 409
    seen_in(answer)
    assert "Priya Sandpiper, Wyn Sparrow" in answer.content.decode()
    assert chat.interviewers.sitting_in().count() == 3


def test_a_person_and_a_lead_at_the_same_details(cast, client_as, record):
    own, lead = client_as("asha"), client_as("priya")
    before = seen_on(own, "/me/details/")
    assert lead.post(record, details("Ash Thistle", seen_on(lead, record))).status_code == 302
    answer = own.post("/me/details/", details("Asha Thorn", before))
    assert answer.status_code == 409
    seen_in(answer)
    assert "Priya Sandpiper changed this while you were typing" in answer.content.decode()
    again = seen_in(answer)
    assert own.post("/me/details/", details("Asha Thorn", again)).status_code == 302


def test_whoever_describes_a_course_second_is_shown_the_first(cast, quayside):
    quick, slow = map(signed_in_client, (cast("priya"), with_role(Role.LEAD, quayside)))
    words = {"name": "Listening", "covers": "How to listen."}
    assert quick.post("/workspace/courses/new/", words).status_code == 302
    page = f"/workspace/courses/{Course.objects.get().pk}/"
    before = seen_on(slow, page)
    first = {**words, "modules": "Boundaries\nRest (optional)", "seen": seen_on(quick, page)}
    assert quick.post(page, first).status_code == 302
    answer = slow.post(page, {**words, "covers": "Silence.", "seen": before})
    assert answer.status_code == 409
    seen_in(answer)
    assert "Rest (optional)" in answer.content.decode()
    assert Course.objects.get().modules.count() == 2
    same = {**first, "covers": "Silence.", "modules": "Boundaries\r\nRest (optional)", "seen": before}
    assert slow.post(page, same).content.decode().count("Its parts, one on each line") == 1
