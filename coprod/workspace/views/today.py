"""The first page of the day: whom to ring, what is late, what is due, and where people are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coprod import clock
from coprod.accounts.doors import team_required
from coprod.people import worklists
from coprod.workspace import figures
from coprod.workspace.menu import recruits


@team_required()
def today(request: HttpRequest) -> HttpResponse:
    items = worklists.collect(request.user, clock.today())
    return render(
        request,
        "workspace/today.html",
        {
            "today": clock.today(),
            "recruits": recruits(request.user),
            "items": items,
            "part_of_day": _part_of_day(),
            "phone": [item for item in items if item.kind == "phone"],
            "late": [item for item in items if item.kind == "late"],
            "due": [item for item in items if item.kind == "today"],
            "week": [item for item in items if item.kind == "week"],
            "stages": figures.by_stage(request.user),
        },
    )


def _part_of_day() -> str:
    hour = clock.local(clock.now()).hour
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
