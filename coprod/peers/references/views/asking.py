"""Asking by phone and by letter: what leads and officers do about a referee who has not answered."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.references import acts
from coprod.peers.references.forms import AttemptForm, LetterAddressForm
from coprod.peers.references.models import Outcome, ReferenceRequest
from coprod.people.models import Role, RouteKind, User

ASKING_ROLES = (Role.LEAD, Role.OFFICER)


@never_cache
@team_required(*ASKING_ROLES)
def calls(request: HttpRequest, pk: int) -> HttpResponse:
    """Every call to a referee, and a form for the one just made."""
    asked = _open_request(request, pk)
    is_officer = cast(User, request.user).has_role_in(asked.referee.person.service_id, Role.OFFICER)
    form = AttemptForm(request.POST or None, initial={"number": number_of(asked)})
    if kept.restore(request, form) or not form.is_valid():
        context = {"asked": asked, "person": asked.referee.person, "form": form, "is_officer": is_officer}
        return render(request, "references/calls.html", context)
    attempt = acts.log_attempt(asked, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The call is written down.")
    if attempt.outcome == Outcome.TALKED and is_officer:
        return redirect("references:by_phone", pk=asked.pk)
    return redirect("workspace:person", pk=asked.referee.person_id)


@never_cache
@team_required(*ASKING_ROLES)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask on paper: the letter goes on the list of letters, where it is printed."""
    asked = _open_request(request, pk)
    on_paper = asked.referee.reach_by == RouteKind.POST
    form = LetterAddressForm(request.POST or None, initial={"address": asked.referee.address if on_paper else ""})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "references/letter.html", {"asked": asked, "person": asked.referee.person, "form": form})
    acts.ask_by_letter(asked, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The letter waits to be printed, under Messages.")
    return redirect("workspace:person", pk=asked.referee.person_id)


def number_of(asked: ReferenceRequest) -> str:
    """The number to ring a referee on, as far as we know one."""
    is_a_number = asked.referee.reach_by in (RouteKind.TEXT, RouteKind.PHONE)
    return asked.phone or (asked.referee.address if is_a_number else "")


def _open_request(request: HttpRequest, pk: int) -> ReferenceRequest:
    asked: ReferenceRequest = get_object_or_404(
        ReferenceRequest.objects.visible_to(request.user).with_the_referee().with_calls(), pk=pk
    )
    if not cast(User, request.user).has_role_in(asked.referee.person.service_id, *ASKING_ROLES):
        raise Http404
    return asked
