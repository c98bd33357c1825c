"""The applicant's side: laying out the months, and saying who can speak for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import participant_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.forms import ActivityForm, RefereeForm
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.views.apply import own_open_application
from coprod.peers.references import acts, pictures, standing
from coprod.peers.references.models import Activity, ReferenceRule


@participant_required
def history(request: HttpRequest) -> HttpResponse:
    """The window as a picture and a table, and a form that adds one thing."""
    application = own_open_application(request)
    form = _activity_form(request, application)
    if kept.restore(request, form) or not form.is_valid():
        return _history_page(request, application, form)
    acts.tell(person=application.person, **_told(form), once=form.cleaned_data["once"], by=Actor.of(request.user))
    return redirect("recruitment:history")


@participant_required
def change_activity(request: HttpRequest, pk: int) -> HttpResponse:
    application = own_open_application(request)
    activity = get_object_or_404(application.person.activities.select_related("referee"), pk=pk)
    form = _activity_form(request, application, activity)
    if kept.restore(request, form) or not form.is_valid():
        return _history_page(request, application, form, activity)
    acts.retell(activity, **_told(form), by=Actor.of(request.user))
    return redirect("recruitment:history")


@participant_required
@require_POST
def remove_activity(request: HttpRequest, pk: int) -> HttpResponse:
    application = own_open_application(request)
    if activity := application.person.activities.filter(pk=pk).first():
        acts.untell(activity, by=Actor.of(request.user))
    return redirect("recruitment:history")


def _activity_form(request: HttpRequest, application: Application, activity: Activity | None = None) -> ActivityForm:
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
    return ActivityForm(request.POST or None, initial=initial, window_first=window.first, this_month=this_month)


def _told(form: ActivityForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("kind", "first", "last", "words", "vouched_by")}


def _history_page(
    request: HttpRequest, application: Application, form: ActivityForm, activity: Activity | None = None
) -> HttpResponse:
    history = standing.history_of(application.person)
    coverage = standing.cover(history, rule=application.rule, ending=application.window_ends)
    return render(
        request,
        "recruitment/history.html",
        {
            "application": application,
            "form": form,
            "activity": activity,
            "activities": history.activities,
            "coverage": coverage,
            "words": pictures.in_words(coverage),
            "picture": pictures.picture(coverage, pictures.stretches_told(history.activities)),
        },
    )


@participant_required
def people(request: HttpRequest) -> HttpResponse:
    """Who can speak for the person; a form that adds someone."""
    application = own_open_application(request)
    form = RefereeForm(request.POST or None, initial={"reach_by": "email"})
    if kept.restore(request, form) or not form.is_valid():
        return _people_page(request, application, form)
    acts.name_referee(person=application.person, **form.cleaned_data, by=Actor.of(request.user))
    return redirect("recruitment:people")


@participant_required
def change_referee(request: HttpRequest, pk: int) -> HttpResponse:
    application = own_open_application(request)
    referee = get_object_or_404(application.person.referees, pk=pk)
    form = RefereeForm(
        request.POST or None,
        initial={
            name: getattr(referee, name)
            for name in ("name", "kind", "reach_by", "address", "may_be_told", "may_be_asked")
        },
    )
    if kept.restore(request, form) or not form.is_valid():
        return _people_page(request, application, form, referee)
    acts.name_referee(person=application.person, referee=referee, **form.cleaned_data, by=Actor.of(request.user))
    return redirect("recruitment:people")


@participant_required
@require_POST
def nobody_yet(request: HttpRequest) -> HttpResponse:
    """“I cannot think of anyone yet.” A full answer."""
    recruitment.has_nobody_to_name_yet(own_open_application(request), by=Actor.of(request.user))
    return redirect("recruitment:apply")


def _people_page(
    request: HttpRequest, application: Application, form: RefereeForm, referee: Any = None
) -> HttpResponse:
    return render(
        request,
        "recruitment/people.html",
        {
            "application": application,
            "form": form,
            "referee": referee,
            "referees": [
                (each, standing.latest_request(each))
                for each in application.person.referees.prefetch_related("requests")
            ],
        },
    )
