"""When the outbox works: at once after a commit (`send`), and every minute for what was left or has become due."""

from time import monotonic

from coprod import clock
from coprod.messaging import sending
from coprod.messaging.models import Message
from coprod.messaging.schedules import Every

SCHEDULES = [Every("Messages that are due", "coprod.messaging.schedule.sweep", minutes=1)]

_SWEEP_SECONDS = 45
_AT_A_TIME = 100


def send(pk: int) -> None:
    """Send one message now."""
    sending.send(pk)


def sweep() -> None:
    """Recover lost claims, release what was held for a break, and send what is due, for most of a minute."""
    sending.recover_claims()
    sending.release_held()
    begun = monotonic()
    while pks := _due():
        for pk in pks:
            sending.send(pk)
            if monotonic() - begun > _SWEEP_SECONDS:
                return


def _due() -> list[int]:
    due = Message.objects.due(clock.now()).order_by("next_attempt_at", "pk")
    return list(due.values_list("pk", flat=True)[:_AT_A_TIME])
