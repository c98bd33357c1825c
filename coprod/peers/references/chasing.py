"""The pace of asking for what is stored: what is due about an open request today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery, prefetch_related_objects

from coprod import clock
from coprod.messaging.models import MessageRules
from coprod.peers.references import mail
from coprod.peers.references.models import AskingRule, Attempt, ReferenceRequest
from coprod.peers.references.models.asking import RequestQuerySet
from coprod.peers.references.pace import Asking, Call, Due, Pace, days_late, what_is_due
from coprod.peers.references.stages import Stage
from coprod.people.models import Person, RouteKind

WAS_RUNG = Exists(Attempt.objects.filter(request=OuterRef("pk")))


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
    may_be = Q(stage=Stage.WOULD_RATHER_TALK) | Q(written_at__lt=in_time) | WAS_RUNG
    return _chased(requests.filter(may_be), pace, today)


def _chased(requests: RequestQuerySet, pace: Pace, today: date) -> list[Chased]:
    """The messages setting comes with each request: one query fewer."""
    in_force = MessageRules.objects.filter(effective_from__lte=clock.today()).order_by("-effective_from", "-pk")
    found = requests.with_others_asked().annotate(
        was_rung=WAS_RUNG, reminders_by_kind=Subquery(in_force.values("reminders")[:1])
    )
    asked = list(found)
    prefetch_related_objects([each for each in asked if each.was_rung], "attempts")
    askings = [(each, _asking(each)) for each in asked]
    return [Chased(each, what_is_due(asking, pace, today), days_late(asking, pace, today)) for each, asking in askings]


def due_today(request: ReferenceRequest) -> Due:
    """What is due about one open request."""
    return of(ReferenceRequest.objects.filter(pk=request.pk))[0].due


def needs_someone_else(person: Person) -> bool:
    """Whether two asks of one of the person's referees were not answered: another one would help (REF-7)."""
    open_requests = ReferenceRequest.objects.filter(referee__person=person).with_the_referee()
    return any(chased.due is Due.SOMEONE_ELSE for chased in of(open_requests))


def _asking(request: ReferenceRequest) -> Asking:
    """An open request as a value. Whom we ring gets no written reminder."""
    allowed = MessageRules(reminders=request.reminders_by_kind or {}).reminders_for(mail.REMINDER)  # type: ignore[attr-defined]
    is_written = request.referee.reach_by != RouteKind.PHONE
    other = request.somebody_else_asked_at  # type: ignore[attr-defined]
    return Asking(
        asked_on=_day(request.asked_at),
        written_on=_day(request.written_at),
        reminders_left=allowed - request.reminders if is_written else 0,
        calls=tuple(Call(_day(each.at), each.was_reached) for each in calls_about(request)),
        would_rather_talk=request.stage == Stage.WOULD_RATHER_TALK,
        somebody_else_asked_on=_day(other) if other else None,
    )


def calls_about(request: ReferenceRequest) -> list[Attempt]:
    """Every call about a chased request; none are looked for where nobody rang."""
    return list(request.attempts.all()) if request.was_rung else []  # type: ignore[attr-defined]


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
