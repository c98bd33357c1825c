"""The referee's side: a private link, no account, five minutes. Opening the link changes nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from coprod import clock
from coprod.accounts import limits
from coprod.audit.actor import Actor
from coprod.peers.references import acts, standing
from coprod.peers.references.forms import (
    ANSWER_HERE,
    DO_NOT_KNOW,
    ONLY_DATES,
    RATHER_TALK,
    ReferenceForm,
)
from coprod.peers.references.models import ReferenceRequest
from coprod.peers.references.stages import WITH_THE_REFEREE
from coprod.vault import links

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Gives the view the request for a reference behind the token; refuses kindly when the link is no good."""

    @wraps(view)
    @never_cache
    @limits.public("reference", per_key=60, key=lambda request, token: token)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        link = links.follow(acts.LINK_PURPOSE, token)
        asked = ReferenceRequest.objects.select_related("referee__person").get(pk=link.subject_id)
        if asked.stage not in WITH_THE_REFEREE:
            raise links.LinkUsed
        request.works_until = clock.local(link.expires_at).date()  # type: ignore[attr-defined]
        if request.method == "POST" and _is_the_applicant(request, asked):
            acts.from_own_device(asked)
        return view(request, asked, token)

    return wrapped


def _is_the_applicant(request: HttpRequest, asked: ReferenceRequest) -> bool:
    """Whether the applicant is signed in on this device: perhaps they lent it. Worth a second look, no more (REF-4)."""
    return request.user.is_authenticated and request.user.person_id == asked.referee.person_id


def the_referee(asked: ReferenceRequest) -> Actor:
    return Actor.link(f"{asked.referee.name} (referee)")


@by_link
def start(request: HttpRequest, asked: ReferenceRequest, token: str) -> HttpResponse:
    """Who asks, why, and a button. Mail scanners that follow the link press nothing."""
    if request.method == "POST":
        acts.start(asked, by=the_referee(asked))
        return redirect("references:answer", token=token)
    return render(request, "references/start.html", _context(request, asked, token))


@by_link
def answer(request: HttpRequest, asked: ReferenceRequest, token: str) -> HttpResponse:
    """The questions. “Save and come back” keeps everything as typed, right or wrong."""
    form = ReferenceForm(
        request.POST or None,
        initial={"way": ANSWER_HERE, **asked.saved_answers},
        name=asked.referee.person.short_name,
        this_month=standing.this_month(),
    )
    if request.method == "POST" and "save" in request.POST:
        acts.save_for_later(asked, answers=_as_typed(form))
        return redirect("references:saved", token=token)
    if not form.is_valid():
        return render(request, "references/answer.html", {**_context(request, asked, token), "form": form})
    _answered(asked, form)
    return redirect("references:thanks")


def _answered(asked: ReferenceRequest, form: ReferenceForm) -> None:
    data, by = form.cleaned_data, the_referee(asked)
    match data["way"]:
        case way if way in (ANSWER_HERE, ONLY_DATES):
            acts.submit(
                asked,
                first=data["first"],
                last=data["last"],
                only_dates=way == ONLY_DATES,
                answers=form.answers if way == ANSWER_HERE else {},
                phone=data["phone"],
                by=by,
            )
        case way if way == RATHER_TALK:
            acts.would_rather_talk(asked, phone=data["phone"], by=by)
        case way if way == DO_NOT_KNOW:
            acts.step_back(asked, does_not_know=True, by=by)


def _as_typed(form: ReferenceForm) -> dict[str, Any]:
    """Every field's value as it would be shown again."""
    return {name: form[name].value() for name in form.fields}


@by_link
def saved(request: HttpRequest, asked: ReferenceRequest, token: str) -> HttpResponse:
    return render(request, "references/saved.html", _context(request, asked, token))


@by_link
def decline(request: HttpRequest, asked: ReferenceRequest, token: str) -> HttpResponse:
    """“I would rather not.” No reason is asked; a second press, so that no slip of a thumb ends it."""
    if request.method != "POST":
        return render(request, "references/decline.html", _context(request, asked, token))
    acts.step_back(asked, does_not_know=False, by=the_referee(asked))
    return redirect("references:thanks")


def thanks(request: HttpRequest) -> HttpResponse:
    """Says nothing about whom it was for: the screen may be shared."""
    return render(request, "references/thanks.html")


def _context(request: HttpRequest, asked: ReferenceRequest, token: str) -> dict[str, Any]:
    return {
        "asked": asked,
        "person": asked.referee.person,
        "token": token,
        "works_until": request.works_until,  # type: ignore[attr-defined]
    }
