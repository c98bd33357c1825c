"""A mentor's own pages: their card, and people who would like to meet them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.peers.matching import acts
from coprod.peers.matching.doors import mentor_required
from coprod.peers.matching.forms import CardForm
from coprod.peers.matching.models import Card, Match, Matters


@mentor_required
def card(request: HttpRequest) -> HttpResponse:
    """What people read when they choose. Only what is written or ticked here."""
    person = request.user.person  # type: ignore[union-attr]
    written = Card.objects.filter(person=person).first()
    form = CardForm(request.POST or None, instance=written)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "matching/card.html", {"person": person, "form": form, "card": written})
    acts.write_card(person, by=Actor.of(request.user), **form.cleaned_data)
    messages.success(request, "Your card is saved.")
    return redirect("me:home")


@mentor_required
@require_GET
def introduction(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone who would like to meet: their first name and the words they chose to share. Nothing else before both
    have said yes."""
    match = _own(request, pk)
    matters = Matters.objects.filter(resident_id=match.resident_id).first()
    context = {
        "match": match,
        "first_name": match.resident.person.short_name,
        "words": matters.words_to_share if matters and match.is_open else "",
        "person": request.user.person,  # type: ignore[union-attr]
    }
    return render(request, "matching/introduction.html", context)


@mentor_required
@require_POST
def yes(request: HttpRequest, pk: int) -> HttpResponse:
    match = acts.mentor_says_yes(_own(request, pk), by=Actor.of(request.user))
    name = match.resident.person.short_name
    if match.is_together:
        messages.success(request, f"You and {name} can meet. Plan the first time below.")
    else:
        messages.success(request, f"We have kept your yes. {name} decides next.")
    return redirect("matching:introduction", pk)


@mentor_required
@require_POST
def not_for_me(request: HttpRequest, pk: int) -> HttpResponse:
    acts.not_for_me(_own(request, pk), by=Actor.of(request.user))
    messages.success(request, "That is fine. We keep no reason, and it never counts.")
    return redirect("me:home")


def _own(request: HttpRequest, pk: int) -> Match:
    match: Match = get_object_or_404(Match.objects.of_mentor(request.user).with_people(), pk=pk)
    return match
