"""The whole way by hand: a resident is asked, a mentor is found, both say yes, they meet."""

import pytest

from coprod import clock
from coprod.peers.matching.models import Match, Resident
from coprod.peers.meetups.models import MeetUp
from tests import pairing

pytestmark = pytest.mark.django_db


def test_from_a_first_question_to_a_walk(cast, client_as, quayside):
    bryn, sam = pairing.mentor(cast), client_as("sam")
    pairing.card(bryn)
    form = {"chosen_name": "Wren Saltmarsh", "service": quayside.pk, "support_worker": cast("sam").pk}
    page = sam.post("/workspace/residents/new/", {**form, "once": pairing.uuid.uuid4()}, follow=True)
    wren = Resident.objects.get()
    assert "Not asked yet." in page.content.decode()

    page = sam.post(
        f"/workspace/residents/{wren.pk}/", {"answer": "yes", "words": "Go on then.", "once": pairing.uuid.uuid4()}
    )
    assert page.url == f"/workspace/residents/{wren.pk}/matters/"
    matters = {"musts": ["woman"], "how": ["walk"], "with_worker": "first", "words_to_share": "I like the sea."}
    assert sam.post(page.url, matters).status_code == 302

    page = sam.get(f"/workspace/residents/{wren.pk}/mentors/").content.decode()
    assert "One person to show Wren" in page
    assert "2 of 2 things Wren asked for" in page
    sam.post(f"/workspace/residents/{wren.pk}/mentors/{bryn.person_id}/show/")
    match = Match.objects.get()
    sam.post(f"/workspace/matches/{match.pk}/resident-yes/")

    mentor = client_as("bryn")
    page = mentor.get("/me/").content.decode()
    assert "Wren would like to meet you" in page
    page = mentor.get(f"/me/introductions/{match.pk}/").content.decode()
    assert "I like the sea." in page
    assert "Saltmarsh" not in page
    page = mentor.post(f"/me/introductions/{match.pk}/yes/", follow=True).content.decode()
    assert "You and Wren can meet" in page

    day = pairing.moment().date().isoformat()
    walk = {"what": "A walk", "day": day, "start": "13:30", "end": "15:00", "place": "Clock tower", "with_worker": "on"}
    page = mentor.post(f"/me/meet-ups/plan/{match.pk}/", {**walk, "once": pairing.uuid.uuid4()}, follow=True)
    assert "Not told yet: Sam is on it" in page.content.decode()
    meetup = MeetUp.objects.get()

    page = sam.get("/workspace/").content.decode()
    assert "Bryn planned with them: A walk" in page
    sam.post(f"/workspace/meet-ups/{meetup.pk}/told/")
    assert "by Sam" in mentor.get("/me/").content.decode()

    with clock.moved_to(meetup.until):
        note = {"did": "We walked to the pier.", "how": "good", "changed": "I got out."}
        mentor.post(f"/me/meet-ups/{meetup.pk}/note/", note)
    match.refresh_from_db()
    assert match.stage == "getting_to_know"
    page = sam.get(f"/workspace/residents/{wren.pk}/").content.decode()
    assert "We walked to the pier." in page
    assert "I got out." in page
