"""What every chapter of the demonstration shares: the day it is told, its people, and how to move the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.peers.references.months import Month
from coprod.people.models import Service, User

HELLO = "Being a peer mentor"
VISITOR = Actor.link("a visitor")


class Telling:
    """Colleagues by name in `users`, services by name, and the one role on offer."""

    role: RoleOnOffer

    def __init__(self, today: date) -> None:
        self.today = today
        self.users: dict[str, User] = {}
        self.services: dict[str, Service] = {}

    @contextmanager
    def days_ago(self, days: int, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """Everything inside happens that many days back (forward when negative), at a London time of day."""
        day = self.today - timedelta(days=days)
        with clock.moved_to(self.moment(day, hour, minute)):
            yield

    @contextmanager
    def on(self, day: date, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """Everything inside happens on a day of the calendar."""
        with clock.moved_to(self.moment(day, hour, minute)):
            yield

    @staticmethod
    def moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), tzinfo=clock.LONDON)

    def weekday(self, days_ago: int, weekday: int) -> date:
        """The day of that name (0 is Monday) on or before so many days back."""
        day = self.today - timedelta(days=days_ago)
        return day - timedelta(days=(day.weekday() - weekday) % 7)

    def months_back(self, count: int) -> Month:
        return Month.of(self.today) - count

    def by(self, name: str) -> Actor:
        """A colleague as the doer of an act."""
        return Actor.of(self.users[name])
