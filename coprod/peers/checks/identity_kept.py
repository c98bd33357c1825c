"""ID that was seen for a check which stopped before it was sent: it counts for the next one while it is recent."""

from datetime import date

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.checks.models import DbsCheck, IdentitySeen
from coprod.peers.checks.stages import Stage
from coprod.people.models import Person


def seen(person: Person, *, since: date) -> IdentitySeen | None:
    """The newest identity seen for a stopped check of theirs, on `since` or later; None when there is none."""
    stopped = IdentitySeen.objects.filter(check_of__person=person, check_of__stage=Stage.WITHDRAWN, seen_on__gte=since)
    return stopped.order_by("-seen_on", "-pk").first()


def carry_over(check: DbsCheck, *, since: date, by: Actor) -> IdentitySeen | None:
    """Let it count for this check, which has none yet: who saw it, when and by which route stay as they were."""
    if IdentitySeen.objects.filter(check_of=check).exists() or (earlier := seen(check.person, since=since)) is None:
        return None
    kept = IdentitySeen.objects.create(
        check_of=check,
        route=earlier.route,
        documents=earlier.documents,
        why_this_route=earlier.why_this_route,
        seen_on=earlier.seen_on,
        seen_by=earlier.seen_by,
    )
    log.record(by, "checks.identity_kept", "kept {person}'s ID, seen before", about=kept, person=check.person)
    return kept
