"""The officer's side: reading what referees wrote, and deciding. Every reading is logged."""

from typing import cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from coprod import clock
from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.references import acts, looking, standing
from coprod.peers.references.forms import DecisionForm, LetterReferenceForm, PhoneReferenceForm, asked_and_answered
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
    asked = _open_request(request, pk)
    person = asked.referee.person
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
        by=Actor.of(request.user),
    )
    return redirect("references:read", pk=reference.pk)


@never_cache
@team_required(Role.OFFICER)
def by_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """An answer came on paper: write down its date, what it says and where it is kept."""
    asked = _open_request(request, pk)
    person = asked.referee.person
    form = LetterReferenceForm(
        request.POST or None, name=person.short_name, this_month=standing.this_month(), today=clock.today()
    )
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "references/by_letter.html", {"asked": asked, "person": person, "form": form})
    data = form.cleaned_data
    reference = acts.write_down_letter(
        asked,
        first=data["first"],
        last=data["last"],
        answers=form.answers,
        only_dates=not form.answers,
        letter_dated=data["letter_dated"],
        letter_kept=data["letter_kept"],
        by=Actor.of(request.user),
    )
    return redirect("references:read", pk=reference.pk)


def _open_request(request: HttpRequest, pk: int) -> ReferenceRequest:
    """A request that is still with its referee, for an officer of the person's service."""
    asked: ReferenceRequest = get_object_or_404(
        ReferenceRequest.objects.visible_to(request.user).with_the_referee().select_related("referee__person"), pk=pk
    )
    if not cast(User, request.user).has_role_in(asked.referee.person.service_id, Role.OFFICER):
        raise Http404
    return asked


@never_cache
@team_required(Role.OFFICER)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One reference, and what to make of it."""
    reference = get_object_or_404(
        Reference.objects.readable_by(request.user).select_related("request__referee__person"), pk=pk
    )
    person = reference.request.referee.person
    looks = looking.second_looks_at(reference, reader=request.user)
    form = DecisionForm(request.POST or None, needs_a_second_look=bool(looks))
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
            "looks": looks,
            "form": form,
        },
    )
