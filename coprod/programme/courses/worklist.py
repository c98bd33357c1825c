"""For Today: classes of the last days that nobody has recorded yet, and the courses one takes part in oneself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Subquery, Value
from django.urls import reverse

from coprod import clock
from coprod.people.worklists import Action, WorkItem
from coprod.programme.courses.models import CourseRun, Place
from coprod.programme.courses.stages import Stage
from coprod.programme.gatherings.models import Attendance, Gathering

A_WEEK = timedelta(days=7)
MOST = 20
"""Today is a page to read: an old course nobody recorded does not fill it."""


CLASS, OWN = "class", "own"
COLUMNS = ("sort", "pk", "of_run", "title", "moment", "at_stage")


@dataclass(frozen=True)
class Found:
    """One row: a class to record, or an own place on a course with the moment of its next day."""

    sort: str
    pk: int
    run: int
    title: str
    moment: datetime | None
    stage: str

    @property
    def day(self) -> date | None:
        return clock.local(self.moment).date() if self.moment else None


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each class that is over and not recorded, late from the day after; and one for each own course: one
    query."""
    found = [Found(*row) for row in _not_recorded(user).union(_own(user), all=True)]
    listed = [_item(each, today) for each in found if each.sort == CLASS]
    return listed + [_own_item(each) for each in found if each.sort == OWN and _is_soon(each, today)]


def _is_soon(own: Found, today: date) -> bool:
    """Invitations that wait for a yes, and courses with a day in the next seven: staff learn too."""
    return own.stage == Stage.INVITED or bool(own.day and own.day <= today + A_WEEK)


def _own(user: Any) -> Any:
    to_come = Attendance.objects.filter(person=user.person_id, gathering__in=Gathering.objects.to_come())
    of_run = to_come.filter(gathering__series=OuterRef("run__series")).order_by("gathering__starts_at")
    next_at = Subquery(of_run.values("gathering__starts_at")[:1])
    places = Place.objects.own(user).open().order_by()
    title = F("run__series__title")
    places = places.annotate(sort=Value(OWN), of_run=F("run"), title=title, moment=next_at, at_stage=F("stage"))
    return places.values_list(*COLUMNS)


def _own_item(place: Found) -> WorkItem:
    page = reverse("courses:own", args=[place.pk])
    is_invited = place.stage == Stage.INVITED
    return WorkItem(
        kind="today" if is_invited else "week",
        who=place.title,
        who_url=page,
        what="You are invited to this course." if is_invited else "You take part in this course.",
        note=f"The next day is {place.day:%A %-d %B}" if place.day else "",
        due=place.day,
        actions=(Action("Say yes or no" if is_invited else "See your course", page, is_main=is_invited),),
    )


def _not_recorded(user: Any) -> Any:
    waiting = Gathering.objects.not_recorded().filter(series__run__in=CourseRun.objects.visible_to(user))
    latest = Gathering.objects.filter(pk__in=waiting.order_by("-starts_at").values("pk")[:MOST]).order_by()
    columns = {"of_run": F("series__run"), "title": F("series__title"), "moment": F("starts_at")}
    return latest.annotate(sort=Value(CLASS), **columns, at_stage=F("stage")).values_list(*COLUMNS)


def _item(found: Found, today: date) -> WorkItem:
    late_days = max(0, (today - found.day).days) if found.day else 0
    return WorkItem(
        kind="late" if late_days else "today",
        who=found.title,
        who_url=reverse("courses:run", args=[found.run]),
        what="A class was held. Write down who came.",
        note=f"{found.day:%-d %B}",
        due=found.day,
        late_days=late_days,
        actions=(Action("Record who came", reverse("courses:attendance", args=[found.pk]), icon="tick", is_main=True),),
    )
