"""Keeping in touch: a friendly call, another role, and what people asked of us on their page."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts, also_open, asks, reworking
from coprod.peers.recruitment.keeping_touch import Ask, FriendlyCall
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.permissions import HELPERS
from coprod.people.models import Role
from coprod.ui.refusals import WrongStage
from coprod.workspace.views.ways import their_application
from coprod.workspace.ways_forms import AnotherRoleForm, CallForm, PlanCallForm


@team_required(*HELPERS)
def call_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a friendly call."""
    application = their_application(request, pk)
    form = PlanCallForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/ways/call_new.html", {"application": application, "form": form})
    call = acts.plan_call(application, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, f"The call is planned for {call.due:%-d %B}.")
    return redirect("workspace:person", pk=application.person_id)


@team_required(*HELPERS)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """A friendly call: the number, and how it went."""
    found = get_object_or_404(
        FriendlyCall.objects.visible_to(request.user).select_related("application__person", "made_by__person"), pk=pk
    )
    form = CallForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/ways/call.html", _call_page(found, form))
    data = form.cleaned_data
    is_reached = data["answered"] == "yes"
    acts.write_down_call(found, is_reached=is_reached, words=data["words"], by=Actor.of(request.user))
    messages.success(request, "You talked. It is written down." if is_reached else "It counts as a try.")
    return redirect("workspace:person", pk=found.application.person_id)


def _call_page(found: FriendlyCall, form: CallForm) -> dict[str, Any]:
    person = found.application.person
    return {"call": found, "person": person, "number": person.number_to_ring, "form": form}


@dataclass(frozen=True)
class Offered:
    """A role on offer, and what would change for this person."""

    role: RoleOnOffer
    change: reworking.Change


@team_required(Role.LEAD)
def another_role(request: HttpRequest, pk: int) -> HttpResponse:
    """The other roles on offer, each with what it asks for more and less than this one."""
    application = their_application(request, pk)
    if request.method == "POST":
        form = AnotherRoleForm(request.POST)
        if not form.is_valid():
            raise WrongStage("That role is not on offer now. Choose another one. Nothing was changed.")
        role = form.cleaned_data["role"]
        acts.take_another_role(application, role=role, by=Actor.of(request.user))
        messages.success(request, f"The role is now {role.name}. We tell them what changes.")
        return redirect("workspace:person", pk=application.person_id)
    return render(
        request, "workspace/ways/another_role.html", {"application": application, "offered": _offered(application)}
    )


def _offered(application: Application) -> list[Offered]:
    roles = list(also_open.roles_beside(application))
    asked = asks.of_many([application.role, *roles])
    then = asked[application.role_id]
    return [Offered(role, reworking.between(then, asked[role.pk])) for role in roles]


@team_required(*HELPERS)
@require_POST
def ask_answered(request: HttpRequest, pk: int) -> HttpResponse:
    """What someone asked on their page is answered."""
    ask = get_object_or_404(Ask.objects.visible_to(request.user).select_related("application"), pk=pk)
    acts.answer_ask(ask, by=Actor.of(request.user))
    messages.success(request, "Written down as answered.")
    return redirect("workspace:person", pk=ask.application.person_id)
