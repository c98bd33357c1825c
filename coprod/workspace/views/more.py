"""What staff open less often than each week: everything that does not stand in the bar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coprod.accounts.doors import team_required
from coprod.ui import menus

OTHERS = "Other lists"
GROUPS = ("Set up", "Look back", OTHERS)


@team_required()
@require_safe
def more(request: HttpRequest) -> HttpResponse:
    lines = menus.lines_for("more", request)
    groups = [(name, [line for line in lines if (line.group or OTHERS) == name]) for name in GROUPS]
    return render(request, "workspace/more.html", {"groups": [group for group in groups if group[1]]})
