"""The applicant's side: the list of parts, the parts, and sending."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import participant_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts, progress
from coprod.peers.recruitment.forms import FreeForm, HopesForm, WhatHelpsForm, WhatYouKnowForm
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.parts import PARTS, PartKey
from coprod.peers.references import pictures
from coprod.people.forms import ReachForm
from coprod.ui.refusals import WrongStage


def own_application(request: HttpRequest) -> Application:
    """The newest application of the signed-in person. Raises Http404 when there is none."""
    application = (
        Application.objects.visible_to(request.user)
        .filter(person_id=request.user.person_id)  # type: ignore[union-attr]
        .select_related("person", "role__eligibility", "rule")
        .order_by("-pk")
        .first()
    )
    if application is None:
        raise Http404
    return application


def own_open_application(request: HttpRequest) -> Application:
    """The same, for adding to it. Raises WrongStage when something is sent to one that is closed."""
    application = own_application(request)
    if request.method == "POST" and not application.is_open:
        raise WrongStage("This application is closed, so nothing was added. Ring us when you would like to come back.")
    return application


def apply(request: HttpRequest) -> HttpResponse:
    """The list of parts; for people we do not know yet, what it is and how to begin."""
    if not request.user.is_authenticated:
        return render(
            request,
            "recruitment/welcome.html",
            {"roles": RoleOnOffer.objects.filter(is_open=True).select_related("eligibility")},
        )
    return _parts(request)


@participant_required
def _parts(request: HttpRequest) -> HttpResponse:
    application = own_application(request)
    how_far = progress.of(application)
    return render(
        request,
        "recruitment/parts.html",
        {
            "application": application,
            "progress": how_far,
            "groups": _grouped(how_far),
            "words": pictures.in_words(how_far.coverage),
        },
    )


def _grouped(how_far: progress.Progress) -> list[tuple[str, list[progress.PartState]]]:
    groups: dict[str, list[progress.PartState]] = {}
    for state in how_far.parts:
        groups.setdefault(state.part.group, []).append(state)
    return list(groups.items())


@participant_required
def you(request: HttpRequest) -> HttpResponse:
    application = own_application(request)
    form = ReachForm(request.POST or None, initial=ReachForm.initial_for(application.person))
    if kept.restore(request, form) or not form.is_valid():
        return _part_page(request, application, PartKey.YOU, form)
    acts.save_about_you(application, described=form.described, routes=form.routes, by=Actor.of(request.user))
    return redirect("recruitment:apply")


@participant_required
def helps(request: HttpRequest) -> HttpResponse:
    application = own_application(request)
    form = WhatHelpsForm(request.POST or None, initial={"access_needs": application.person.access_needs})
    if kept.restore(request, form) or not form.is_valid():
        return _part_page(request, application, PartKey.HELP, form)
    acts.save_what_helps(application, **form.cleaned_data, by=Actor.of(request.user))
    return redirect("recruitment:apply")


@participant_required
def know(request: HttpRequest) -> HttpResponse:
    return _columns(request, PartKey.KNOW, WhatYouKnowForm)


@participant_required
def hopes(request: HttpRequest) -> HttpResponse:
    return _columns(request, PartKey.HOPES, HopesForm)


@participant_required
def free(request: HttpRequest) -> HttpResponse:
    application = own_application(request)
    form = FreeForm(
        request.POST or None,
        initial={
            "days": application.free,
            "times": application.free,
            "free_words": application.free_words,
        },
    )
    if kept.restore(request, form) or not form.is_valid():
        return _part_page(request, application, PartKey.FREE, form)
    data = form.cleaned_data
    acts.save_part(
        application,
        PartKey.FREE,
        answers={"free": [*data["days"], *data["times"]], "free_words": data["free_words"]},
        by=Actor.of(request.user),
    )
    return redirect("recruitment:apply")


def _columns(request: HttpRequest, key: PartKey, form_class: type[forms.Form]) -> HttpResponse:
    """A part whose fields are columns of the application."""
    application = own_application(request)
    form = form_class(
        request.POST or None,
        initial={name: getattr(application, name) for name in form_class.base_fields},
    )
    if kept.restore(request, form) or not form.is_valid():
        return _part_page(request, application, key, form)
    acts.save_part(application, key, answers=form.cleaned_data, by=Actor.of(request.user))
    return redirect("recruitment:apply")


def _part_page(request: HttpRequest, application: Application, key: PartKey, form: forms.Form) -> HttpResponse:
    part = next(part for part in PARTS if part.key is key)
    context: dict[str, Any] = {"application": application, "part": part, "form": form}
    return render(request, "recruitment/part.html", context)


@participant_required
def check(request: HttpRequest) -> HttpResponse:
    """Check your answers; POST sends them. Afterwards the same page is the copy to keep."""
    application = own_application(request)
    if request.method == "POST":
        acts.send(application, by=Actor.of(request.user))
        return redirect("recruitment:sent")
    return render(
        request,
        "recruitment/check.html",
        {
            "application": application,
            "progress": progress.of(application),
            "activities": application.person.activities.select_related("referee"),
            "referees": application.person.referees.all(),
            "routes": application.person.routes.all(),
        },
    )


@participant_required
def sent(request: HttpRequest) -> HttpResponse:
    application = own_application(request)
    if not application.is_sent:
        return redirect("recruitment:apply")
    return render(request, "recruitment/sent.html", {"application": application})
