"""The steps of an application: each a button of its own on a record."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts
from coprod.peers.recruitment.models import Application
from coprod.people.models import Role
from coprod.ui.refusals import NotAllowed


@team_required(Role.LEAD)
@require_POST
def say_yes_if(request: HttpRequest, pk: int) -> HttpResponse:
    said = "You said yes, if the checks go well. We tell them, and ask the people they chose."
    return _step(request, pk, acts.say_yes_if, said)


@team_required(Role.OFFICER)
@require_POST
def open_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The role asks for a check, and there is none yet: the officer gets one ready."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user).select_related("person", "role"), pk=pk
    )
    user: Any = request.user
    if not user.has_role_in(application.person.service_id, Role.OFFICER) or application.person_id == user.person_id:
        raise NotAllowed("An officer of their service does this. Nothing was changed.")
    check = acts.open_check(application, by=Actor.of(user))
    if check is None:
        messages.info(request, "This role needs no check now.")
        return redirect("workspace:person", pk=application.person_id)
    return redirect("checks:check", pk=check.pk)


@team_required(Role.LEAD)
@require_POST
def arrange_chat(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to arrange the chat; who sits in, and when, comes next."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user).select_related("person", "role"), pk=pk
    )
    chat = acts.arrange_chat(application, by=Actor.of(request.user))
    return redirect("chats:chat", pk=chat.pk)


@team_required(Role.LEAD)
@require_POST
def checks_are_done(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.checks_are_done, "The checks are done. Now it is yours to decide.")


@team_required(Role.LEAD)
@require_POST
def welcome(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.welcome, "Welcomed. They are a peer mentor from today, and we tell them.")


@team_required(Role.LEAD)
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.begin, "They have begun.")


def _step(request: HttpRequest, pk: int, act: Callable[..., Application], said: str) -> HttpResponse:
    """One step of an application, and back to the person's record."""
    application = get_object_or_404(Application.objects.visible_to(request.user), pk=pk)
    act(application, by=Actor.of(request.user))
    messages.success(request, said)
    return redirect("workspace:person", pk=application.person_id)
