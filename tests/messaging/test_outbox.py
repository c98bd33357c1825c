"""Posting a message: once for each person and event, in the act's own transaction."""

from datetime import timedelta

import pytest
from django.db import transaction

from coprod import clock
from coprod.messaging import outbox, schedule
from coprod.messaging.models import Message, MessageRules, State, SwitchedOff, Trouble
from coprod.messaging.outbox import Addressee


def post(kind, to, by, key="news:1", **more):
    return outbox.post(kind, to=to, key=key, refs=more.pop("refs", {"news": 1}), by=by, **more)


def test_a_message_is_written_and_sent_after_commit(news, asha, by, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = post(news, asha, by)
        assert message.state == State.WAITING
        assert not mailoutbox
    message.refresh_from_db()
    assert message.state == State.SENT
    assert message.sent_at
    assert [mail.to for mail in mailoutbox] == [["asha@people.test"]]
    assert mailoutbox[0].extra_headers["Message-ID"] == message.message_id
    assert mailoutbox[0].body == "Hello Asha Thistlewood.\n\nThere is news & more.\n"
    assert "There is news &amp; more." in mailoutbox[0].alternatives[0][0]


def test_posting_the_same_key_again_returns_the_row_that_is_there(news, asha, by):
    first = post(news, asha, by)
    assert post(news, asha, by) == first
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_undone_leaves_no_message(news, asha, by, mailoutbox):
    with transaction.atomic():
        post(news, asha, by)
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not mailoutbox


def test_a_broker_that_is_down_loses_nothing(
    news, asha, by, monkeypatch, mailoutbox, caplog, django_capture_on_commit_callbacks
):
    def refuse(*args, **kwargs):
        raise ConnectionError("no broker for asha@people.test")

    monkeypatch.setattr(outbox, "async_task", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        message = post(news, asha, by)
    assert "asha" not in caplog.text.lower()
    schedule.sweep()
    message.refresh_from_db()
    assert message.state == State.SENT
    assert len(mailoutbox) == 1


def test_someone_who_is_not_a_person_gets_theirs(news, asha, by, mailoutbox, django_capture_on_commit_callbacks):
    kit = Addressee("Kit Warbler", "email", "kit@people.test", about_person=asha)
    with django_capture_on_commit_callbacks(execute=True):
        post(news, kit, by)
    assert mailoutbox[0].to == ["kit@people.test"]
    assert mailoutbox[0].body.startswith("Hello Kit Warbler.")


def test_reminders_stop_at_the_limit(news, asha, by):
    for number in range(MessageRules.DEFAULT_REMINDERS):
        post(news, asha, by, key=f"reminder:{number}", reminder=True)
    assert outbox.reminders_left(news, to=asha, refs={"news": 1}) == 0
    with pytest.raises(outbox.EnoughReminders):
        post(news, asha, by, key="reminder:more", reminder=True)


def test_the_limit_counts_each_matter_apart(news, asha, by):
    for number in range(MessageRules.DEFAULT_REMINDERS):
        post(news, asha, by, key=f"reminder:{number}", reminder=True)
    assert post(news, asha, by, key="other", refs={"news": 2}, reminder=True)


def test_the_charity_may_set_another_limit_from_a_day_on(news, asha, by):
    tomorrow = clock.today() + timedelta(days=1)
    MessageRules.objects.create(reminders={news.code: 0}, effective_from=tomorrow, reason="It was too much")
    assert outbox.reminders_left(news, to=asha, refs={}) == MessageRules.DEFAULT_REMINDERS
    assert MessageRules.in_force(tomorrow).reminders_for(news) == 0


def test_a_kind_switched_off_is_not_sent(news, asha, by):
    SwitchedOff.objects.create(person=asha, kind=news.code)
    message = post(news, asha, by)
    assert (message.state, message.trouble) == (State.CANCELLED, Trouble.SWITCHED_OFF)


def test_an_answer_they_asked_for_cannot_be_switched_off(answer, asha, by):
    SwitchedOff.objects.create(person=asha, kind=answer.code)
    assert post(answer, asha, by).state == State.WAITING


def test_a_message_taken_back_does_not_go(news, asha, by, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = post(news, asha, by)
        assert outbox.withdraw(message.key)
    message.refresh_from_db()
    assert message.state == State.CANCELLED
    assert not mailoutbox


def test_the_past_of_the_demonstration_is_kept_and_goes_nowhere(
    news, asha, by, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), outbox.archiving():
        message = post(news, asha, by)
    assert message.state == State.SENT
    assert not mailoutbox
