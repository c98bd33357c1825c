"""Every ten minutes: for whom all that the role asks for is there, kept for Today. Every hour: company for those who
have stopped part-way."""

from coprod.audit.actor import Actor
from coprod.messaging.schedules import Every
from coprod.peers.recruitment import acts, readiness

SCHEDULES = [
    Every("Who is ready to be decided", "coprod.peers.recruitment.schedule.who_is_ready", minutes=10),
    Every("Company for those who stopped part-way", "coprod.peers.recruitment.schedule.offer_company", minutes=60),
]


def who_is_ready() -> None:
    """Work it out anew for every application in checks; running it again changes nothing."""
    readiness.refresh()


def offer_company() -> None:
    """Offer it to everyone who is due; running it again offers nothing twice."""
    acts.offer_company(by=Actor.system())
