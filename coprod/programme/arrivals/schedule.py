"""Files are looked at and brought in the background; what a lost worker left is begun again."""

import logging

from django.db import transaction
from django_q.tasks import async_task

from coprod.audit.actor import Actor
from coprod.messaging.schedules import Every
from coprod.programme.arrivals import acts
from coprod.programme.arrivals.models import Run, State

logger = logging.getLogger(__name__)

TASK = "coprod.programme.arrivals.schedule.work"
SECONDS = 300
"""How long the task may run: shorter than acts.CLAIM_IS_LOST_AFTER."""
AT_ONCE = 100
"""So many rows take a moment: the person waits for them."""

SCHEDULES = [
    Every("Files to bring over", "coprod.programme.arrivals.schedule.sweep", minutes=1),
    Every("Files nobody brought over", "coprod.programme.arrivals.schedule.forget", minutes=60 * 24),
]


def begin(run: Run) -> None:
    """Work on a run: at once when it is small, in the background when it is not."""
    if run.total <= AT_ONCE:
        work(run.pk)
    else:
        transaction.on_commit(lambda: _in_the_background(run.pk))


def work(pk: int, by: Actor | None = None) -> None:
    """Look at a run or bring it, whichever it waits for. Called twice, it is done once."""
    run = acts.claim(pk)
    if run is None:
        return
    act = acts.look if run.state == State.LOOKING else acts.bring
    try:
        act(run, by=by or Actor.of(run.by))
    except Exception as error:
        logger.error("run %s could not be worked on: %s", pk, type(error.__cause__ or error).__name__)
        acts.give_up(run)


def sweep() -> None:
    """Begin what nobody works on."""
    for pk in acts.abandoned():
        _in_the_background(pk)


def forget() -> None:
    acts.forget_old()


def _in_the_background(pk: int) -> None:
    async_task(TASK, pk, timeout=SECONDS)
