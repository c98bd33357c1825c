"""Messages that need one of us, for Today: calls, texts, letters, news to tell, doubts, addresses that do not work."""

from datetime import date
from typing import Any

from django.db.models import Case, F, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from coprod import clock
from coprod.messaging.models import Message, State
from coprod.people.models import RouteKind
from coprod.people.worklists import Action, WorkItem

AT_MOST = 20
"""Of each sort; the lists themselves show the rest."""


def items(user: Any, today: date) -> list[WorkItem]:
    """What this user may see of what waits: one query, however much there is."""
    rows = Message.objects.visible_to(user).select_related("person", "worker__person")
    waiting = rows.waiting_for_us().annotate(sort_of_work=_SORT).annotate(place=_PLACE).filter(place__lte=AT_MOST)
    return [_work(row, user, today) for row in waiting.order_by("place")]


_SORT = Case(When(state=State.ON_A_LIST, then=F("channel")), default=Value("trouble"))
_PLACE = Window(RowNumber(), partition_by=F("sort_of_work"), order_by="next_attempt_at")


def _work(row: Message, user: Any, today: date) -> WorkItem:
    if row.state != State.ON_A_LIST:
        return _trouble(row, today)
    if row.channel == RouteKind.THROUGH:
        return _news(row, user, today)
    return {RouteKind.PHONE: _call, RouteKind.TEXT: _text, RouteKind.POST: _letter}[RouteKind(row.channel)](row, today)


def _call(row: Message, today: date) -> WorkItem:
    call = Action(f"Call {row.address}", f"tel:{row.address.replace(' ', '')}", icon="phone", is_main=True)
    return _item(
        row, today, "phone", f"{row.label}: by phone.", call, Action("What to say", reverse("messaging:calls"))
    )


def _text(row: Message, today: date) -> WorkItem:
    show = Action(
        "Show the words", reverse("messaging:words", args=[row.pk]), is_post=True, icon="speech", is_main=True
    )
    return _item(row, today, "today", f"{row.label}: by text, from your phone.", show)


def _letter(row: Message, today: date) -> WorkItem:
    return _item(row, today, "today", f"{row.label}: by letter.", Action("Open letters", reverse("messaging:letters")))


def _news(row: Message, user: Any, today: date) -> WorkItem:
    told = Action("Told", reverse("messaging:done", args=[row.pk]), is_post=True, is_main=True)
    worker = "you" if row.worker == user else str(row.worker)
    what = f"{row.label}: to be told through {worker}."
    return _item(row, today, "late", what, told, Action("What to say", reverse("messaging:told")))


def _trouble(row: Message, today: date) -> WorkItem:
    look = Action("Look", _page(row))
    if row.state == State.MAY_HAVE_BEEN_SENT:
        again = Action("Send again", reverse("messaging:send_again", args=[row.pk]), is_post=True)
        arrived = Action("It arrived", reverse("messaging:arrived", args=[row.pk]), is_post=True)
        return _item(row, today, "today", f"{row.label} may have been sent. Ask whether it arrived.", arrived, again)
    return _item(row, today, "today", f"{row.label} did not get through. {row.get_trouble_display()}.", look)


def _item(row: Message, today: date, kind: Any, what: str, *actions: Action) -> WorkItem:
    posted = clock.local(row.posted_at).date()
    return WorkItem(
        kind=kind,
        who=row.to_name,
        who_url=_page(row),
        what=what,
        note=f"Since {posted:%-d %B}",
        due=posted,
        late_days=max((today - posted).days, 0) if kind == "late" else 0,
        actions=actions,
    )


def _page(row: Message) -> str:
    return reverse("messaging:message", args=[row.pk])
