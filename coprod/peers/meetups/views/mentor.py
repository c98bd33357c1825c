"""A mentor's meet-ups: the list, planning, saying "I will be there", moving, calling off, noting."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.peers.matching.doors import mentor_required
from coprod.peers.matching.models import Match
from coprod.peers.meetups import acts, planning
from coprod.peers.meetups.forms import CallOffForm, MoveForm, NoteForm, PlanForm
from coprod.peers.meetups.models import MeetUp, Side
from coprod.ui.refusals import StillWaitingFor

A_PAGE = 20


@mentor_required
@require_GET
def meetups(request: HttpRequest) -> HttpResponse:
    """All of one's meet-ups, the next ones first, and whom one can plan with."""
    return render(request, "meetups/own.html", planning.page_of_mentor(request, A_PAGE))


@mentor_required
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    match = get_object_or_404(Match.objects.of_mentor(request.user).together().with_people(), pk=pk)
    form = PlanForm(request.POST or None, initial={"with_worker": planning.worker_comes(match)})
    context = {"match": match, "name": match.resident.person.short_name, "form": form, "worker": _worker(match)}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "meetups/plan.html", context)
    try:
        meetup = acts.plan(match, **form.planned, by=Actor.of(request.user))
    except StillWaitingFor as refusal:
        form.add_error("with_worker", refusal.sentence)
        return render(request, "meetups/plan.html", context, status=refusal.status)
    messages.success(request, f"It is planned. {_worker(match)} tells {match.resident.person.short_name}.")
    return redirect("meetups:meetup", meetup.pk)


@mentor_required
@require_GET
def meetup(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    return render(request, "meetups/meetup.html", _context(found))


@mentor_required
@require_POST
def coming(request: HttpRequest, pk: int) -> HttpResponse:
    """ "I will be there"."""
    found = _own(request, pk)
    acts.tell(found.latest_change, side=Side.MENTOR, by=Actor.of(request.user))
    messages.success(request, "Good. See you there.")
    return redirect("meetups:meetup", pk)


@mentor_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = MoveForm(request.POST or None, initial=MoveForm.initial_for(found))
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "meetups/move.html", {**_context(found), "form": form})
    data = form.cleaned_data
    acts.move_to(found, **form.moments, place=data["place"], reason=data["reason"], by=Actor.of(request.user))
    messages.success(request, f"It is moved. {_worker(found.match)} tells {_name(found)}.")
    return redirect("meetups:meetup", pk)


@mentor_required
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = CallOffForm(request.POST or None)
    if not form.is_valid():
        return render(request, "meetups/call_off.html", {**_context(found), "form": form})
    acts.call_off(found, reason=form.cleaned_data["reason"], by=Actor.of(request.user))
    messages.success(request, f"It is called off. That is fine. {_worker(found.match)} tells {_name(found)}.")
    return redirect("meetups:meetup", pk)


@mentor_required
def note(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    form = NoteForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "meetups/note.html", {**_context(found), "form": form})
    acts.note(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "Thank you. It is written down.")
    return redirect("meetups:meetup", pk)


def _own(request: HttpRequest, pk: int) -> MeetUp:
    found: MeetUp = get_object_or_404(MeetUp.objects.of_mentor(request.user).with_people(), pk=pk)
    return found


def _context(found: MeetUp) -> dict[str, Any]:
    return {
        "meetup": found,
        "match": found.match,
        "name": _name(found),
        "worker": _worker(found.match),
        "change": found.latest_change,
        "note": getattr(found, "note", None),
    }


def _name(found: MeetUp) -> str:
    return found.match.resident.person.short_name


def _worker(match: Match) -> str:
    return match.resident.support_worker.person.short_name
