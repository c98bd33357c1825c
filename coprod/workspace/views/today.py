"""The first page of the day: whom to ring, what is late, what is due, and where people are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coprod import clock
from coprod.accounts.doors import team_required
from coprod.people import worklists
from coprod.people.models import Role
from coprod.people.worklists import WorkItem
from coprod.ui.searching import words
from coprod.workspace import figures
from coprod.workspace.menu import recruits
from coprod.workspace.ready_views import WAITING_FOR_A_LEAD

AT_FIRST = 8
"""Of each part, the most pressing: Today is a page to begin with. The rest is one press away."""


@dataclass(frozen=True)
class Part:
    """One part of Today: `key` is where its tile leads, `nothing` what it says when it is empty."""

    key: str
    title: str
    tile: str
    tint: str
    items: list[WorkItem]
    nothing: str
    hint: str = ""
    is_whole: bool = False

    @property
    def shown(self) -> list[WorkItem]:
        return self.items if self.is_whole else self.items[:AT_FIRST]

    @property
    def more(self) -> int:
        return len(self.items) - len(self.shown)

    @property
    def is_late(self) -> bool:
        return self.key == "late"


@team_required()
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person; with `part` in the address, all of that part and nothing else."""
    stages = figures.by_stage(request.user)
    items = list(_once_each(worklists.collect(request.user, clock.today())))
    wanted = words(request, "part")
    parts = _parts(items, is_whole=False)
    chosen = [part for part in _parts(items, is_whole=True) if part.key == wanted]
    return render(
        request,
        "workspace/today.html",
        {
            "today": clock.today(),
            "recruits": recruits(request.user),
            "items": items,
            "part_of_day": _part_of_day(),
            "parts": parts,
            "part": chosen[0] if chosen else None,
            "stages": stages,
            "is_to_begin": not stages.has_begun and _leads(request.user),
            "waiting_for_a_lead": WAITING_FOR_A_LEAD,
        },
    )


def _leads(user: Any) -> bool:
    return bool(user.has_role(Role.LEAD))


def _once_each(items: Iterable[WorkItem]) -> Iterable[WorkItem]:
    """The same thing about the same person stands once, where it is most pressing."""
    known = set()
    for item in items:
        if (item.who_url, item.what, item.note) not in known:
            known.add((item.who_url, item.what, item.note))
            yield item


def _parts(items: list[WorkItem], *, is_whole: bool) -> list[Part]:
    def of(kind: str) -> list[WorkItem]:
        return [item for item in items if item.kind == kind]

    return [
        Part(
            "phone",
            "Phone them",
            "to phone",
            "sand",
            of("phone"),
            "Nobody to ring.",
            "They asked for a call, or they do not use e-mail.",
            is_whole=is_whole,
        ),
        Part("late", "Late", "late", "blush", of("late"), "Nothing is late.", is_whole=is_whole),
        Part(
            "today",
            "Due today",
            "due today",
            "sea",
            of("today"),
            "Nothing is due. New hellos and answers from referees appear on this page.",
            is_whole=is_whole,
        ),
        Part(
            "week",
            "In the next 7 days",
            "in the next 7 days",
            "",
            of("week"),
            "Nothing more so far.",
            is_whole=is_whole,
        ),
    ]


def _part_of_day() -> str:
    hour = clock.local(clock.now()).hour
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
