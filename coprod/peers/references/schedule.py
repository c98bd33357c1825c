"""Reminders to referees: every hour whoever is due, at the pace and within the limits the charity set (REF-5)."""

import logging

from coprod.audit.actor import Actor
from coprod.messaging.outbox import EnoughReminders
from coprod.messaging.schedules import Every
from coprod.peers.references import acts, chasing
from coprod.peers.references.models import ReferenceRequest
from coprod.peers.references.pace import Due
from coprod.people.models import Person

logger = logging.getLogger(__name__)

SCHEDULES = [Every("Reminding referees", "coprod.peers.references.schedule.remind", minutes=60)]


def remind() -> int:
    """Remind every referee for whom it is due today. Returns how many. A run that was missed is made up once: what is
    due is worked out from the day we last wrote, and writing makes it no longer due."""
    by = Actor.system()
    return sum(_reminded(request, by=by) for request in _due())


def _due() -> list[ReferenceRequest]:
    on_a_break = Person.objects.on_a_break().values("pk")
    open_requests = ReferenceRequest.objects.with_the_referee().exclude(referee__person__in=on_a_break)
    return [each.request for each in chasing.of(open_requests) if each.due is Due.REMIND]


def _reminded(request: ReferenceRequest, *, by: Actor) -> bool:
    """One that cannot be reminded does not keep the others from it."""
    try:
        return acts.remind(request, by=by)
    except EnoughReminders:
        logger.info("request %s has had the reminders it may have", request.pk)
        return False
