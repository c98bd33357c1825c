"""The roles on offer: what each involves, what it asks for and why."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import roles as acts
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.ui.seen import ChangedMeanwhile
from coprod.workspace.role_forms import NewRoleForm, RoleForm
from coprod.workspace.views.settings import DECIDERS, only_deciders


@team_required(*DECIDERS)
def roles(request: HttpRequest) -> HttpResponse:
    only_deciders(request)
    found = RoleOnOffer.objects.select_related("eligibility").prefetch_related("courses")
    return render(request, "workspace/roles.html", {"roles": found})


@team_required(*DECIDERS)
def new(request: HttpRequest) -> HttpResponse:
    only_deciders(request)
    form = NewRoleForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/role.html", {"form": form})
    role = acts.offer_role(**form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The role is on offer. Now say what it asks for.")
    return redirect("workspace:role", pk=role.pk)


@team_required(*DECIDERS)
def role(request: HttpRequest, pk: int) -> HttpResponse:
    only_deciders(request)
    found = get_object_or_404(RoleOnOffer.objects.select_related("eligibility"), pk=pk)
    form = RoleForm(request.POST or None, initial=RoleForm.initial_for(found))
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/role.html", {"role": found, "form": form})
    try:
        acts.describe_role(found, **form.columns, by=Actor.of(request.user))
    except ChangedMeanwhile as refusal:
        now = RoleOnOffer.objects.select_related("eligibility").get(pk=pk)
        form.look_again(refusal.sentence, now=RoleForm.initial_for(now))
        return render(request, "workspace/role.html", {"role": now, "form": form}, status=refusal.status)
    messages.success(request, "We have kept what the role asks for.")
    return redirect("workspace:roles")
