"""Finding a mentor with a resident: who could be shown, showing, and the life of the match that comes of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.matching import acts, rules, standing
from coprod.peers.matching.forms import EndForm, HowToChooseForm
from coprod.peers.matching.models import Card, Match
from coprod.peers.matching.stages import RESIDENTS_STAFF
from coprod.peers.matching.views.residents import visible_resident
from coprod.people.models import Person

AT_ONCE = 3
"""People choose among two or three, not among everyone (MAT-5)."""


@team_required(*RESIDENTS_STAFF)
@require_GET
def mentors(request: HttpRequest, pk: int) -> HttpResponse:
    """Three people to show, with reasons; who is not shown, and why."""
    found = visible_resident(request, pk)
    person = found.person
    suggested = standing.suggestions_for(found)
    asked = standing.asked_for(found)
    cards = {
        card.person_id: card for card in Card.objects.filter(person__in=[each.mentor.id for each in suggested.shown])
    }
    things = rules.things_of(asked)
    context = {
        "resident": found,
        "person": person,
        "musts": [thing.words for thing in things if thing.is_must],
        "wishes": [thing.words for thing in things if not thing.is_must],
        "wants_a_mentor": standing.wants_a_mentor(found),
        "answer": found.answers.first(),
        "suggestions": [(each, cards[each.mentor.id]) for each in suggested.shown[:AT_ONCE]],
        "more": max(0, len(suggested.shown) - AT_ONCE),
        "shown": found.matches.with_people().filter(stage="proposed"),
        "not_shown": [(why.value, count, why is rules.NotShown.NOT_THIS_ONE) for why, count in suggested.not_shown],
        "has_private": suggested.has_private,
        "how_form": HowToChooseForm(initial={"how": found.how_to_choose}, name=person.short_name),
    }
    return render(request, "matching/mentors.html", context)


@team_required(*RESIDENTS_STAFF)
@require_POST
def show(request: HttpRequest, pk: int, mentor_pk: int) -> HttpResponse:
    found = visible_resident(request, pk)
    mentor = _mentor(found.person.service, mentor_pk)
    acts.show(found, mentor, by=Actor.of(request.user))
    messages.success(request, f"{mentor.short_name}’s card is there for {found.person.short_name}.")
    return redirect("matching:mentors", pk)


@team_required(*RESIDENTS_STAFF)
@require_POST
def not_this_one(request: HttpRequest, pk: int, mentor_pk: int) -> HttpResponse:
    found = visible_resident(request, pk)
    acts.set_aside(found, _mentor(found.person.service, mentor_pk), by=Actor.of(request.user))
    return redirect("matching:mentors", pk)


@team_required(*RESIDENTS_STAFF)
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    acts.bring_back(visible_resident(request, pk), by=Actor.of(request.user))
    return redirect("matching:mentors", pk)


@team_required(*RESIDENTS_STAFF)
@require_POST
def choose_how(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_resident(request, pk)
    form = HowToChooseForm(request.POST, name=found.person.short_name)
    if form.is_valid():
        acts.choose_how(found, how=form.cleaned_data["how"], by=Actor.of(request.user))
        messages.success(request, f"We have kept how {found.person.short_name} will choose.")
    else:
        messages.info(request, "Choose how they would like to choose. Nothing was changed.")
    return redirect("matching:mentors", pk)


@team_required(*RESIDENTS_STAFF)
@require_POST
def resident_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker writes down the resident's yes."""
    match = acts.resident_says_yes(_match(request, pk), by=Actor.of(request.user))
    name = match.mentor.short_name
    messages.success(request, f"They can meet {name} now." if match.is_together else f"Now we ask {name}.")
    return redirect("matching:resident", match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def mentor_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """The mentor said yes on the phone."""
    match = _match(request, pk)
    match = acts.mentor_says_yes(match, by=Actor.of(request.user).for_person(match.mentor.chosen_name))
    name = match.mentor.short_name
    messages.success(request, f"They can meet {name} now." if match.is_together else f"We have kept {name}’s yes.")
    return redirect("matching:resident", match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def not_for_them(request: HttpRequest, pk: int) -> HttpResponse:
    match = acts.not_for_me(_match(request, pk), by=Actor.of(request.user))
    messages.success(request, "That is fine. No reason is kept, and it never counts.")
    return redirect("matching:resident", match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    match = acts.go_on(_match(request, pk), by=Actor.of(request.user))
    messages.success(request, "Good. They go on.")
    return redirect("matching:resident", match.resident_id)


@team_required(*RESIDENTS_STAFF)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    match = _match(request, pk)
    form = EndForm(request.POST or None)
    if not form.is_valid():
        return render(request, "matching/end.html", {"match": match, "person": match.resident.person, "form": form})
    acts.end(
        match, well=form.cleaned_data["how"] == "well", learnt=form.cleaned_data["learnt"], by=Actor.of(request.user)
    )
    messages.success(request, "It has ended. Thank you for what you both gave.")
    return redirect("matching:resident", match.resident_id)


def _match(request: HttpRequest, pk: int) -> Match:
    match: Match = get_object_or_404(Match.objects.visible_to(request.user).with_people(), pk=pk)
    return match


def _mentor(service: object, pk: int) -> Person:
    mentors = [person.pk for person in standing.people_who_mentor(service)]  # type: ignore[arg-type]
    mentor: Person = get_object_or_404(Person.objects.filter(pk__in=mentors), pk=pk)
    return mentor
