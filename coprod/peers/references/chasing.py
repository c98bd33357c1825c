"""The pace of asking for what is stored: what is due about an open request today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q

from coprod import clock
from coprod.messaging.models import MessageRules
from coprod.peers.references import mail
from coprod.peers.references.models import AskingRule, Attempt, ReferenceRequest
from coprod.peers.references.models.asking import RequestQuerySet
from coprod.peers.references.pace import Asking, Call, Due, Pace, days_late, what_is_due
from coprod.peers.references.stages import Stage
from coprod.people.models import Person, RouteKind


@dataclass(frozen=True)
class Chased:
    """An open request, what is due about it today, and for how many days a reminder has been due."""

    request: ReferenceRequest
    due: Due
    days_late: int


def of(requests: RequestQuerySet, on: date | None = None) -> list[Chased]:
    """Each open request with what is due on a day (today): a fixed number of queries."""
    return _chased(requests, AskingRule.in_force().as_pace(), on or clock.today())


def that_may_be_due(requests: RequestQuerySet, on: date | None = None) -> list[Chased]:
    """As `of`, without the many about whom nothing can be due yet: those we wrote to lately and never rang."""
    pace, today = AskingRule.in_force().as_pace(), on or clock.today()
    first_day = min(pace.remind_after, pace.ring_after)
    in_time = datetime.combine(today - timedelta(days=first_day - 1), time(), tzinfo=clock.LONDON)
    was_rung = Exists(Attempt.objects.filter(request=OuterRef("pk")))
    may_be = Q(stage=Stage.WOULD_RATHER_TALK) | Q(written_at__lt=in_time) | was_rung
    return _chased(requests.filter(may_be), pace, today)


def _chased(requests: RequestQuerySet, pace: Pace, today: date) -> list[Chased]:
    allowed = reminders_allowed()
    askings = [(each, _asking(each, allowed)) for each in requests.with_calls()]
    return [Chased(each, what_is_due(asking, pace, today), days_late(asking, pace, today)) for each, asking in askings]


def due_today(request: ReferenceRequest) -> Due:
    """What is due about one open request."""
    return of(ReferenceRequest.objects.filter(pk=request.pk))[0].due


def needs_someone_else(person: Person) -> bool:
    """Whether two asks of one of the person's referees were not answered: another one would help (REF-7)."""
    open_requests = ReferenceRequest.objects.filter(referee__person=person).with_the_referee()
    return any(chased.due is Due.SOMEONE_ELSE for chased in of(open_requests))


def reminders_allowed() -> int:
    """How many reminders a referee gets at most, by the messages setting."""
    return MessageRules.in_force().reminders_for(mail.REMINDER)


def _asking(request: ReferenceRequest, allowed: int) -> Asking:
    """An open request as a value. Whom we ring gets no written reminder."""
    is_written = request.referee.reach_by != RouteKind.PHONE
    other = request.somebody_else_asked_at  # type: ignore[attr-defined]
    return Asking(
        asked_on=_day(request.asked_at),
        written_on=_day(request.written_at),
        reminders_left=allowed - request.reminders if is_written else 0,
        calls=tuple(Call(_day(each.at), each.was_reached) for each in request.attempts.all()),
        would_rather_talk=request.stage == Stage.WOULD_RATHER_TALK,
        somebody_else_asked_on=_day(other) if other else None,
    )


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
