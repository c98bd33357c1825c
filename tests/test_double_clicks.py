"""The same button pressed in two windows at one moment: one counts, the other gets a sentence, never a bare error."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.panels.membership.models import PanelMember
from coprod.peers.matching import acts as matching
from coprod.peers.matching.models import Card, Match, Resident
from coprod.peers.recruitment.barriers import OwnExclusion
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.references.models import Activity
from coprod.people import acts as people
from coprod.people.models import Role, RoleHeld, User
from coprod.programme.arrivals.models import Run
from coprod.programme.policies.models import Policy
from coprod.workspace.models import SavedView
from tests import chatting, checking, consulting, gathering, pairing, recruiting
from tests.people import signed_in_client, with_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def pressed_twice(user, address, form):
    """The two statuses, the lower one first."""
    return pressed_at_once((user, address, form), (user, address, form))


def pressed_at_once(*presses):
    """The statuses of several (user, address, form), the lowest first."""
    browsers = [(signed_in_client(user), address, form) for user, address, form in presses]
    together, statuses = threading.Barrier(len(browsers)), []

    def press(browser, address, form):
        browser.raise_request_exception = False
        together.wait(timeout=10)
        try:
            statuses.append(browser.post(address, form).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=browser) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def test_giving_a_role(cast, quayside):
    bryn = with_role(Role.APPLICANT, quayside)
    form = {"role": Role.PEER_MENTOR, "service": quayside.pk}
    assert pressed_twice(cast("ada"), f"/workspace/team/{bryn.pk}/", form) == [302, 409]
    assert RoleHeld.objects.filter(user=bryn, role=Role.PEER_MENTOR).count() == 1


def test_inviting_a_colleague(cast):
    form = {"name": "Len Dunnock", "address": "len@people.test", "role": Role.APPLICANT}
    assert pressed_twice(cast("ada"), "/workspace/team/invite/", form) == [302, 409]
    assert User.objects.filter(email="len@people.test").count() == 1


def test_welcoming_a_peer_mentor(cast):
    application = checking.in_decision(cast)
    assert pressed_twice(cast("priya"), f"/workspace/applications/{application.pk}/welcome/", {}) == [302, 409]
    assert RoleHeld.objects.filter(user=cast("asha"), role=Role.PEER_MENTOR).count() == 1


def test_deciding_on_a_check(cast):
    check = checking.seen(cast)
    form = {"act": "decide", "outcome": "go_ahead", "reason": "Clear."}
    assert pressed_twice(cast("ruth"), f"/workspace/checks/{check.pk}/", form) == [302, 409]
    assert check.decisions.count() == 1


def test_telling_about_a_time(cast):
    recruiting.for_user(cast("asha"))
    form = {"kind": "work", "first_year": "2025", "first_month": "01", "is_still_going": "on", "once": uuid.uuid4()}
    assert pressed_twice(cast("asha"), "/apply/history/", form) == [302, 302]
    assert Activity.objects.count() == 1


def test_two_officers_deciding_differently(cast):
    check = checking.seen(cast)
    other = with_role(Role.OFFICER)
    page, form = f"/workspace/checks/{check.pk}/", {"act": "decide", "reason": "Clear."}
    statuses = pressed_at_once(
        (cast("ruth"), page, {**form, "outcome": "go_ahead"}), (other, page, {**form, "outcome": "later"})
    )
    assert statuses == [302, 409]
    assert check.decisions.count() == 1


def test_adding_a_resident(cast):
    form = {"chosen_name": "Wren Saltmarsh", "service": cast("sam").person.service_id, "once": uuid.uuid4()}
    form["support_worker"] = cast("sam").pk
    assert pressed_twice(cast("sam"), "/workspace/residents/new/", form) == [302, 302]
    assert Resident.objects.count() == 1


def test_asking_a_resident(cast):
    wren = pairing.resident(cast)
    form = {"answer": "yes", "once": uuid.uuid4()}
    assert pressed_twice(cast("sam"), f"/workspace/residents/{wren.pk}/", form) == [302, 302]
    assert wren.answers.count() == 1


def test_the_first_card_of_a_mentor(cast):
    bryn = pairing.mentor(cast)
    form = {"words": "We can look at boats.", "room_for": 1, "may_be_shown": "on"}
    assert pressed_twice(bryn, "/me/card/", form) == [302, 302]
    assert Card.objects.get().words == "We can look at boats."


def test_keeping_two_apart(cast):
    pairing.mentor(cast)
    wren = pairing.resident(cast)
    form = {"mentor": cast("bryn").person_id, "reason": "Neighbours once.", "once": uuid.uuid4()}
    assert pressed_twice(cast("sam"), f"/workspace/residents/{wren.pk}/not-possible/", form) == [302, 302]
    assert wren.vetoes.count() == 1


def test_both_say_yes_at_the_same_moment(cast):
    match = pairing.shown(cast)
    statuses = pressed_at_once(
        (cast("sam"), f"/workspace/matches/{match.pk}/resident-yes/", {}),
        (cast("bryn"), f"/me/introductions/{match.pk}/yes/", {}),
    )
    match.refresh_from_db()
    assert (statuses, match.stage) == ([302, 302], "introduced")
    assert match.moves.filter(to_stage="introduced").count() == 1


def test_two_leads_changing_how_someone_is_reached(cast):
    asha = recruiting.for_user(cast("asha")).person
    page, seen = f"/workspace/people/{asha.pk}/details/", people.details_fingerprint(asha)
    form = {"prefer": "phone", "phone": "01632 960111", "seen": seen}
    statuses = pressed_at_once(
        (cast("priya"), page, {**form, "chosen_name": "Ash"}), (cast("ruth"), page, {**form, "chosen_name": "Asha T"})
    )
    assert statuses == [302, 409]
    assert Event.objects.filter(what="people.described", person_id=asha.pk).count() == 1


def test_saving_a_view(cast):
    page, form = "/workspace/people/views/new/?stage=checks", {"name": "Monday calls", "readers": "me"}
    assert pressed_twice(cast("priya"), page, form) == [302, 302]
    assert SavedView.objects.count() == 1


def test_the_last_place_of_a_mentor(cast):
    first = pairing.chosen(cast)
    second = pairing.asked(pairing.resident(cast, "Pip Marsh"))
    second = matching.show(second, first.mentor, by=Actor.of(cast("sam")))
    matching.resident_says_yes(second, by=Actor.of(cast("sam")))
    statuses = pressed_at_once(
        (cast("bryn"), f"/me/introductions/{first.pk}/yes/", {}),
        (cast("bryn"), f"/me/introductions/{second.pk}/yes/", {}),
    )
    assert statuses == [302, 409]
    assert Match.objects.filter(stage="introduced").count() == 1


def test_planning_and_noting_a_meet_up(cast):
    match = pairing.together(cast)
    form = {"day": f"{pairing.moment():%Y-%m-%d}", "start": "13:30", "end": "15:00", "place": "The clock tower"}
    form |= {"what": "A walk", "with_worker": "on", "once": uuid.uuid4()}
    assert pressed_twice(cast("bryn"), f"/me/meet-ups/plan/{match.pk}/", form) == [302, 302]
    meetup = match.meetups.get()
    match.meetups.update(starts_at=pairing.moment(days=-2), until=pairing.moment(days=-2, hour=15))
    note = {"did": "We walked.", "how": "good"}
    assert pressed_twice(cast("bryn"), f"/me/meet-ups/{meetup.pk}/note/", note) == [302, 302]
    assert meetup.moves.filter(to_stage="noted").count() == 1


def test_tapping_and_saying_on_the_panel(cast):
    kingfisher, opened = consulting.member(cast), consulting.opened(cast)
    form = {"kind": "works", "words": "Could it be 11?", "may_be_quoted": "no", "once": uuid.uuid4()}
    assert pressed_twice(cast("nell"), f"/panel/consultations/{opened.pk}/parts/1/", form) == [302, 302]
    assert (kingfisher.taps.count(), kingfisher.contributions.count()) == (1, 1)


def test_agreeing(cast):
    consulting.member(cast)
    said = consulting.said(cast, consulting.opened(cast), by_member=consulting.member_without_sign_in(cast))
    assert pressed_twice(cast("nell"), f"/panel/contributions/{said.pk}/agree/", {}) == [302, 302]
    assert said.agreements.count() == 1


def test_answering_and_publishing(cast):
    consultation = consulting.answering_stage(cast)
    page = f"/workspace/consultations/{consultation.pk}/"
    said = consultation.contributions.get()
    form = {"contributions": said.pk, "outcome": "changed", "why": "Many asked.", "once": uuid.uuid4()}
    assert pressed_twice(cast("hal"), f"{page}answer/", form) == [302, 302]
    assert consultation.answers.count() == 1
    assert pressed_twice(cast("hal"), f"{page}publish/", {}) == [302, 409]
    assert consultation.moves.filter(to_stage="published").count() == 1


def test_taking_back_while_it_is_published(cast):
    """Either it was taken back and is nowhere, or it was answered and stays: never both."""
    consultation = consulting.answering_stage(cast)
    consulting.answered(cast, consultation)
    said = consultation.contributions.get()
    statuses = pressed_at_once(
        (cast("nell"), f"/panel/contributions/{said.pk}/take-back/", {}),
        (cast("hal"), f"/workspace/consultations/{consultation.pk}/publish/", {}),
    )
    said.refresh_from_db()
    assert (statuses, said.stage, said.answer is None) in [
        ([302, 302], "withdrawn", True),
        ([302, 409], "heard", False),
    ]


def test_beginning_a_policy(cast):
    form = {"title": "Guests", "typed": "# Hours\n\nUntil 9.", "review_on": clock.today() + timedelta(days=365)}
    statuses = pressed_twice(cast("hal"), "/workspace/policies/new/", form)
    assert statuses in ([200, 302], [302, 409])
    assert Policy.objects.count() == 1


def test_a_member_of_the_panel(cast):
    form = {"chosen_name": "Walt Pochard", "reach_by": "phone", "address": "01632 960555", "panel_name": "Seaglass"}
    statuses = pressed_twice(cast("nia"), "/workspace/panel/members/new/", form)
    assert statuses in ([200, 302], [302, 409])
    assert PanelMember.objects.count() == 1


def test_the_agenda_a_point_and_who_came(cast):
    kingfisher = consulting.member(cast)
    to_come, held = gathering.meeting(cast("nia"), held=False), gathering.meeting(cast("nia"))
    form = {"words": "The kettle", "once": uuid.uuid4()}
    assert pressed_twice(cast("nell"), f"/panel/meetings/{to_come.pk}/agenda/", form) == [302, 302]
    assert to_come.agenda.count() == 1
    page = f"/workspace/panel/meetings/{held.pk}/"
    form = {"said": "The kettle leaks.", "once": uuid.uuid4()}
    assert pressed_twice(cast("nia"), f"{page}points/", form) == [302, 302]
    assert held.points.count() == 1
    form = {"came": kingfisher.pk, "seen": 0}
    assert pressed_twice(cast("nia"), f"{page}attendance/", form) == [302, 302]
    held.gathering.refresh_from_db()
    assert held.gathering.times_recorded == 1
    assert pressed_twice(cast("nia"), f"{page}share/", {}) == [302, 302]


def test_answering_for_a_time_that_is_just_being_moved(cast):
    """Whoever is quicker: nobody is down as coming at a time they did not see."""
    kingfisher, meeting = consulting.member(cast), gathering.meeting(cast("nia"), held=False)
    at = meeting.gathering.starts_at
    move = {"day": f"{gathering.moment(9):%Y-%m-%d}", "start": "14:00", "end": "16:00", "mode": "in_person"}
    pressed_at_once(
        (cast("nell"), f"/panel/meetings/{meeting.pk}/reply/", {"answer": "yes", "shown_for": at.isoformat()}),
        (cast("nia"), f"/workspace/panel/meetings/{meeting.pk}/move/",
         {**move, "place": "The Boatyard", "reason": "room"}),
    )  # fmt: skip
    meeting.gathering.refresh_from_db()
    assert meeting.gathering.starts_at != at
    assert meeting.gathering.attendances.get(person=kingfisher.person).reply == "none"


def test_useful_and_what_a_session_was_about(cast):
    session = gathering.session(gathering.group(cast("nia"), cast("bryn")))
    assert pressed_twice(cast("bryn"), f"/practice/sessions/{session.pk}/useful/", {"answer": "yes"}) == [302, 302]
    assert session.useful.count() == 1
    form = {"themes": "Boundaries", "learning": "To say no", "seen": 0}
    assert pressed_twice(cast("nia"), f"/practice/sessions/{session.pk}/note/", form) == [302, 302]
    assert session.practice_note.version == 1


def test_choosing_who_sits_in_a_chat(cast):
    chat = chatting.opened(cast)
    form = {"lived": [cast("bryn").pk], "others": [cast("priya").pk]}
    assert pressed_twice(cast("priya"), f"/workspace/chats/{chat.pk}/people/", form) == [302, 302]
    assert chat.interviewers.count() == 2


def test_two_leads_offering_times(cast):
    chat = chatting.with_interviewers(cast)
    page, form = f"/workspace/chats/{chat.pk}/times/", {"mode": "in_person", "place": "The Boatyard"}
    first, second = ({**form, "day_1": f"{chatting.soon(days):%Y-%m-%d}", "time_1": "13:30"} for days in (3, 4))
    assert pressed_at_once((cast("priya"), page, first), (with_role(Role.LEAD), page, second)) == [302, 302]
    assert chat.times.still_offered().count() == 1


def test_calling_a_chat_off(cast):
    chat = chatting.arranged(cast)
    form = {"because": "Priya is ill."}
    assert pressed_twice(cast("priya"), f"/workspace/chats/{chat.pk}/call-off/", form) == [302, 409]
    assert chat.moves.filter(to_stage="called_off").count() == 1


def test_the_first_notes_of_two_who_sit_in(cast):
    chat = chatting.begun(cast)
    page = f"/me/chats/{chat.pk}/notes/1/"
    statuses = pressed_at_once((cast("bryn"), page, {"words": "Gulls."}), (cast("priya"), page, {"words": "Boats."}))
    assert (statuses, chat.moves.filter(to_stage="held").count()) == ([302, 302], 1)


def test_taking_another_role(cast):
    application = recruiting.for_user(cast("asha"))
    host = RoleOnOffer.objects.create(name="Podcast host", involves="Asking good questions.")
    page = f"/workspace/applications/{application.pk}/role/"
    assert pressed_twice(cast("priya"), page, {"role": host.pk}) == [302, 302]
    assert application.reworkings.count() == 1


def test_a_call_is_planned_while_the_role_changes(cast):
    application = recruiting.for_user(cast("asha"))
    host = RoleOnOffer.objects.create(name="Podcast host", involves="Asking good questions.")
    page = f"/workspace/applications/{application.pk}/"
    statuses = pressed_at_once(
        (cast("priya"), f"{page}role/", {"role": host.pk}),
        (cast("ruth"), f"{page}call/", {"due": f"{clock.today():%Y-%m-%d}"}),
    )
    assert (statuses, application.calls.count()) == ([302, 302], 1)


def test_writing_down_an_exclusion(cast):
    ruth = cast("ruth")
    form = {"name": "Keys", "reason": "The insurer asks.", "owner": ruth.pk, "appeal": "Ring Safia."}
    form |= {"review_on": f"{clock.today() + timedelta(days=90):%Y-%m-%d}", "is_in_use": "on"}
    statuses = pressed_twice(ruth, "/workspace/exclusions/new/", form)
    assert statuses in ([200, 302], [302, 409]), "the second one is told, by the form or by the act"
    assert OwnExclusion.objects.count() == 1


def test_deleting_a_view(cast):
    view = SavedView.objects.create(owner=cast("priya"), name="Monday calls")
    statuses = pressed_twice(cast("priya"), f"/workspace/people/views/{view.pk}/delete/", {})
    assert statuses[0] == 302
    assert statuses[1] in (404, 409)
    assert not SavedView.objects.exists()


def test_bringing_one_by_hand(cast):
    form = {"chosen_name": "Rafe Rail", "service": cast("priya").person.service_id, "role": recruiting.role().pk}
    form |= {"stage": "said_hello", "text": "07700900777", "once": uuid.uuid4()}
    assert pressed_twice(cast("priya"), "/workspace/bring-over/one/people/", form) == [302, 302]
    assert Run.objects.count() == 1


def test_sending_a_file_in_and_bringing_it(cast):
    recruiting.role()
    heads, once = "What we call them,E-mail,Service,Role on offer", uuid.uuid4()
    rows = f"{heads}\nIvo Lapwing,ivo@people.test,Quayside,Peer mentor".encode()
    sent = [
        (cast("priya"), "/workspace/bring-over/file/", {"file": SimpleUploadedFile("ivo.csv", rows), "once": once})
        for _ in range(2)
    ]
    assert pressed_at_once(*sent) == [302, 302]
    run = Run.objects.get()
    assert pressed_twice(cast("priya"), f"/workspace/bring-over/{run.pk}/bring/", {}) == [302, 302]
    assert Application.objects.count() == 1
