"""Pages that every room with gatherings shows: moving one, calling one off, answering. The room has fetched the
gathering for this user, and says where it lies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.people.models import Person
from coprod.programme.gatherings import acts
from coprod.programme.gatherings.forms import CallOffForm, MoveForm, ReplyForm
from coprod.programme.gatherings.models import Gathering, Reply, in_london

Act = Callable[..., Gathering]


@dataclass(frozen=True)
class Room:
    """What one date is called in a room ("class"), and the page to go back to."""

    word: str
    back: str
    back_words: str


def move(request: HttpRequest, gathering: Gathering, room: Room, act: Act = acts.move_to) -> HttpResponse:
    """Another time or place, by the room's own act where it asks for more."""
    form = MoveForm(request.POST or None, initial=MoveForm.initial_for(gathering))
    if kept.restore(request, form) or not form.is_valid():
        return _show(request, "gatherings/move.html", gathering, room, form)
    reason = form.cleaned_data["reason"]
    moved = act(gathering, **form.when, **form.where, reason=reason, by=Actor.of(request.user))
    messages.success(request, f"It is now on {in_london(moved.starts_at)}. We tell everyone who is invited.")
    return redirect(room.back)


def call_off(request: HttpRequest, gathering: Gathering, room: Room, act: Act = acts.call_off) -> HttpResponse:
    form = CallOffForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return _show(request, "gatherings/call_off.html", gathering, room, form)
    act(gathering, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "It is called off. We tell everyone who is invited.")
    return redirect(room.back)


THANKS = {
    Reply.YES: "Thank you. See you there.",
    Reply.MAYBE: "Thank you. Come if you can.",
    Reply.NO: "Thank you for saying. It never counts against you.",
}


def reply(request: HttpRequest, gathering: Gathering, person: Person, back: str) -> HttpResponse:
    """A POST of `gatherings/reply.html`."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.info(request, "Choose yes, maybe or no.")
        return redirect(back)
    acts.reply(gathering, person, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, THANKS[Reply(form.cleaned_data["answer"])])
    return redirect(back)


def _show(request: HttpRequest, template: str, gathering: Gathering, room: Room, form: Any) -> HttpResponse:
    return render(request, template, {"gathering": gathering, "room": room, "form": form})
