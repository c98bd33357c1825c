"""How recruiting goes: the page, and the same numbers as a spreadsheet."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coprod import clock
from coprod.accounts.doors import team_required
from coprod.peers.recruitment.funnel import READERS
from coprod.people import waits
from coprod.workspace import funnel_figures, spreadsheet, windows
from coprod.workspace.funnel_forms import FunnelForm


@team_required(*READERS)
@require_safe
def funnel(request: HttpRequest) -> HttpResponse:
    """Counts and days by stage and by track, where people left and why, and how other windows would have done."""
    form = FunnelForm(request.GET)
    figures = _figures(request, form)
    is_everyone = not (form.is_chosen and figures.sees_people)
    return render(
        request,
        "workspace/funnel.html",
        {
            "form": form,
            "figures": figures,
            "comparison": windows.of(request.user, lambda person: is_everyone or person in figures.people),
            "tracks": waits.tracks(),
            "choices": _choices(clock.today(), request.GET.get("role", "")),
            "query": request.GET.urlencode(),
            "fewest": funnel_figures.FEWEST_SHOWN,
        },
    )


@team_required(*READERS)
@require_safe
def download(request: HttpRequest) -> Any:
    """The tables of the page, for a spreadsheet."""
    figures = _figures(request, FunnelForm(request.GET))
    return spreadsheet.as_csv(funnel_figures.as_rows(figures.tables), f"recruiting-{clock.today():%Y-%m-%d}")


def _figures(request: HttpRequest, form: FunnelForm) -> funnel_figures.Funnel:
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return funnel_figures.of(request.user, **chosen)


def _choices(today: date, role: str) -> list[tuple[str, str]]:
    """(words, query) of the periods people ask for most."""
    a_year_ago = today - timedelta(days=365)
    periods: tuple[tuple[str, dict[str, Any]], ...] = (
        ("Everyone", {}),
        ("The last 12 months", {"first": a_year_ago, "last": today}),
        (f"{today.year}", {"first": date(today.year, 1, 1), "last": today}),
        (f"{today.year - 1}", {"first": date(today.year - 1, 1, 1), "last": date(today.year - 1, 12, 31)}),
    )
    return [(words, urlencode(chosen | ({"role": role} if role else {}))) for words, chosen in periods]
