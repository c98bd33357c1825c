"""Filling in an application with a person, side by side or on the phone: the same pages as their own. The way stands in
the address, so it is kept with every saving and survives a session that ends in the middle."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import filling_in, progress
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.part_forms import CopyForm
from coprod.peers.recruitment.parts import WITH_US, How, PartKey
from coprod.peers.recruitment.permissions import HELPERS, refuse_unless_helper
from coprod.peers.recruitment.views import history, pages
from coprod.peers.recruitment.views.desk import Desk
from coprod.people.models import RouteKind
from coprod.ui.refusals import WrongStage


def _application(request: HttpRequest, pk: int) -> Application:
    """Someone else's application in one's own services. Raises Http404, or NotAllowed for who may only read it."""
    user: Any = request.user
    theirs = Application.objects.visible_to(user).exclude(person_id=user.person_id)
    found: Application = get_object_or_404(theirs.select_related("person", "role__eligibility", "rule"), pk=pk)
    refuse_unless_helper(Actor.of(user), found)
    return found


def _desk(request: HttpRequest, pk: int, how: str) -> Desk:
    """One of us beside the person. Raises WrongStage for an application that is closed."""
    if how not in WITH_US:
        raise Http404
    application = _application(request, pk)
    if not application.is_open:
        raise WrongStage("This application is closed, so there is nothing to fill in. Welcome them back first.")
    return Desk(
        application,
        Actor.of(request.user).for_person(application.person.chosen_name),
        How(how),
        partial(_page, application, How(how)),
        "ui/work.html",
        application.person.number_to_ring,
    )


def _page(application: Application, how: How, name: str, pk: int | None = None) -> str:
    """The address of a page as the shared templates name it."""
    if name == "sent":
        return reverse("workspace:person", args=[application.person_id])
    if name == "switch":
        name, how = "apply", How.TOGETHER if how == How.PHONE else How.PHONE
    at = {"pk": application.pk, "how": how.value}
    if name in pages.PAGES:
        return reverse("workspace:fill_in_part", kwargs={**at, "part": name})
    if pk is not None:
        at["row"] = pk
    return reverse("workspace:fill_in" if name == "apply" else f"workspace:fill_in_{name}", kwargs=at)


@team_required(*HELPERS)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Do we sit together, or are we on the phone?"""
    application = _application(request, pk)
    number = application.person.number_to_ring
    return render(request, "workspace/fill_in_how.html", {"application": application, "number": number})


@team_required(*HELPERS)
def parts(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    desk = _desk(request, pk, how)
    how_far = progress.of(desk.application)
    following = desk.part(how_far.next_part.key) if how_far.next_part else desk.address("check", None)
    context = {"desk": desk, "application": desk.application, "progress": how_far, "following": following}
    return render(request, "workspace/fill_in.html", context)


@team_required(*HELPERS)
def part(request: HttpRequest, pk: int, how: str, part: str) -> HttpResponse:
    if part not in pages.PAGES:
        raise Http404
    return pages.PAGES[PartKey(part)](request, _desk(request, pk, how))


@team_required(*HELPERS)
def change_activity(request: HttpRequest, pk: int, how: str, row: int) -> HttpResponse:
    return history.change_activity(request, _desk(request, pk, how), row)


@team_required(*HELPERS)
@require_POST
def remove_activity(request: HttpRequest, pk: int, how: str, row: int) -> HttpResponse:
    return history.remove_activity(request, _desk(request, pk, how), row)


@team_required(*HELPERS)
def change_referee(request: HttpRequest, pk: int, how: str, row: int) -> HttpResponse:
    return history.change_referee(request, _desk(request, pk, how), row)


@team_required(*HELPERS)
@require_POST
def nobody_yet(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    return history.nobody_yet(request, _desk(request, pk, how))


@team_required(*HELPERS)
def check(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    """Read the answers back to the person; POST sends them on their say-so."""
    return pages.check(request, _desk(request, pk, how))


@team_required(*HELPERS)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """All that someone sent, to print or to post to them."""
    application = _application(request, pk)
    if not application.is_sent:
        raise Http404
    routes = application.person.routes.filter(kind=RouteKind.POST)
    form = CopyForm(request.POST or None, initial={"address": next((route.address for route in routes), "")})
    if kept.restore(request, form) or not form.is_valid():
        record = reverse("workspace:person", args=[application.person_id])
        desk = Desk(application, Actor.of(request.user), How.TOGETHER, lambda name, pk: record)
        return render(request, "workspace/copy.html", {**pages.told(desk), "form": form})
    filling_in.post_a_copy(application, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The letter is ready to print, under Messages, Letters.")
    return redirect("workspace:copy", pk=application.pk)


@team_required(*HELPERS)
@require_POST
def invite_to_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """They would like to sign in after all."""
    application = _application(request, pk)
    filling_in.invite_to_sign_in(application, by=Actor.of(request.user))
    messages.success(request, "They are invited to sign in. All that is filled in waits for them.")
    return redirect("workspace:person", pk=application.person_id)
