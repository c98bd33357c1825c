"""Reminding and ringing referees: what the schedule sends, what it leaves, and what Today and the person see then."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import Event
from coprod.messaging import acts as messaging
from coprod.messaging.models import Message, MessageRules
from coprod.messaging.outbox import EnoughReminders
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.references import acts, chasing, next_steps, schedule, standing, worklist
from coprod.peers.references.mail import LINK_PURPOSE
from coprod.peers.references.models import AskingRule, Attempt, ReferenceRequest
from coprod.peers.references.pace import Due
from coprod.people.models import Break, Role
from coprod.ui.refusals import NotAllowed, WrongStage
from coprod.vault import links
from coprod.vault.models import PrivateLink
from tests import recruiting
from tests.people import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(cast):
    return cast("priya")


@pytest.fixture
def request_sent(cast, priya):
    """Kit has been asked about Asha, and the message has gone."""
    request = recruiting.asked(recruiting.for_user(cast("asha")), priya)
    Message.objects.update(state="sent", sent_at=clock.now(), secret="")
    return request


def days_later(days, since=None):
    return time_machine.travel((since or clock.now()) + timedelta(days=days), tick=False)


def gone():
    Message.objects.filter(state="waiting").update(state="sent", sent_at=clock.now(), secret="")


def call(request, by, outcome="no_answer"):
    return acts.log_attempt(
        request,
        outcome=outcome,
        number="01632 960188",
        number_from="switchboard",
        once=recruiting.once(),
        by=Actor.of(by),
    )


def run_for(days, since):
    """The schedule, run once a day."""
    sent = []
    for day in range(1, days + 1):
        with days_later(day, since):
            sent += [day] * schedule.remind()
            gone()
    return sent


def test_a_referee_is_reminded_twice_a_week_apart(request_sent):
    assert run_for(40, clock.now()) == [7, 14]
    reminders = Message.objects.filter(kind="reference_reminder")
    assert [message.is_reminder for message in reminders] == [True, True]
    assert Event.objects.filter(what="references.reminded").count() == 2


def test_a_missed_week_is_one_reminder_and_not_three(request_sent):
    with days_later(30):
        assert schedule.remind() == 1
        gone()
        assert schedule.remind() == 0


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (datetime(2025, 3, 27, 23, 30, tzinfo=UTC), datetime(2025, 4, 3, 0, 30, tzinfo=clock.LONDON)),
        (datetime(2025, 10, 20, 22, 30, tzinfo=UTC), datetime(2025, 10, 27, 0, 30, tzinfo=clock.LONDON)),
        (datetime(2024, 2, 22, 10, 0, tzinfo=UTC), datetime(2024, 2, 29, 0, 30, tzinfo=clock.LONDON)),
        (datetime(2024, 2, 29, 10, 0, tzinfo=UTC), datetime(2024, 3, 7, 0, 30, tzinfo=clock.LONDON)),
    ],
)
def test_the_week_is_counted_in_london_days(request_sent, asked, due):
    ReferenceRequest.objects.update(asked_at=asked, written_at=asked)
    with time_machine.travel(due - timedelta(hours=1), tick=False):
        assert schedule.remind() == 0
    with time_machine.travel(due, tick=False):
        assert schedule.remind() == 1


def test_saving_and_coming_back_works_on_the_first_link_after_a_reminder(request_sent):
    first = links.mint(PrivateLink.objects.get(purpose="reference"))
    acts.save_for_later(request_sent, answers={"good_with": "She stays"})
    with days_later(7):
        schedule.remind()
        second = links.mint(PrivateLink.objects.filter(purpose="reference").latest("pk"))
        assert links.follow("reference", first).subject_id == links.follow("reference", second).subject_id
        request_sent.refresh_from_db()
        assert request_sent.saved_answers == {"good_with": "She stays"}
        acts.submit(request_sent, first=standing.this_month(), last=None, by=recruiting.KIT)
        for token in (first, second):
            with pytest.raises(links.LinkUsed):
                links.follow("reference", token)


def test_nobody_is_reminded_while_the_applicant_is_on_a_break(request_sent):
    rest = Break.objects.create(person=request_sent.referee.person)
    with days_later(10):
        assert schedule.remind() == 0
        assert not acts.remind(request_sent, by=Actor.system())
        Break.objects.filter(pk=rest.pk).update(ended_at=clock.now())
        assert schedule.remind() == 1


def test_nobody_is_reminded_about_a_closed_application(request_sent, priya):
    application = request_sent.referee.person.applications.get()
    recruitment.close(application, because="lost_touch", by=Actor.of(priya))
    with days_later(10):
        assert schedule.remind() == 0


def test_nobody_is_reminded_who_has_answered_or_would_rather_talk(request_sent):
    acts.would_rather_talk(request_sent, phone="01632 960142", by=recruiting.KIT)
    with days_later(10):
        assert schedule.remind() == 0


def test_nobody_is_reminded_before_the_first_message_has_gone(request_sent):
    Message.objects.filter(kind="reference_request").update(state="on_a_list", channel="text")
    with days_later(10):
        assert schedule.remind() == 0


def test_the_messages_setting_is_the_limit(request_sent, priya):
    MessageRules.objects.create(reminders={"reference_reminder": 1}, author=priya)
    assert run_for(40, clock.now()) == [7]
    ReferenceRequest.objects.update(reminders=0)
    with days_later(60), pytest.raises(EnoughReminders):
        acts.remind(request_sent, by=Actor.system())
    with days_later(60):
        assert schedule.remind() == 0


def test_the_charity_sets_the_pace(request_sent, priya):
    AskingRule.objects.create(remind_after_days=3, author=priya)
    assert run_for(20, clock.now()) == [3, 6]


def test_after_the_reminders_someone_rings_and_then_someone_else_is_suggested(request_sent, priya):
    start = clock.now()
    asha = request_sent.referee.person
    run_for(14, start)
    with days_later(20, start):
        assert worklist.items(priya, clock.today()) == []
    with days_later(21, start):
        (item,) = worklist.items(priya, clock.today())
        assert (item.kind, item.who) == ("phone", "Kit Warbler")
        assert "Reminded twice" in item.note
        assert next_steps.steps(asha) == []
        call(request_sent, priya)
        (item,) = worklist.items(priya, clock.today())
        assert "Someone else could speak for Asha" in item.what
        assert [step.title for step in next_steps.steps(asha)] == ["Can you think of someone else who knows you?"]
        Break.objects.create(person=asha)
        assert (next_steps.steps(asha), worklist.items(priya, clock.today())) == ([], [])


@pytest.mark.parametrize("calls", [0, 1, 2])
@pytest.mark.parametrize(("remind", "ring"), [(7, 7), (3, 9), (9, 3)])
def test_today_leaves_out_nobody_about_whom_something_is_due(request_sent, priya, calls, remind, ring):
    AskingRule.objects.create(remind_after_days=remind, ring_after_days=ring, author=priya)
    requests, today = ReferenceRequest.objects.all(), clock.today()
    assert chasing.that_may_be_due(requests, today) == []
    for _ in range(calls):
        call(request_sent, priya)
    for reminders in (0, 2):
        requests.update(reminders=reminders)
        for days in range(12):
            on = today + timedelta(days=days)
            due = [each for each in chasing.of(requests, on) if each.due is not Due.NOTHING]
            assert due == [each for each in chasing.that_may_be_due(requests, on) if each.due is not Due.NOTHING]


def test_asking_someone_else_ends_the_suggestion(request_sent, priya):
    call(request_sent, priya)
    call(request_sent, priya)
    assert chasing.needs_someone_else(request_sent.referee.person)
    application = request_sent.referee.person.applications.get()
    acts.send_request(recruiting.named(application, "Len Dunnock", "len@boatyard.test"), by=Actor.of(priya))
    assert not chasing.needs_someone_else(request_sent.referee.person)


def test_today_costs_the_same_for_many_referees(cast, priya, django_assert_max_num_queries):
    def one_more(number):
        application = recruiting.invited(priya, name=f"Wren {number}", address=f"wren{number}@people.test")
        request = recruiting.asked(application, priya)
        call(request, priya)
        call(request, priya)

    one_more(1)
    with CaptureQueriesContext(connection) as one:
        worklist.items(priya, clock.today())
    one_more(2)
    one_more(3)
    with django_assert_max_num_queries(len(one)):
        assert len(worklist.items(priya, clock.today())) == 3


def test_the_same_call_sent_twice_is_one(request_sent, priya):
    once = recruiting.once()
    said = {"outcome": "left_word", "number": "01632 960188", "number_from": "found", "once": once}
    acts.log_attempt(request_sent, **said, by=Actor.of(priya))
    acts.log_attempt(request_sent, **said, by=Actor.of(priya))
    attempt = Attempt.objects.get()
    assert (attempt.number, attempt.get_number_from_display(), attempt.was_reached) == (
        "01632 960188",
        "We found it ourselves",
        False,
    )
    assert "960188" not in str(Event.objects.get(what="references.rang").changes)


@pytest.mark.parametrize("name", ["owen", "safia", "sam", "asha"])
def test_only_a_lead_or_officer_of_the_service_writes_down_calls_and_sends_letters(request_sent, cast, name):
    with pytest.raises(NotAllowed):
        call(request_sent, cast(name))
    with pytest.raises(NotAllowed):
        acts.ask_by_letter(request_sent, address="1 Quay Street", by=Actor.of(cast(name)))
    assert not Attempt.objects.exists()


def test_a_lead_writes_down_nothing_about_themselves(quayside):
    lead = with_role(Role.LEAD, quayside)
    request = recruiting.asked(recruiting.for_user(lead), with_role(Role.LEAD, quayside))
    with pytest.raises(NotAllowed):
        call(request, lead)


def test_nobody_rings_once_the_answer_is_in(request_sent, priya):
    acts.step_back(request_sent, does_not_know=False, by=recruiting.KIT)
    with pytest.raises(links.LinkUsed):
        call(request_sent, priya)


def test_a_letter_goes_on_the_list_of_letters_with_a_link_of_its_own(request_sent, priya):
    old = links.mint(PrivateLink.objects.get(purpose="reference"))
    acts.ask_by_letter(request_sent, address="1 Quay Street\nPorth Enys", by=Actor.of(priya))
    letter = Message.objects.latest("pk")
    assert (letter.channel, letter.state, letter.address) == ("post", "on_a_list", "1 Quay Street\nPorth Enys")
    with pytest.raises(links.LinkRevoked):
        links.follow("reference", old)


def test_a_letter_can_be_answered_on_paper(request_sent, priya):
    acts.ask_by_letter(request_sent, address="1 Quay Street", by=Actor.of(priya))
    words = messaging.show_words(message=Message.objects.latest("pk"), by=Actor.of(priya))
    assert "answer on paper" in words.body
    assert "/references/" in words.body


def test_one_referee_is_asked_no_more_and_who_had_begun_is_thanked(request_sent, priya):
    link = PrivateLink.objects.get(purpose=LINK_PURPOSE, subject_id=request_sent.pk)
    acts.start(request_sent, by=recruiting.KIT)
    acts.save_for_later(request_sent, answers={"good_with": "Listening."})
    acts.stop_asking_referee(request_sent, by=Actor.of(priya))
    request_sent.refresh_from_db()
    assert (request_sent.stage, request_sent.draft) == ("withdrawn", "")
    link.refresh_from_db()
    assert link.revoked_at
    assert Message.objects.get(kind="reference_not_needed").address == "kit@group.test"


def test_who_had_not_begun_hears_nothing_more(request_sent, priya):
    acts.stop_asking_referee(request_sent, by=Actor.of(priya))
    assert not Message.objects.filter(kind="reference_not_needed").exists()


@pytest.mark.parametrize("who", ["owen", "safia", "asha"])
def test_only_a_lead_or_an_officer_of_the_service_stops_asking(request_sent, cast, priya, who):
    with pytest.raises(NotAllowed):
        acts.stop_asking_referee(request_sent, by=Actor.of(cast(who)))
    request_sent.refresh_from_db()
    assert request_sent.stage == "asked"
    assert acts.stop_asking_referee(request_sent, by=Actor.of(priya)).stage == "withdrawn"


def test_an_answer_that_came_back_stays(request_sent, priya):
    acts.submit(request_sent, first=standing.this_month() - 23, last=None, by=recruiting.KIT)
    with pytest.raises(WrongStage):
        acts.stop_asking_referee(request_sent, by=Actor.of(priya))
    request_sent.refresh_from_db()
    assert request_sent.stage == "received"


def test_a_lead_stops_asking_on_the_record_and_can_ask_again(request_sent, client_as):
    browser, record = client_as("priya"), f"/workspace/people/{request_sent.referee.person_id}/"
    assert "Stop asking" in browser.get(record).content.decode()
    page = browser.post(f"/workspace/requests/{request_sent.pk}/stop/", follow=True).content.decode()
    assert "We do not ask Kit Warbler any more." in page
    assert "Stop asking" not in page
    ask = f"/workspace/people/{request_sent.referee.person_id}/referees/{request_sent.referee_id}/ask/"
    assert ask in page
    browser.post(ask)
    assert ReferenceRequest.objects.filter(stage="asked").count() == 1
