"""The pages of an application, one group of questions each: the same for the person and for a colleague beside them.
Each is given the desk; who may sit there is asked where the desk is made."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts import kept
from coprod.peers.recruitment import acts, progress
from coprod.peers.recruitment.part_forms import (
    FreeForm,
    HopesForm,
    SendForm,
    TheirReachForm,
    WhatHelpsForm,
    WhatYouKnowForm,
)
from coprod.peers.recruitment.parts import PARTS, PartKey
from coprod.peers.recruitment.views import history
from coprod.peers.recruitment.views.desk import Desk
from coprod.people.forms import ReachForm


def you(request: HttpRequest, desk: Desk) -> HttpResponse:
    form_class = TheirReachForm if desk.is_with_us else ReachForm
    form = form_class(request.POST or None, initial=form_class.initial_for(desk.application.person))
    if kept.restore(request, form) or not form.is_valid():
        return _part(request, desk, PartKey.YOU, form)
    acts.save_about_you(desk.application, described=form.described, routes=form.routes, how=desk.how, by=desk.by)
    return redirect(desk.parts)


def helps(request: HttpRequest, desk: Desk) -> HttpResponse:
    known = {"access_needs": desk.application.person.access_needs}
    form = WhatHelpsForm(request.POST or None, them=desk.them, initial=known)
    if kept.restore(request, form) or not form.is_valid():
        return _part(request, desk, PartKey.HELP, form)
    acts.save_what_helps(desk.application, **form.cleaned_data, how=desk.how, by=desk.by)
    return redirect(desk.parts)


def know(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _columns(request, desk, PartKey.KNOW, WhatYouKnowForm)


def hopes(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _columns(request, desk, PartKey.HOPES, HopesForm)


def free(request: HttpRequest, desk: Desk) -> HttpResponse:
    application = desk.application
    known = {"days": application.free, "times": application.free, "free_words": application.free_words}
    form = FreeForm(request.POST or None, them=desk.them, initial=known)
    if kept.restore(request, form) or not form.is_valid():
        return _part(request, desk, PartKey.FREE, form)
    data = form.cleaned_data
    answers = {"free": [*data["days"], *data["times"]], "free_words": data["free_words"]}
    acts.save_part(application, PartKey.FREE, answers=answers, how=desk.how, by=desk.by)
    return redirect(desk.parts)


def _columns(
    request: HttpRequest, desk: Desk, key: PartKey, form_class: type[WhatYouKnowForm | HopesForm]
) -> HttpResponse:
    """A part whose fields are columns of the application."""
    known = {name: getattr(desk.application, name) for name in form_class.base_fields}
    form = form_class(request.POST or None, them=desk.them, initial=known)
    if kept.restore(request, form) or not form.is_valid():
        return _part(request, desk, key, form)
    acts.save_part(desk.application, key, answers=form.cleaned_data, how=desk.how, by=desk.by)
    return redirect(desk.parts)


def _part(request: HttpRequest, desk: Desk, key: PartKey, form: forms.Form) -> HttpResponse:
    part = next(part for part in PARTS if part.key is key)
    context: dict[str, Any] = {"desk": desk, "application": desk.application, "part": part, "form": form}
    return render(request, "recruitment/part.html", context)


PAGES: dict[PartKey, Callable[[HttpRequest, Desk], HttpResponse]] = {
    PartKey.YOU: you,
    PartKey.HELP: helps,
    PartKey.KNOW: know,
    PartKey.HISTORY: history.history,
    PartKey.HOPES: hopes,
    PartKey.FREE: free,
    PartKey.PEOPLE: history.people,
}


def check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Check the answers; POST sends them. Afterwards the same page is the copy to keep."""
    form = SendForm(request.POST if request.method == "POST" else None, them=desk.them)
    if form.is_valid():
        acts.send(desk.application, how=desk.how, by=desk.by)
        return redirect(desk.address("sent", None))
    return render(request, "recruitment/check.html", {**told(desk), "form": form})


def told(desk: Desk) -> dict[str, Any]:
    """All that was told at this desk, for a page that shows it."""
    person = desk.application.person
    return {
        "desk": desk,
        "application": desk.application,
        "progress": progress.of(desk.application),
        "activities": person.activities.select_related("referee"),
        "referees": person.referees.all(),
        "routes": person.routes.all(),
    }
