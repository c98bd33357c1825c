"""The officer's side: reading what referees wrote, and deciding. Every reading is logged."""

from typing import cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.references import acts, standing
from coprod.peers.references.forms import DecisionForm, PhoneReferenceForm, asked_and_answered
from coprod.peers.references.models import Reference, ReferenceRequest
from coprod.people.models import Role, RouteKind, User

PER_PAGE = 50


@team_required(Role.OFFICER)
def waiting(request: HttpRequest) -> HttpResponse:
    """References that are back and wait for a decision, the longest wait first."""
    references = Reference.objects.readable_by(request.user).awaiting_a_decision()
    page = Paginator(references, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "references/waiting.html", {"page": page})


@never_cache
@team_required(Role.OFFICER)
def by_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Ring a referee and write down what they say."""
    asked = get_object_or_404(
        ReferenceRequest.objects.visible_to(request.user).with_the_referee().select_related("referee__person"), pk=pk
    )
    person, user = asked.referee.person, cast(User, request.user)
    if not user.has_role_in(person.service_id, Role.OFFICER):
        raise Http404
    number = asked.phone or ("" if asked.referee.reach_by == RouteKind.EMAIL else asked.referee.address)
    form = PhoneReferenceForm(
        request.POST or None, initial={"number": number}, name=person.short_name, this_month=standing.this_month()
    )
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "references/by_phone.html", {"asked": asked, "person": person, "form": form})
    data = form.cleaned_data
    reference = acts.write_down(
        asked,
        first=data["first"],
        last=data["last"],
        answers=form.answers,
        number=data["number"],
        number_from=data["number_from"],
        by=Actor.of(user),
    )
    return redirect("references:read", pk=reference.pk)


@never_cache
@team_required(Role.OFFICER)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One reference, and what to make of it."""
    reference = get_object_or_404(
        Reference.objects.readable_by(request.user).select_related("request__referee__person"), pk=pk
    )
    person = reference.request.referee.person
    form = DecisionForm(request.POST or None)
    if not kept.restore(request, form) and form.is_valid():
        acts.decide(reference, **form.cleaned_data, by=Actor.of(request.user))
        return redirect("references:waiting")
    log.read(Actor.of(request.user), reference, "read a reference for {person}", person=person)
    return render(
        request,
        "references/read.html",
        {
            "reference": reference,
            "referee": reference.request.referee,
            "person": person,
            "answers": asked_and_answered(reference.written, person.short_name),
            "decisions": reference.decisions.select_related("by__person").order_by("-at"),
            "form": form,
        },
    )
