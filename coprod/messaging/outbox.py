"""Where every act puts what it has to tell someone: `post`, in the act's own transaction (MSG-1)."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django_q.tasks import async_task

from coprod import clock
from coprod.audit.actor import Actor
from coprod.messaging import channels
from coprod.messaging.kinds import Kind
from coprod.messaging.models import OPEN_STATES, Message, MessageRules, State, SwitchedOff, Trouble
from coprod.people.models import Person, RouteKind
from coprod.ui.refusals import Refusal

logger = logging.getLogger(__name__)
SEND_TASK = "coprod.messaging.schedule.send"
_is_archiving: ContextVar[bool] = ContextVar("is_archiving", default=False)


class EnoughReminders(Refusal):
    title = "That is enough reminders"


@dataclass(frozen=True)
class Addressee:
    """Someone who is not a Person: a referee, an enquirer. `about_person` decides which staff see the message."""

    name: str
    channel: RouteKind | str
    address: str
    about_person: Person | None = None


def post(
    kind: Kind,
    *,
    to: Person | Addressee,
    key: str,
    refs: dict[str, int | str],
    by: Actor,
    secret: str = "",
    reminder: bool = False,
    not_before: datetime | None = None,
) -> Message:
    """Put one message in the outbox and have it sent after commit.

    `key` names person and event ("invitation:12"): posting it again returns the row that is there. `refs` are ids
    for `kind.context`. `secret` is a code that something else made (sign-in). `not_before` delays it.
    Raises EnoughReminders when `reminder` is set and the limit of this kind is reached for these refs.
    """
    there = Message.objects.filter(key=key).first()
    if there is not None:
        return there
    if reminder and reminders_left(kind, to=to, refs=refs) <= 0:
        raise EnoughReminders("They have had the reminders this kind of message allows. Nothing was sent.")
    now = clock.now()
    message = Message(
        key=key,
        kind=kind.code,
        refs=refs,
        subject=_subject(to, refs),
        secret=secret,
        is_reminder=reminder,
        posted_at=now,
        posted_by=by.label,
        next_attempt_at=max(now, not_before or now),
    )
    _address(message, to)
    channels.settle(message)
    if isinstance(to, Person) and is_switched_off(to, kind):
        message.state, message.trouble = State.CANCELLED, Trouble.SWITCHED_OFF
    if _is_archiving.get():
        _archive(message, now)
    columns = [field.attname for field in Message._meta.concrete_fields if not field.primary_key]
    values = {name: getattr(message, name) for name in columns if name != "key"}
    row, is_new = Message.objects.get_or_create(key=key, defaults=values)
    if is_new and row.state == State.WAITING and row.next_attempt_at <= now:
        transaction.on_commit(lambda: hand_to_worker(row.pk))
    return row


def hand_to_worker(pk: int) -> None:
    """Queue the sending of one row. With the broker down the row simply waits for the sweep."""
    try:
        async_task(SEND_TASK, pk)
    except Exception as error:
        logger.warning("message %s waits for the sweep: the queue said %s", pk, type(error).__name__)


def reminders_left(kind: Kind, *, to: Person | Addressee, refs: dict[str, int | str]) -> int:
    """How many more reminders of this kind about these records the charity's rules allow."""
    sent = Message.objects.filter(kind=kind.code, subject=_subject(to, refs), is_reminder=True)
    return MessageRules.in_force().reminders_for(kind) - sent.exclude(state=State.CANCELLED).count()


def is_switched_off(person: Person, kind: Kind) -> bool:
    return kind.can_be_switched_off and SwitchedOff.objects.filter(person=person, kind=kind.code).exists()


def withdraw(key: str) -> bool:
    """Take back a message that has not gone yet: the event is no longer true. Returns whether there was one."""
    return bool(
        Message.objects.filter(key=key, state__in=OPEN_STATES).update(
            state=State.CANCELLED, trouble=Trouble.WITHDRAWN, secret=""
        )
    )


def release(person: Person) -> int:
    """The person's break is over: what was held goes out now. Returns how many rows."""
    held = Message.objects.filter(person=person, state=State.HELD)
    rows = list(held.values_list("pk", flat=True))
    held.update(state=State.WAITING, next_attempt_at=clock.now())
    for pk in rows:
        transaction.on_commit(lambda pk=pk: hand_to_worker(pk))  # type: ignore[misc]
    return len(rows)


@contextmanager
def archiving() -> Iterator[None]:
    """Messages posted inside are kept as sent and go nowhere: the demonstration's past."""
    token = _is_archiving.set(True)
    try:
        yield
    finally:
        _is_archiving.reset(token)


def _address(message: Message, to: Person | Addressee) -> None:
    if isinstance(to, Person):
        message.person = to
        return
    message.about_person = to.about_person
    message.name, message.channel, message.address = to.name, str(to.channel), to.address


def _archive(message: Message, now: datetime) -> None:
    if message.state in OPEN_STATES:
        by_hand = channels.is_by_hand(message.channel)
        message.state, message.sent_at, message.secret = State.DONE if by_hand else State.SENT, now, ""


def _subject(to: Person | Addressee, refs: dict[str, int | str]) -> str:
    who = f"person={to.pk}" if isinstance(to, Person) else "addressee"
    return ",".join([who, *(f"{name}={refs[name]}" for name in sorted(refs))])[:300]
