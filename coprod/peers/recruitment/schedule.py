"""Every ten minutes: for whom all that the role asks for is there, kept for Today."""

from coprod.messaging.schedules import Every
from coprod.peers.recruitment import readiness

SCHEDULES = [Every("Who is ready to be decided", "coprod.peers.recruitment.schedule.who_is_ready", minutes=10)]


def who_is_ready() -> None:
    """Work it out anew for every application in checks; running it again changes nothing."""
    readiness.refresh()
