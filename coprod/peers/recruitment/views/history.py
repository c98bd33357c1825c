"""The months of an application, and who can speak for them: for the person and for a colleague beside them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from coprod.accounts import kept
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment import filling_in
from coprod.peers.recruitment.forms import ActivityForm, RefereeForm
from coprod.peers.recruitment.parts import PartKey
from coprod.peers.recruitment.views.desk import Desk
from coprod.peers.references import pictures, standing
from coprod.peers.references.models import Activity, ReferenceRule


def history(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The window as a picture and a table, and a form that adds one thing."""
    form = _activity_form(request, desk)
    if kept.restore(request, form) or not form.is_valid():
        return _history_page(request, desk, form)
    filling_in.tell(desk.application, **_told(form), once=form.cleaned_data["once"], how=desk.how, by=desk.by)
    return redirect(desk.part(PartKey.HISTORY))


def change_activity(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    activity = get_object_or_404(desk.application.person.activities.select_related("referee"), pk=pk)
    form = _activity_form(request, desk, activity)
    if kept.restore(request, form) or not form.is_valid():
        return _history_page(request, desk, form, activity)
    filling_in.retell(desk.application, activity, **_told(form), how=desk.how, by=desk.by)
    return redirect(desk.part(PartKey.HISTORY))


def remove_activity(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    if activity := desk.application.person.activities.filter(pk=pk).first():
        filling_in.untell(desk.application, activity, how=desk.how, by=desk.by)
    return redirect(desk.part(PartKey.HISTORY))


def _activity_form(request: HttpRequest, desk: Desk, activity: Activity | None = None) -> ActivityForm:
    application = desk.application
    rule, this_month = (application.rule or ReferenceRule.in_force()).as_rule(), standing.this_month()
    window = rule.window(application.window_ends or this_month)
    initial: dict[str, Any] = {}
    if activity:
        initial = {
            "kind": activity.kind,
            "first": activity.first.isoformat(),
            "last": activity.last.isoformat() if activity.last else None,
            "is_still_going": activity.last is None,
            "words": activity.words,
            "vouched_by": activity.referee.name if activity.referee else "",
        }
    return ActivityForm(
        request.POST or None, them=desk.them, initial=initial, window_first=window.first, this_month=this_month
    )


def _told(form: ActivityForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("kind", "first", "last", "words", "vouched_by")}


def _history_page(
    request: HttpRequest, desk: Desk, form: ActivityForm, activity: Activity | None = None
) -> HttpResponse:
    application = desk.application
    history = standing.history_of(application.person)
    coverage = standing.cover(history, rule=application.rule, ending=application.window_ends)
    return render(
        request,
        "recruitment/history.html",
        {
            "desk": desk,
            "application": application,
            "form": form,
            "activity": activity,
            "activities": history.activities,
            "coverage": coverage,
            "words": pictures.in_words(coverage),
            "picture": pictures.picture(coverage, pictures.stretches_told(history.activities)),
        },
    )


def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Who can speak for the person; a form that adds someone."""
    form = RefereeForm(request.POST or None, them=desk.them, initial={"reach_by": "email"})
    if kept.restore(request, form) or not form.is_valid():
        return _people_page(request, desk, form)
    filling_in.name_referee(desk.application, **form.cleaned_data, how=desk.how, by=desk.by)
    return redirect(desk.part(PartKey.PEOPLE))


def change_referee(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    referee = get_object_or_404(desk.application.person.referees, pk=pk)
    columns = ("name", "kind", "reach_by", "address", "may_be_told", "may_be_asked")
    known = {name: getattr(referee, name) for name in columns}
    form = RefereeForm(request.POST or None, them=desk.them, initial=known)
    if kept.restore(request, form) or not form.is_valid():
        return _people_page(request, desk, form, referee)
    filling_in.name_referee(desk.application, referee=referee, **form.cleaned_data, how=desk.how, by=desk.by)
    return redirect(desk.part(PartKey.PEOPLE))


def nobody_yet(request: HttpRequest, desk: Desk) -> HttpResponse:
    """“I cannot think of anyone yet.” A full answer."""
    recruitment.has_nobody_to_name_yet(desk.application, how=desk.how, by=desk.by)
    return redirect(desk.parts)


def _people_page(request: HttpRequest, desk: Desk, form: RefereeForm, referee: Any = None) -> HttpResponse:
    return render(
        request,
        "recruitment/people.html",
        {
            "desk": desk,
            "application": desk.application,
            "form": form,
            "referee": referee,
            "referees": [
                (each, standing.latest_request(each))
                for each in desk.application.person.referees.prefetch_related("requests")
            ],
        },
    )
