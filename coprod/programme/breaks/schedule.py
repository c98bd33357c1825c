"""Every minute: others are told of breaks that can no longer be undone."""

from coprod.audit.actor import Actor
from coprod.messaging.schedules import Every
from coprod.programme.breaks import acts

SCHEDULES = [Every("Breaks that others should know of", "coprod.programme.breaks.schedule.tell_others", minutes=1)]


def tell_others() -> None:
    """Tell once for each break, however often this runs."""
    acts.tell_others(by=Actor.system())
