"""The worker's part: claim a row and commit the claim, hand the message over, commit what came of it (MSG-1).

A worker lost between the other side's acceptance and our commit leaves the row claimed; `recover_claims` finds it
and says so, instead of sending twice.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from coprod import clock
from coprod.messaging import channels
from coprod.messaging.delivery import email, text
from coprod.messaging.delivery.outcomes import MayHaveGone, NotTaken
from coprod.messaging.models import Message, MessageRules, State, Trouble
from coprod.messaging.outbox import is_switched_off
from coprod.messaging.quiet import quiet_until
from coprod.people.models import ContactRoute, RouteKind

logger = logging.getLogger(__name__)

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
"""How long to wait after each attempt that did not go through. After the last one a person decides."""

CLAIM_IS_LOST_AFTER = timedelta(minutes=4)
"""Longer than a task may run (Q_CLUSTER["timeout"]): whoever claimed the row is no longer there."""


def send(pk: int) -> None:
    """Send one row, if it is still due and nobody else has it. Safe to call any number of times."""
    message = _claim(pk)
    if message is None:
        return
    try:
        _hand_over(message)
    except MayHaveGone:
        _after_doubt(message, Trouble.LOST_CONNECTION)
    except NotTaken as refusal:
        _after_refusal(message, refusal)
    except Exception as error:
        logger.error("message %s could not be prepared: %s", pk, type(error).__name__)
        _after_refusal(message, NotTaken(Trouble.NOT_PREPARED, is_final=False))
    else:
        after_acceptance(message)
        _conclude(message, state=State.SENT, trouble=Trouble.NONE, sent_at=clock.now(), secret="")


def after_acceptance(message: Message) -> None:
    """The named point between the other side's acceptance and our commit. Tests end a worker here."""


def recover_claims() -> int:
    """Settle what lost workers left claimed: codes and safety steps go again, the rest waits for a person."""
    rows = list(Message.objects.claimed_before(clock.now() - CLAIM_IS_LOST_AFTER))
    for message in rows:
        _after_doubt(message, Trouble.LOST_WORKER)
    return len(rows)


def release_held() -> int:
    """Rows held for breaks that are over wait to go again. Returns how many."""
    held = Message.objects.filter(state=State.HELD)
    over = held.exclude(pk__in=held.silenced().values("pk")).values_list("pk", flat=True)
    return Message.objects.filter(pk__in=list(over), state=State.HELD).update(
        state=State.WAITING, next_attempt_at=clock.now()
    )


def _claim(pk: int) -> Message | None:
    """The row, claimed and committed, or None when it is not due, is another worker's, or must not go now."""
    now = clock.now()
    with transaction.atomic():
        claimed = Message.objects.due(now).filter(pk=pk)
        if not claimed.update(state=State.CLAIMED, claimed_at=now, attempts=F("attempts") + 1):
            return None
        message: Message = Message.objects.select_related("person", "route").get(pk=pk)
        _think_again(message, now)
        if message.state != State.CLAIMED:
            message.attempts -= 1
            message.claimed_at = None
            message.save()
            return None
        is_prepared = _make_secret(message)
        message.save(update_fields=["channel", "route", "address", "worker", "secret"])
    if not is_prepared:
        _after_refusal(message, NotTaken(Trouble.NOT_PREPARED, is_final=False))
        return None
    return message


def _think_again(message: Message, now: datetime) -> None:
    """What was true when the message was posted may not be true at the moment of sending."""
    kind = message.sort
    if kind.good_for is not None and now > message.posted_at + kind.good_for:
        message.state, message.trouble, message.secret = State.CANCELLED, Trouble.TOO_LATE, ""
    elif message.person and is_switched_off(message.person, kind):
        message.state, message.trouble, message.secret = State.CANCELLED, Trouble.SWITCHED_OFF, ""
    elif message.is_silenced:
        message.state = State.HELD
    elif _keeps_quiet(message) and (until := _quiet_until(now)):
        message.state, message.next_attempt_at = State.WAITING, until
    else:
        channels.settle(message)


def _keeps_quiet(message: Message) -> bool:
    """Texts ring at night, and nobody waits for a reminder. An e-mail that someone has just sent goes at once."""
    rings = message.channel == RouteKind.TEXT
    return not message.sort.urgency.is_never_silenced and (rings or message.is_reminder)


def _quiet_until(now: datetime) -> datetime | None:
    rules = MessageRules.in_force()
    return quiet_until(now, rules.quiet_from, rules.quiet_until)


def give_secret(message: Message) -> None:
    """Give the message its code or link token, unless it has one: made once, so that sending again repeats it.
    Does not save."""
    if message.sort.make_secret and not message.secret:
        message.secret = message.sort.make_secret(message)


def _make_secret(message: Message) -> bool:
    """Whether the secret is there. A capability that cannot make one must not undo the claim around it."""
    try:
        with transaction.atomic():
            give_secret(message)
    except Exception as error:
        logger.error("message %s could not be prepared: %s", message.pk, type(error).__name__)
        return False
    return True


def _hand_over(message: Message) -> None:
    ways: dict[str, Callable[[Message], None]] = {RouteKind.EMAIL: email.hand_over, RouteKind.TEXT: text.hand_over}
    ways[message.channel](message)


def _after_doubt(message: Message, trouble: Trouble) -> None:
    if message.sort.urgency.is_sent_again and message.attempts <= len(WAITS):
        _conclude(message, state=State.WAITING, trouble=trouble, next_attempt_at=clock.now())
    else:
        _conclude(message, state=State.MAY_HAVE_BEEN_SENT, trouble=trouble)


def _after_refusal(message: Message, refusal: NotTaken) -> None:
    if not refusal.is_final and message.attempts <= len(WAITS):
        wait = WAITS[message.attempts - 1]
        _conclude(message, state=State.WAITING, trouble=refusal.trouble, next_attempt_at=clock.now() + wait)
        return
    with transaction.atomic():
        if refusal.trouble == Trouble.ADDRESS_REFUSED:
            works = ContactRoute.objects.filter(pk=message.route_id or 0, does_not_work_since__isnull=True)
            works.update(does_not_work_since=clock.now())
        _conclude(message, state=State.NOT_DELIVERED, trouble=refusal.trouble)


def _conclude(message: Message, **values: Any) -> None:
    """Write what came of this claim, and of no other: a later claim has another number of attempts."""
    mine = Message.objects.filter(
        pk=message.pk, attempts=message.attempts, state__in=[State.CLAIMED, State.MAY_HAVE_BEEN_SENT]
    )
    mine.update(**values)
    for name, value in values.items():
        setattr(message, name, value)
