"""Sending against a real mail server: what it says decides, and a doubt is shown instead of a second copy."""

from datetime import datetime, timedelta

import pytest

from coprod import clock
from coprod.messaging import outbox, schedule, sending
from coprod.messaging.kinds import Kind
from coprod.messaging.models import Message, State, Trouble
from coprod.messaging.outbox import Addressee

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=clock.LONDON)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.moved_to(NOON):
        yield


@pytest.fixture
def post(asha, by):
    def put(kind, to=None, **more):
        return outbox.post(kind, to=to or asha, key=f"{kind.code}:{Message.objects.count()}", refs={}, by=by, **more)

    return put


def after(message):
    message.refresh_from_db()
    return message.state, message.trouble


def later(**delta):
    return clock.moved_to(clock.now() + timedelta(**delta))


class Killed(BaseException):
    """Stands for the end of the process: nothing in the worker may catch it."""


@pytest.fixture
def killed_once(monkeypatch):
    untouched = sending.after_acceptance

    def die(message):
        monkeypatch.setattr(sending, "after_acceptance", untouched)
        raise Killed

    monkeypatch.setattr(sending, "after_acceptance", die)


def test_an_accepted_message_is_sent(mail_server, post, news):
    message = post(news)
    sending.send(message.pk)
    assert after(message) == (State.SENT, "")
    assert mail_server.times_received == {message.message_id: 1}


def test_sending_twice_sends_once(mail_server, post, news):
    message = post(news)
    sending.send(message.pk)
    sending.send(message.pk)
    assert mail_server.times_received == {message.message_id: 1}


def test_an_address_that_does_not_work_is_noted_on_the_person(mail_server, post, news, asha):
    mail_server.answers["asha"] = "never"
    message = post(news)
    sending.send(message.pk)
    assert after(message) == (State.NOT_DELIVERED, Trouble.ADDRESS_REFUSED)
    assert asha.routes.get().does_not_work_since == clock.now()


def test_a_refused_message_does_not_blame_the_address(mail_server, post, news, asha):
    mail_server.answers["asha"] = "never_body"
    message = post(news)
    sending.send(message.pk)
    assert after(message) == (State.NOT_DELIVERED, Trouble.MESSAGE_REFUSED)
    assert asha.routes.get().does_not_work_since is None


def test_a_server_that_says_later_is_asked_later(mail_server, post, news):
    mail_server.answers["asha"] = "later"
    message = post(news)
    sending.send(message.pk)
    assert after(message) == (State.WAITING, Trouble.TRY_LATER)
    sending.send(message.pk)
    assert mail_server.asked == 1
    mail_server.answers.clear()
    with later(minutes=2):
        schedule.sweep()
    assert after(message) == (State.SENT, "")


def test_trying_later_comes_to_an_end(mail_server, post, news):
    mail_server.answers["asha"] = "later"
    message = post(news)
    with clock.moved_to(NOON):
        for day in range(len(sending.WAITS) + 1):
            with later(days=2 * day):
                sending.send(message.pk)
    assert after(message) == (State.NOT_DELIVERED, Trouble.TRY_LATER)
    assert mail_server.asked == len(sending.WAITS) + 1


def test_a_server_that_is_not_there_is_tried_later(mail_server, post, news):
    mail_server.stop()
    message = post(news)
    sending.send(message.pk)
    assert after(message) == (State.WAITING, Trouble.NO_CONNECTION)
    mail_server.start()
    with later(minutes=2):
        schedule.sweep()
    assert after(message) == (State.SENT, "")


@pytest.mark.parametrize("answer", ["die", "take_and_die", "stall"])
def test_a_line_that_breaks_after_the_body_leaves_a_doubt(settings, mail_server, post, news, answer):
    settings.EMAIL_TIMEOUT = 0.3
    mail_server.answers["asha"] = answer
    message = post(news)
    sending.send(message.pk)
    assert after(message) == (State.MAY_HAVE_BEEN_SENT, Trouble.LOST_CONNECTION)
    with later(days=3):
        schedule.sweep()
    assert after(message)[0] == State.MAY_HAVE_BEEN_SENT
    assert sum(mail_server.times_received.values()) <= 1


def test_a_worker_lost_after_acceptance_leaves_a_doubt_and_no_second_copy(mail_server, post, news, killed_once):
    message = post(news)
    with pytest.raises(Killed):
        sending.send(message.pk)
    assert after(message)[0] == State.CLAIMED
    schedule.sweep()
    assert after(message)[0] == State.CLAIMED
    with later(minutes=5):
        schedule.sweep()
    assert after(message) == (State.MAY_HAVE_BEEN_SENT, Trouble.LOST_WORKER)
    assert mail_server.times_received == {message.message_id: 1}


def test_a_code_lost_with_its_worker_is_sent_again_unchanged(mail_server, post, code, killed_once):
    message = post(code, Addressee("Asha", "email", "asha@people.test"), secret="493027")
    with pytest.raises(Killed):
        sending.send(message.pk)
    with later(minutes=5):
        schedule.sweep()
    assert after(message) == (State.SENT, "")
    assert mail_server.times_received == {message.message_id: 2}
    assert all("493027" in mail.get_payload(0).get_payload() for mail in mail_server.received)


def test_a_link_is_made_once_and_repeated_when_sent_again(mail_server, post, with_link):
    mail_server.answers["asha"] = "never_body"
    message = post(with_link)
    assert message.secret == ""
    sending.send(message.pk)
    message.refresh_from_db()
    assert message.secret == "PLANTED-token-1"
    Message.objects.update(state=State.WAITING)
    mail_server.answers.clear()
    sending.send(message.pk)
    assert "PLANTED-token-1" in mail_server.received[0].get_payload(0).get_payload()
    message.refresh_from_db()
    assert message.secret == ""


def test_words_that_cannot_be_put_together_wait_and_blame_nobody(mail_server, post, news, monkeypatch, caplog):
    message = post(news)

    def cannot(*args):
        raise ValueError("Asha Thistlewood, asha@people.test")

    monkeypatch.setattr(sending, "_hand_over", cannot)
    sending.send(message.pk)
    assert after(message) == (State.WAITING, Trouble.NOT_PREPARED)
    assert "asha" not in caplog.text.lower()


def test_a_link_that_cannot_be_made_leaves_the_row_waiting(mail_server, post, asha, by):
    def cannot(message):
        raise LookupError

    message = post(Kind("test_no_link", label="No link", templates="test/news", make_secret=cannot))
    sending.send(message.pk)
    assert after(message) == (State.WAITING, Trouble.NOT_PREPARED)
    assert not mail_server.received


def test_a_message_that_is_no_longer_of_use_lapses(mail_server, post, asha):
    message = post(Kind("test_soon", label="Soon", templates="test/news", good_for=timedelta(hours=2)))
    with later(hours=3):
        sending.send(message.pk)
    assert after(message) == (State.CANCELLED, Trouble.TOO_LATE)
    assert not mail_server.received


def test_a_better_address_given_meanwhile_is_used(mail_server, post, news, asha):
    message = post(news)
    asha.routes.update(address="asha.new@people.test")
    sending.send(message.pk)
    assert mail_server.received[0]["To"] == "asha.new@people.test"


def test_a_row_of_a_kind_no_longer_installed_does_not_stop_the_others(mail_server, post, news, answer):
    gone = post(answer)
    lost = post(answer)
    Message.objects.update(kind="no_longer_installed")
    Message.objects.filter(pk=lost.pk).update(state=State.CLAIMED, claimed_at=clock.now() - timedelta(days=1))
    message = post(news)
    schedule.sweep()
    assert after(message) == (State.SENT, "")
    assert [after(gone)[0], after(lost)[0]] == [State.WAITING, State.CLAIMED]
