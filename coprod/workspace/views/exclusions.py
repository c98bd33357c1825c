"""The charity's own exclusions: each with an owner, a reason, a day of review, and a way to ask for another look."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import exclusions as acts
from coprod.peers.recruitment.barriers import OwnExclusion
from coprod.people.models import Role
from coprod.ui.seen import ChangedMeanwhile
from coprod.workspace.ways_forms import OwnExclusionForm


@team_required(Role.OFFICER)
def exclusions(request: HttpRequest) -> HttpResponse:
    _only_of_the_programme(request)
    found = OwnExclusion.objects.select_related("owner__person")
    return render(request, "workspace/ways/exclusions.html", {"exclusions": found})


@team_required(Role.OFFICER)
def new(request: HttpRequest) -> HttpResponse:
    _only_of_the_programme(request)
    return _edit(request, None)


@team_required(Role.OFFICER)
def exclusion(request: HttpRequest, pk: int) -> HttpResponse:
    _only_of_the_programme(request)
    return _edit(request, get_object_or_404(OwnExclusion, pk=pk))


def _edit(request: HttpRequest, found: OwnExclusion | None) -> HttpResponse:
    form = OwnExclusionForm(request.POST or None, instance=found)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/ways/exclusion.html", {"exclusion": found, "form": form})
    try:
        acts.decide_exclusion(found, **form.columns, seen=form.cleaned_data["seen"], by=Actor.of(request.user))
    except ChangedMeanwhile as refusal:
        now = OwnExclusion.objects.get(pk=form.instance.pk)
        form.look_again(refusal.sentence, now={**vars(now), "owner": now.owner, "seen": acts.fingerprint(now)})
        page = {"exclusion": found, "form": form}
        return render(request, "workspace/ways/exclusion.html", page, status=refusal.status)
    messages.success(request, "We have kept it.")
    return redirect("workspace:exclusions")


def _only_of_the_programme(request: HttpRequest) -> None:
    """Raises Http404 for an officer of one service: this counts for everyone."""
    if not acts.may_decide(Actor.of(request.user)):
        raise Http404
