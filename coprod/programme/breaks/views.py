"""A break in one tap, for oneself or recorded by staff for someone who asked them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coprod.audit.actor import Actor
from coprod.people.models import Break, Person, User
from coprod.programme.breaks import acts


@login_required
@require_GET
def own_break(request: HttpRequest) -> HttpResponse:
    return _page(request, _user(request).person, "breaks/own.html")


@login_required
@require_POST
def take_own(request: HttpRequest) -> HttpResponse:
    acts.take_break(person=_user(request).person, by=Actor.of(request.user))
    return redirect("breaks:own")


@login_required
@require_POST
def undo_own(request: HttpRequest) -> HttpResponse:
    acts.undo_break(person=_user(request).person, by=Actor.of(request.user))
    return redirect("breaks:own")


@login_required
@require_POST
def end_own(request: HttpRequest) -> HttpResponse:
    acts.end_break(person=_user(request).person, by=Actor.of(request.user))
    return redirect("breaks:own")


@login_required
@require_GET
def for_person(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _theirs(request, pk), "breaks/for_person.html")


@login_required
@require_POST
def take_for(request: HttpRequest, pk: int) -> HttpResponse:
    person = _theirs(request, pk)
    acts.take_break(person=person, by=Actor.of(request.user).for_person(person.chosen_name))
    return redirect("breaks:for", pk)


@login_required
@require_POST
def undo_for(request: HttpRequest, pk: int) -> HttpResponse:
    person = _theirs(request, pk)
    acts.undo_break(person=person, by=Actor.of(request.user).for_person(person.chosen_name))
    return redirect("breaks:for", pk)


@login_required
@require_POST
def end_for(request: HttpRequest, pk: int) -> HttpResponse:
    person = _theirs(request, pk)
    acts.end_break(person=person, by=Actor.of(request.user).for_person(person.chosen_name))
    return redirect("breaks:for", pk)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _theirs(request: HttpRequest, pk: int) -> Person:
    """Someone else's break is recorded by staff who may open that person; one's own has its own page."""
    others = Person.objects.visible_to(request.user).exclude(pk=_user(request).person_id)
    person: Person = get_object_or_404(others, pk=pk)
    return person


def _page(request: HttpRequest, person: Person, template: str) -> HttpResponse:
    a_break = Break.objects.filter(person=person, ended_at__isnull=True).first()
    context = {
        "person": person,
        "break": a_break,
        "undo_until": a_break.started_at + acts.UNDO_FOR if a_break and not a_break.others_told_at else None,
        "contact": person.named_contact,
    }
    return render(request, template, context)
