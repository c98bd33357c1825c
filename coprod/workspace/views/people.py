"""People in the process: the board and the table of them, and the spreadsheet of what is shown."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coprod import clock
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment.stages import Stage
from coprod.people.models.service import RECRUITING_ROLES
from coprod.workspace import acts, pipeline
from coprod.workspace import spreadsheet as sheets
from coprod.workspace.filters import FilterForm, Filters, Layout
from coprod.workspace.models import FirstView, SavedView
from coprod.workspace.ready_views import READY

COLUMNS = (
    ("name", "Name"),
    ("role", "Role"),
    ("stage", "Stage"),
    ("since", "How long"),
    ("service", "Service"),
    ("contact", "Named contact"),
)
ONLY_WHERE_WIDE = ("role", "service", "contact")


@team_required(*RECRUITING_ROLES)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone in the process, or those the address asks for, on a board or in a table."""
    if not request.GET and (view := _first_view(request.user)):
        return redirect(f"{request.path}?{view.query}")
    form = FilterForm(request.GET, user=request.user)
    filters = form.filters
    if filters.is_board:
        columns = pipeline.board(request.user, filters)
        shown: dict[str, Any] = {"columns": columns, "count": sum(column.total for column in columns)}
    else:
        page = pipeline.table(request.user, filters, request.GET.get("page"))
        shown = {"page": page, "count": page.paginator.count, "headings": _headings(filters)}
        if not filters.stage and (at_hello := pipeline.hellos(request.user, filters).count()):
            hellos = filters.query(stage=Stage.SAID_HELLO, layout=Layout.TABLE)
            shown |= {"at_hello": at_hello, "hellos": hellos}
    views = _views(request, filters)
    context = {
        "form": form,
        "filters": filters,
        "views": views,
        "is_a_view": any(view["is_here"] for view in views),
        "sheet": sheets.SpreadsheetForm(user=request.user),
        "words": filters.in_words(shown["count"]),
    }
    return render(request, "workspace/people.html", context | shown)


@team_required(*RECRUITING_ROLES)
@require_POST
def spreadsheet(request: HttpRequest) -> Any:
    """What is shown, to take along. A press of a button, since it is written down that someone took it."""
    filters = FilterForm(request.GET, user=request.user).filters
    form = sheets.SpreadsheetForm(request.POST, user=request.user)
    if not form.is_valid():
        return redirect(f"{reverse('workspace:people')}?{filters.query()}")
    with_addresses = bool(form.cleaned_data.get("with_addresses"))
    count = pipeline.count(request.user, filters)
    acts.take_spreadsheet(
        people=count,
        shown_as=filters.in_words(count, with_search=False),
        with_addresses=with_addresses,
        by=Actor.of(request.user),
    )
    rows = sheets.lines(request.user, filters, with_addresses=with_addresses)
    return sheets.SENT_AS[form.cleaned_data["kind"]](rows, f"people-{clock.today():%Y-%m-%d}")


def _first_view(user: Any) -> SavedView | None:
    chosen = FirstView.objects.filter(user=user, view__in=SavedView.objects.visible_to(user)).select_related("view")
    first = chosen.first()
    return first.view if first else None


def _views(request: HttpRequest, filters: Filters) -> list[dict[str, Any]]:
    """The ready views and the saved ones, with the one that is shown marked."""
    here = filters.query(with_search=False) if not filters.q else None
    saved = [(view.name, view.query) for view in SavedView.objects.visible_to(request.user)]
    return [{"name": name, "query": query, "is_here": query == here} for name, query in [*READY, *saved]]


def _headings(filters: Filters) -> list[dict[str, Any]]:
    """The headings of the table: each sorts by its column, and the other way round when pressed again."""
    by, is_down = filters.sort.removeprefix("-"), filters.sort.startswith("-")
    return [
        {
            "label": label,
            "is_extra": name in ONLY_WHERE_WIDE,
            # Newest first is the longest time last: what stands in the column is how long, not since when.
            "sorted": ("descending" if is_down != (name == "since") else "ascending") if name == by else "",
            "query": filters.query(sort=name if name != by or is_down else f"-{name}", layout=Layout.TABLE),
        }
        for name, label in COLUMNS
    ]
