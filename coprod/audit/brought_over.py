"""What a charity saw before it came here (REC-11). Each capability that accepts such evidence keeps a row of it: what,
seen by whom and when, and who entered it. Wherever the evidence counts, its `mark` stands beside it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db import models

from coprod import clock
from coprod.audit.actor import Actor
from coprod.audit.models import AppendOnly
from coprod.ui.refusals import Refusal, StillWaitingFor


class StillToCome(Refusal):
    title = "That day is still to come"


class DaysTheWrongWayRound(Refusal):
    title = "Please look at the days"


@dataclass(frozen=True)
class Seen:
    """Who saw it, in words (they may have left), and on which day."""

    by: str
    on: date


class BroughtOver(AppendOnly):
    """One thing that was seen before. A concrete row adds `subject`, whose related_name is "brought_over"."""

    what = models.CharField(max_length=80)
    seen_by = models.CharField(max_length=120)
    seen_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    entered_label = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.mark

    @property
    def mark(self) -> str:
        """ "brought over: seen by Dilys on 3 March 2024"."""
        return f"brought over: seen by {self.seen_by} on {self.seen_on:%-d %B %Y}"

    @property
    def entered(self) -> str:
        """Who entered it here, and when."""
        return f"entered by {self.entered_label} on {clock.local(self.at):%-d %B %Y}"


def keep(kind: type[BroughtOver], subject: models.Model, *, what: str, seen: Seen, by: Actor, **columns: Any) -> Any:
    """Write down what was seen before. Raises StillWaitingFor without a name, StillToCome."""
    if not seen.by.strip():
        raise StillWaitingFor("Write who saw it, even if they have left since. Nothing was changed.")
    check_days(seen.on)
    columns |= {"subject": subject, "what": what, "seen_by": seen.by.strip(), "seen_on": seen.on}
    return kind._default_manager.create(**columns, entered_by=by.user, entered_label=by.label)


def check_days(*days: date) -> None:
    """The days of something that happened, in the order they came. Raises StillToCome or DaysTheWrongWayRound."""
    if max(days) > clock.today():
        raise StillToCome("Only what has happened can be brought over. Look at the days. Nothing was changed.")
    if list(days) != sorted(days):
        raise DaysTheWrongWayRound("One of the days comes before the one it follows. Nothing was changed.")


def moment_of(day: date) -> datetime:
    """When something of which only the day is known counts as having happened: noon, our time, or now if that is
    still to come."""
    return min(datetime.combine(day, time(12), tzinfo=clock.LONDON), clock.now())


def is_on_record(subject: Any) -> str | None:
    """The need of every move that brings something over."""
    there = type(subject).objects.filter(pk=subject.pk, brought_over__isnull=False).exists()
    return None if there else "Write down first what was seen before, by whom and when."
