"""What runs when. Each capability lists its schedules as data in schedule.py; `ensure` writes them for the worker."""

from collections.abc import Iterable
from dataclasses import dataclass

from django_q.models import Schedule

from coprod.people.worklists import found

OURS = "coprod: "
"""Begins the name of every schedule that this mechanism keeps."""


@dataclass(frozen=True)
class Every:
    """Run `func` (a dotted name) every `minutes`. A run that was missed is made up once, not once for each miss."""

    name: str
    func: str
    minutes: int


def ensure() -> int:
    """Write every listed schedule, change those that differ, remove those no longer listed. Returns how many."""
    listed = list(_listed())
    for each in listed:
        Schedule.objects.update_or_create(
            name=f"{OURS}{each.name}",
            defaults={"func": each.func, "schedule_type": Schedule.MINUTES, "minutes": each.minutes, "repeats": -1},
        )
    names = [f"{OURS}{each.name}" for each in listed]
    Schedule.objects.filter(name__startswith=OURS).exclude(name__in=names).delete()
    return len(listed)


def _listed() -> Iterable[Every]:
    for module in found("schedule"):
        yield from getattr(module, "SCHEDULES", [])
