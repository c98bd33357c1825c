"""Classes of the last days that nobody has recorded yet, for Today."""

from datetime import date
from typing import Any

from django.urls import reverse

from coprod import clock
from coprod.people.worklists import Action, WorkItem
from coprod.programme.courses.models import CourseRun
from coprod.programme.gatherings.models import Gathering

MOST = 20
"""Today is a page to read: an old course nobody recorded does not fill it."""


def items(user: Any, today: date) -> list[WorkItem]:
    """One item for each class that is over and not recorded; late from the day after."""
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
