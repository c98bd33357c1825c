"""For Today: things whose date has come, and what residents were promised."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Max, OuterRef, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse

from coprod.people.worklists import Action as Press
from coprod.people.worklists import Due, WorkItem
from coprod.programme.readiness import checklist
from coprod.programme.readiness.models import Action, Answer, Round

A_WEEK = timedelta(days=7)


def items(user: Any, today: date) -> list[WorkItem]:
    """What one owns and is due within a week or past: one query."""
    names = {item.code: item.name for item in checklist.ITEMS}
    found = [Found(*row) for row in _to_look_at(user, today).union(_promised(user, today), all=True)]
    return [_promise(each, today) if each.is_promise else _look(each, names[each.what], today) for each in found]


@dataclass(frozen=True)
class Found:
    """One row: `what` was promised, or the code of the item to look at. `round` is that of a promise, if they may open
    it."""

    is_promise: bool
    pk: int
    what: str
    due: date
    round: int | None


COLUMNS = ("is_promise", "pk", "of", "due", "round")


def _to_look_at(user: Any, today: date) -> Any:
    """What was said last of each item, where its date has come."""
    newest = Answer.objects.order_by().values("item").annotate(last=Max("pk")).values("last")
    mine = Answer.objects.filter(pk__in=newest, owner=user, review_on__lte=today + A_WEEK)
    mine = mine.filter(item__in=[item.code for item in checklist.ITEMS]).order_by()
    nothing = Cast(Value(None), Round._meta.pk)
    return mine.annotate(is_promise=Value(False), of=F("item"), due=F("review_on"), round=nothing).values_list(*COLUMNS)


def _promised(user: Any, today: date) -> Any:
    mine = Action.objects.open().filter(owner=user, due_on__lte=today + A_WEEK).order_by()
    opens = Subquery(Round.objects.visible_to(user).filter(pk=OuterRef("follows")).order_by().values("pk")[:1])
    return mine.annotate(is_promise=Value(True), of=F("what"), due=F("due_on"), round=opens).values_list(*COLUMNS)


def _promise(found: Found, today: date) -> WorkItem:
    page = reverse("readiness:round", args=[found.round]) if found.round else reverse("readiness:checklist")
    done = reverse("readiness:promise_kept", args=[found.pk])
    return WorkItem(
        kind=_part(found.due, today),
        who="Residents were promised",
        who_url=page,
        what=found.what,
        due=found.due,
        late_days=max(0, (today - found.due).days),
        actions=(Press("It is done", done, is_post=True, icon="tick"),),
    )


def _look(found: Found, name: str, today: date) -> WorkItem:
    page = reverse("readiness:item", args=[found.what])
    return WorkItem(
        kind=_part(found.due, today),
        who=name,
        who_url=page,
        what="Its date has come. Say how it stands.",
        due=found.due,
        late_days=max(0, (today - found.due).days),
        actions=(Press("Say how it stands", page, icon="pencil", is_main=True),),
    )


def _part(due: date, today: date) -> Due:
    return "late" if due < today else "today" if due == today else "week"
