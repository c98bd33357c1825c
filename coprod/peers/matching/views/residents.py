"""Residents as their staff see them: the list, one resident, asking, and what matters to them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.matching import acts, rules, standing
from coprod.peers.matching.forms import AskedForm, EndForm, KeepApartForm, MattersForm, NewResidentForm
from coprod.peers.matching.models import Answer, Matters, Resident, Veto
from coprod.peers.matching.stages import RESIDENTS_STAFF
from coprod.people.models import Role
from coprod.ui.searching import words

A_PAGE = 50


@team_required(*RESIDENTS_STAFF)
def residents(request: HttpRequest) -> HttpResponse:
    """Everyone of one's services, with what they said; filter by that."""
    answer = words(request, "answer")
    found = Resident.objects.visible_to(request.user).with_answer().with_matches()
    if answer in Answer.values:
        found = found.filter(answer=answer)
    found = found.select_related("person__service", "support_worker__person")
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "answers": Answer.choices,
        "answer": answer,
        "labels": dict(Answer.choices),
    }
    return render(request, "matching/residents.html", context)


@team_required(*RESIDENTS_STAFF)
def new(request: HttpRequest) -> HttpResponse:
    form = NewResidentForm(request.POST or None, user=request.user)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "matching/resident_new.html", {"form": form})
    resident = acts.add_resident(**form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, f"{resident.person.short_name} is on the list.")
    return redirect("matching:resident", resident.pk)


@team_required(*RESIDENTS_STAFF)
def resident(request: HttpRequest, pk: int) -> HttpResponse:
    """One resident: what they said, what matters, who was shown, and their match. Asking is written down here."""
    found = visible_resident(request, pk)
    form = AskedForm(request.POST or None)
    if not kept.restore(request, form) and form.is_valid():
        asked = acts.record_answer(found, **form.cleaned_data, by=Actor.of(request.user))
        messages.success(request, f"We have kept what {found.person.short_name} said.")
        return redirect(
            "matching:matters" if asked.answer == Answer.YES and not _has_matters(found) else "matching:resident", pk
        )
    matters = Matters.objects.filter(resident=found).first()
    matches = found.matches.with_people().select_related("brought_over").exclude(stage="closed")
    context = {
        "resident": found,
        "person": found.person,
        "form": form,
        "answers": found.answers.select_related("by__person", "brought_over"),
        "matters": matters,
        "things": [thing.words for thing in _things(found)],
        "wants_a_mentor": standing.wants_a_mentor(found),
        "matches": matches,
        "together": next((match for match in matches if match.is_together), None),
        "end_form": EndForm(),
    }
    return render(request, "matching/resident.html", context)


@team_required(*RESIDENTS_STAFF)
def matters(request: HttpRequest, pk: int) -> HttpResponse:
    """What matters to them, as much or as little as they like."""
    found = visible_resident(request, pk)
    known = Matters.objects.filter(resident=found).first()
    mentors = standing.people_who_mentor(found.person.service)
    form = MattersForm(request.POST or None, instance=known, resident=found, mentors=mentors)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "matching/matters.html", {"resident": found, "person": found.person, "form": form})
    columns: dict[str, Any] = dict(form.cleaned_data)
    knows = list(columns.pop("knows", []))
    acts.say_what_matters(found, knows=knows, by=Actor.of(request.user), **columns)
    messages.success(request, f"We have kept what matters to {found.person.short_name}.")
    return redirect("matching:resident", pk)


@team_required(*RESIDENTS_STAFF, Role.OFFICER)
def keep_apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a mentor is not possible. Nobody reads here what was said before."""
    found = get_object_or_404(Resident.objects.to_keep_apart_by(request.user).select_related("person__service"), pk=pk)
    mentors = standing.people_who_mentor(found.person.service)
    form = KeepApartForm(request.POST or None, mentors=mentors)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "matching/keep_apart.html", {"resident": found, "person": found.person, "form": form})
    acts.keep_apart(found, form.cleaned_data["mentor"], reason=form.cleaned_data["reason"],
                    once=form.cleaned_data["once"], by=Actor.of(request.user))  # fmt: skip
    messages.success(request, "It is kept. Only officers can read why.")
    if Resident.objects.visible_to(request.user).filter(pk=pk).exists():
        return redirect("matching:resident", pk)
    return redirect("matching:kept_apart")


@team_required(Role.OFFICER)
def kept_apart(request: HttpRequest) -> HttpResponse:
    """For officers: who is not possible for whom. Why is one press further, and reading it is written down."""
    found: QuerySet[Any] = Veto.objects.readable_by(request.user).select_related(
        "resident__person", "mentor", "by__person"
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/kept_apart.html", {"page": page})


@team_required(Role.OFFICER)
def kept_apart_why(request: HttpRequest, pk: int) -> HttpResponse:
    """One reason, read by an officer."""
    veto = get_object_or_404(Veto.objects.readable_by(request.user).select_related("resident__person", "mentor"), pk=pk)
    person = veto.resident.person
    log.read(Actor.of(request.user), veto, "read why a mentor is not possible for {person}", person=person)
    return render(request, "matching/kept_apart_why.html", {"veto": veto, "person": person})


def visible_resident(request: HttpRequest, pk: int) -> Resident:
    """A resident of the user's services. Raises Http404 for anyone else's."""
    residents = Resident.objects.visible_to(request.user).select_related("person__service", "support_worker__person")
    found: Resident = get_object_or_404(residents, pk=pk)
    return found


def _has_matters(found: Resident) -> bool:
    return Matters.objects.filter(resident=found).exists()


def _things(found: Resident) -> Any:
    return rules.things_of(standing.asked_for(found))
