"""When an ordinary message keeps quiet, and what is never silenced (MSG-3)."""

from datetime import UTC, datetime, time, timedelta

import pytest

from coprod import clock
from coprod.messaging import outbox, schedule, sending
from coprod.messaging.kinds import Kind, Urgency
from coprod.messaging.models import State, SwitchedOff, Trouble
from coprod.messaging.outbox import Addressee
from coprod.messaging.quiet import quiet_until
from coprod.people.models import Break

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=clock.LONDON)
NIGHT = datetime(2026, 6, 10, 23, 0, tzinfo=clock.LONDON)
QUIET = (time(20, 0), time(9, 0))


@pytest.fixture
def post(asha, by):
    def put(kind, to=None, **more):
        return outbox.post(kind, to=to or asha, key=f"{kind.code}:1", refs={}, by=by, **more)

    return put


def london(*parts):
    return datetime(*parts, tzinfo=clock.LONDON)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (london(2026, 6, 10, 19, 59), None),
        (london(2026, 6, 10, 20, 0), london(2026, 6, 11, 9, 0)),
        (london(2026, 6, 11, 8, 59), london(2026, 6, 11, 9, 0)),
        (london(2026, 6, 11, 9, 0), None),
        # Clocks go forward at 1am on 29 March 2026 and back at 2am on 25 October 2026.
        (london(2026, 3, 28, 22, 0), datetime(2026, 3, 29, 8, 0, tzinfo=UTC)),
        (london(2026, 10, 24, 22, 0), datetime(2026, 10, 25, 9, 0, tzinfo=UTC)),
        (datetime(2026, 3, 29, 7, 59, tzinfo=UTC), datetime(2026, 3, 29, 8, 0, tzinfo=UTC)),
        (datetime(2026, 3, 29, 8, 0, tzinfo=UTC), None),
        (london(2028, 2, 28, 23, 0), london(2028, 2, 29, 9, 0)),
    ],
)
def test_quiet_hours_end_when_london_clocks_say_so(moment, until):
    assert quiet_until(moment, *QUIET) == until


def test_quiet_hours_within_one_day_and_none_at_all():
    assert quiet_until(NOON, time(12, 0), time(14, 0)) == london(2026, 6, 10, 14, 0)
    assert quiet_until(NOON, time(9, 0), time(9, 0)) is None


def test_an_e_mail_that_someone_has_just_sent_goes_at_night(post, news, mailoutbox):
    with clock.moved_to(NIGHT):
        post(news)
        schedule.sweep()
    assert len(mailoutbox) == 1


def test_a_text_does_not_ring_at_night(post, news, by, settings):
    settings.TEXT_GATEWAY_URL = "https://gateway.invalid/"
    with clock.moved_to(NIGHT):
        message = post(news, to=Addressee("Wren", "text", "07700 900321"))
        schedule.sweep()
        message.refresh_from_db()
    assert (message.state, message.attempts) == (State.WAITING, 0)
    assert clock.local(message.next_attempt_at) == london(2026, 6, 11, 9, 0)


def test_a_reminder_waits_for_the_morning(post, news, mailoutbox):
    with clock.moved_to(NIGHT):
        message = post(news, reminder=True)
        schedule.sweep()
        message.refresh_from_db()
        assert message.state == State.WAITING
        assert clock.local(message.next_attempt_at) == london(2026, 6, 11, 9, 0)
    with clock.moved_to(london(2026, 6, 11, 9, 1)):
        schedule.sweep()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("urgency", [Urgency.CODE, Urgency.SAFETY, Urgency.MONEY, Urgency.ANSWER])
def test_some_messages_are_never_silenced(post, asha, urgency, mailoutbox):
    kind = Kind(f"test_{urgency}", label="Never silenced", templates="test/news", urgency=urgency)
    SwitchedOff.objects.create(person=asha, kind=kind.code)
    Break.objects.create(person=asha)
    with clock.moved_to(NIGHT):
        message = post(kind)
        sending.send(message.pk)
    assert len(mailoutbox) == 1


def test_a_break_begun_after_posting_is_asked_at_the_moment_of_sending(post, news, asha, mailoutbox):
    with clock.moved_to(NOON):
        message = post(news)
        Break.objects.create(person=asha)
        sending.send(message.pk)
        message.refresh_from_db()
        assert message.state == State.HELD
        schedule.sweep()
        assert not mailoutbox
        Break.objects.update(ended_at=clock.now())
        schedule.sweep()
    message.refresh_from_db()
    assert message.state == State.SENT
    assert len(mailoutbox) == 1


def test_what_goes_stale_during_a_break_lapses(post, asha, mailoutbox):
    kind = Kind("test_stale", label="Stale", templates="test/news", good_for=timedelta(days=1))
    with clock.moved_to(NOON):
        message = post(kind)
        Break.objects.create(person=asha)
        sending.send(message.pk)
    with clock.moved_to(NOON + timedelta(days=3)):
        Break.objects.update(ended_at=clock.now())
        schedule.sweep()
    message.refresh_from_db()
    assert (message.state, message.trouble) == (State.CANCELLED, Trouble.TOO_LATE)
    assert not mailoutbox


def test_switching_off_counts_at_the_moment_of_sending(post, news, asha, mailoutbox):
    with clock.moved_to(NOON):
        message = post(news)
        SwitchedOff.objects.create(person=asha, kind=news.code)
        sending.send(message.pk)
    message.refresh_from_db()
    assert (message.state, message.trouble) == (State.CANCELLED, Trouble.SWITCHED_OFF)
    assert not mailoutbox


def test_a_break_of_the_person_it_is_about_does_not_hold_a_referees_letter(post, news, asha, mailoutbox):
    Break.objects.create(person=asha)
    with clock.moved_to(NOON):
        sending.send(post(news, Addressee("Kit Warbler", "email", "kit@people.test", about_person=asha)).pk)
    assert len(mailoutbox) == 1


def test_a_message_for_later_waits_for_its_time(post, news, mailoutbox):
    with clock.moved_to(NOON):
        message = post(news, not_before=NOON + timedelta(hours=2))
        sending.send(message.pk)
        assert not mailoutbox
    with clock.moved_to(NOON + timedelta(hours=2)):
        schedule.sweep()
    assert len(mailoutbox) == 1
