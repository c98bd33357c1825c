"""Whether this installation is well: its database, its migrations, its queue and its worker (RUN-3). Counts and
times only; nothing of any person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_q.brokers import get_broker
from django_q.models import Failure, Schedule

from coprod import clock
from coprod.messaging.models import Message, State
from coprod.messaging.schedules import OURS

WORKER_IS_LATE_AFTER = timedelta(minutes=5)
"""The most frequent schedule runs every minute, so a worker that lives is never this late."""

OLDEST_MAY_WAIT = timedelta(minutes=30)
FAILURES_SHOWN = 20


@dataclass(frozen=True)
class Check:
    """One thing that has to be well before people are let in. `note` is a short sentence for an administrator."""

    name: str
    is_well: bool
    note: str = ""


def checks() -> list[Check]:
    """What `/readyz` asks. Without a database nothing else can be asked."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return [Check("database", False, "The database does not answer.")]
    unapplied = _unapplied_migrations()
    if unapplied:
        return [Check("database", True), Check("migrations", False, f"{unapplied} migrations are not applied.")]
    return [Check("database", True), Check("migrations", True), _queue(), _worker(), _messages()]


def queue_depth() -> int:
    """How many tasks wait for the worker."""
    return int(get_broker().queue_size())


def failed_tasks() -> list[Failure]:
    """The newest tasks that ended in an error."""
    return list(Failure.objects.order_by("-stopped")[:FAILURES_SHOWN])


def overdue_schedules() -> list[Schedule]:
    """Schedules of ours that should have run by now."""
    late = clock.now() - WORKER_IS_LATE_AFTER
    return list(Schedule.objects.filter(name__startswith=OURS, next_run__lt=late).order_by("next_run"))


def oldest_waiting() -> datetime | None:
    """Since when the message that has waited longest could have gone."""
    waiting = Message.objects.due(clock.now()).order_by("next_attempt_at")
    return waiting.values_list("next_attempt_at", flat=True).first()


def messages_by_state() -> dict[str, int]:
    """How many messages are in each state that someone may have to look at."""
    looked_at = (State.WAITING, State.CLAIMED, State.ON_A_LIST, State.MAY_HAVE_BEEN_SENT, State.NOT_DELIVERED)
    return {state.label: Message.objects.filter(state=state).count() for state in looked_at}


def _unapplied_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _queue() -> Check:
    try:
        is_well = bool(get_broker().ping())
    except Exception:  # every broker has errors of its own; any of them means that it cannot be reached
        is_well = False
    return Check("queue", is_well, "" if is_well else "The queue does not answer.")


def _worker() -> Check:
    if not Schedule.objects.filter(name__startswith=OURS).exists():
        return Check("worker", False, "No schedule is written yet: the worker has never been started here.")
    late = overdue_schedules()
    return Check("worker", not late, f"{len(late)} schedules are late: is the worker running?" if late else "")


def _messages() -> Check:
    oldest = oldest_waiting()
    is_well = oldest is None or oldest > clock.now() - OLDEST_MAY_WAIT
    return Check("messages", is_well, "" if is_well else "Messages have been waiting for more than half an hour.")
