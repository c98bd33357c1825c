"""For Today: classes of the last days that nobody has recorded yet, and the courses one takes part in oneself."""

from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from coprod import clock
from coprod.people.worklists import Action, WorkItem
from coprod.programme.courses.models import CourseRun, Place
from coprod.programme.courses.stages import Stage
from coprod.programme.gatherings.models import Attendance, Gathering

A_WEEK = timedelta(days=7)
MOST = 20
"""Today is a page to read: an old course nobody recorded does not fill it."""


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each class that is over and not recorded, late from the day after; and one for each own course."""
    return _not_recorded(user, today) + _own(user, today)


def _own(user: Any, today: date) -> list[WorkItem]:
    """Invitations that wait for a yes, and courses with a day in the next seven: staff learn too."""
    to_come = Attendance.objects.filter(person=user.person_id, gathering__in=Gathering.objects.to_come())
    of_run = to_come.filter(gathering__series=OuterRef("run__series")).order_by("gathering__starts_at")
    places = Place.objects.own(user).open().select_related("run__series")
    places = places.annotate(next_at=Subquery(of_run.values("gathering__starts_at")[:1]))
    with_days = [(place, clock.local(place.next_at).date() if place.next_at else None) for place in places]
    soon = today + A_WEEK
    return [_own_item(place, day) for place, day in with_days if place.stage == Stage.INVITED or (day and day <= soon)]


def _own_item(place: Place, day: date | None) -> WorkItem:
    page = reverse("courses:own", args=[place.pk])
    is_invited = place.stage == Stage.INVITED
    return WorkItem(
        kind="today" if is_invited else "week",
        who=str(place.run),
        who_url=page,
        what="You are invited to this course." if is_invited else "You take part in this course.",
        note=f"The next day is {day:%A %-d %B}" if day else "",
        due=day,
        actions=(Action("Say yes or no" if is_invited else "See your course", page, is_main=is_invited),),
    )


def _not_recorded(user: Any, today: date) -> list[WorkItem]:
    runs = CourseRun.objects.visible_to(user)
    waiting = Gathering.objects.not_recorded().filter(series__run__in=runs).select_related("series__run")
    return [_item(gathering, today) for gathering in waiting.order_by("-starts_at")[:MOST]]


def _item(gathering: Gathering, today: date) -> WorkItem:
    day = clock.local(gathering.starts_at).date()
    late_days = max(0, (today - day).days)
    page = reverse("courses:attendance", args=[gathering.pk])
    return WorkItem(
        kind="late" if late_days else "today",
        who=str(gathering.series),
        who_url=reverse("courses:run", args=[gathering.series.run.pk]),
        what="A class was held. Write down who came.",
        note=f"{day:%-d %B}",
        due=day,
        late_days=late_days,
        actions=(Action("Record who came", page, icon="tick", is_main=True),),
    )
