"""Other evidence, when nobody can vouch: one of us proposes it, another agrees (REF-7)."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.references import acts, standing
from coprod.peers.references.forms import EvidenceForm
from coprod.peers.references.models import Evidence
from coprod.peers.references.views.asking import ASKING_ROLES
from coprod.people.models import Person, User


@never_cache
@team_required(*ASKING_ROLES)
def new(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Propose what stands in for a referee. The months of the smallest step are filled in when that is what it asks."""
    person = _person(request, person_pk)
    history = standing.history_of(person)
    form = EvidenceForm(request.POST or None, initial={"is_still_so": True}, this_month=standing.this_month())
    if kept.restore(request, form) or not form.is_valid():
        return render(
            request,
            "references/evidence_new.html",
            {"person": person, "form": form, "nobody_else": history.nobody_else, "evidence": history.evidence},
        )
    data = form.cleaned_data
    acts.propose_evidence(
        person=person,
        **{name: data[name] for name in ("kind", "first", "last", "words", "once")},
        by=Actor.of(request.user),
    )
    messages.success(request, "Proposed. It counts once another lead or officer agrees.")
    return redirect("workspace:person", pk=person.pk)


@team_required(*ASKING_ROLES)
@require_POST
def nobody(request: HttpRequest, person_pk: int) -> HttpResponse:
    """“Nobody else can speak for them.”"""
    person = _person(request, person_pk)
    acts.there_is_nobody_else(person, by=Actor.of(request.user))
    messages.success(request, "Noted. Other evidence is now the next step.")
    return redirect("references:evidence_new", person_pk=person.pk)


@never_cache
@team_required(*ASKING_ROLES)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal: what was seen, who proposed it, and the buttons of whoever may settle it."""
    evidence = _evidence(request, pk)
    log.read(Actor.of(request.user), evidence, "read other evidence for {person}", person=evidence.person)
    is_own = evidence.proposed_by_id == cast(User, request.user).pk
    return render(request, "references/evidence.html", {"evidence": evidence, "is_own": is_own})


@team_required(*ASKING_ROLES)
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = acts.agree_evidence(_evidence(request, pk), by=Actor.of(request.user))
    messages.success(request, f"Agreed. It vouches for these months. We tell {evidence.person.short_name}.")
    return redirect("workspace:person", pk=evidence.person_id)


@team_required(*ASKING_ROLES)
@require_POST
def do_not_agree(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = acts.do_not_agree(_evidence(request, pk), by=Actor.of(request.user))
    messages.success(request, "It does not count. Talk to each other about what would.")
    return redirect("workspace:person", pk=evidence.person_id)


@team_required(*ASKING_ROLES)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = acts.take_back_evidence(_evidence(request, pk), by=Actor.of(request.user))
    messages.success(request, "Taken back.")
    return redirect("workspace:person", pk=evidence.person_id)


def _person(request: HttpRequest, pk: int) -> Person:
    """Someone of a service in which this user is lead or officer, and not themselves."""
    user = cast(User, request.user)
    person: Person = get_object_or_404(Person.objects.visible_to(user).exclude(pk=user.person_id), pk=pk)
    if not user.has_role_in(person.service_id, *ASKING_ROLES):
        raise Http404
    return person


def _evidence(request: HttpRequest, pk: int) -> Evidence:
    found: Evidence = get_object_or_404(
        Evidence.objects.visible_to(request.user).select_related("person", "proposed_by__person", "settled_by__person"),
        pk=pk,
    )
    return found
