"""For Today: calls that are due, what people asked of us, barriers with nothing tried, exclusions to look at again.
Nobody on a break stands here, and nobody who stopped part-way: they were offered company and are left in peace."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, DateField, DateTimeField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from coprod import clock
from coprod.peers.recruitment.barriers import OFFICERS_ONLY, Barrier, BarrierKind, OwnExclusion, WayTried
from coprod.peers.recruitment.keeping_touch import Ask, AskKind, FriendlyCall, StandingStillRule
from coprod.peers.recruitment.stages import Stage
from coprod.people.models import Person, Role
from coprod.people.worklists import Action, WorkItem

AT_MOST = 100
CALL, ASK, BARRIER, EXCLUSION = "call", "ask", "barrier", "exclusion"
_NO_DAY = Cast(Value(None), DateField())
_NO_MOMENT = Cast(Value(None), DateTimeField())


@dataclass(frozen=True)
class Found:
    """One row: `detail` is the kind of ask or barrier, or an exclusion's name; `since` the day it waits from."""

    sort: str
    pk: int
    application: int
    person: int
    who: str
    detail: str
    day: date | None
    moment: datetime | None

    @property
    def since(self) -> date:
        return self.day or clock.local(self.moment).date()  # type: ignore[arg-type]


def items(user: Any, today: date) -> list[WorkItem]:
    """Two queries at most, however much there is."""
    if not user.has_role(Role.LEAD, Role.OFFICER):
        return []
    rows = _calls(user, today).union(_asks(user), _barriers(user), _exclusions(user, today), all=True)
    found = [Found(*row) for row in rows[:AT_MOST]]
    return [_ITEMS[each.sort](each) for each in _untried_long_enough(found)]


def _untried_long_enough(found: list[Found]) -> list[Found]:
    if not any(each.sort == BARRIER for each in found):
        return found
    before = clock.now() - timedelta(days=StandingStillRule.in_force().barrier_waits_days)
    return [each for each in found if each.sort != BARRIER or (each.moment and each.moment <= before)]


def _rows(rows: QuerySet[Any], sort: str, detail: Any, *, day: Any = _NO_DAY, moment: Any = _NO_MOMENT) -> Any:
    """The columns of Found, of people who are not on a break."""
    at_work = rows.exclude(application__person__in=Person.objects.on_a_break()).order_by()
    return at_work.annotate(sort=Value(sort), detail=detail, day=day, moment=moment).values_list(
        "sort",
        "pk",
        "application_id",
        "application__person_id",
        "application__person__chosen_name",
        "detail",
        "day",
        "moment",
    )


def _calls(user: Any, today: date) -> Any:
    due = FriendlyCall.objects.visible_to(user).filter(made_at__isnull=True, due__lte=today)
    return _rows(due, CALL, Value(""), day=F("due"))


def _asks(user: Any) -> Any:
    """A lead welcomes back and agrees another role; company is for either to give."""
    waiting = Ask.objects.visible_to(user).filter(answered_at__isnull=True)
    if not user.has_role(Role.LEAD):
        waiting = waiting.filter(kind=AskKind.COMPANY)
    return _rows(waiting, ASK, F("kind"), moment=F("at"))


def _barriers(user: Any) -> Any:
    """Those still in the way without a call planned, since the last try. A lead does nothing about what officers keep:
    those come to the officer alone."""
    tried = WayTried.objects.filter(barrier=OuterRef("pk")).order_by("-at").values("at")[:1]
    planned = FriendlyCall.objects.filter(barrier=OuterRef("pk"), made_at__isnull=True)
    waiting = Barrier.objects.in_detail_for(user).standing().exclude(application__stage=Stage.MOVED_ON)
    return _rows(
        waiting.exclude(Exists(planned)), BARRIER, F("kind"), moment=Coalesce(Subquery(tried), F("written_at"))
    )


def _exclusions(user: Any, today: date) -> Any:
    theirs = OwnExclusion.objects.all() if user.holds_for_programme(Role.OFFICER) else OwnExclusion.objects.none()
    due = theirs.filter(is_in_use=True, review_on__lte=today).order_by()
    nobody = Cast(Value(0), OwnExclusion._meta.pk)
    columns = {"sort": Value(EXCLUSION), "of": nobody, "whose": nobody, "detail": Value("", CharField())}
    return due.annotate(**columns, day=F("review_on"), moment=_NO_MOMENT).values_list(
        "sort", "pk", "of", "whose", "name", "detail", "day", "moment"
    )


def _call(found: Found) -> WorkItem:
    page = reverse("workspace:call", args=[found.pk])
    action = Action("Call, and write it down", page, icon="phone", is_main=True)
    return _item(found, "phone", "A friendly call, to hear how they are.", f"Planned for {found.since:%-d %B}", action)


def _ask(found: Found) -> WorkItem:
    kind = AskKind(found.detail)
    name, label = {
        AskKind.COME_BACK: ("workspace:welcome_back", "See what still counts"),
        AskKind.COMPANY: ("workspace:call_new", "Plan a call"),
        AskKind.ANOTHER_ROLE: ("workspace:another_role", "See other roles"),
    }[kind]
    action = Action(label, reverse(name, args=[found.application]), is_main=True)
    return _item(found, "today", f"{kind.label}.", f"Asked on {found.since:%-d %B}", action)


def _barrier(found: Found) -> WorkItem:
    kind = BarrierKind(found.detail)
    what = "Something keeps them from this role." if kind in OFFICERS_ONLY else f"{kind.label}."
    action = Action("Find a way round", reverse("workspace:barrier", args=[found.pk]), is_main=True)
    return _item(found, "today", f"{what} Nothing has been tried lately.", f"Since {found.since:%-d %B}", action)


def _exclusion(found: Found) -> WorkItem:
    page = reverse("workspace:exclusion", args=[found.pk])
    return WorkItem(
        kind="today",
        who=found.who,
        who_url=page,
        what="An exclusion of our own. Look at it again.",
        note=f"Since {found.since:%-d %B}",
        due=found.since,
        actions=(Action("Look at it", page, is_main=True),),
    )


def _item(found: Found, kind: Any, what: str, note: str, action: Action) -> WorkItem:
    page = reverse("workspace:person", args=[found.person])
    return WorkItem(kind=kind, who=found.who, who_url=page, what=what, note=note, due=found.since, actions=(action,))


_ITEMS = {CALL: _call, ASK: _ask, BARRIER: _barrier, EXCLUSION: _exclusion}
