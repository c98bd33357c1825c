"""The library of policies: staff write them, anyone reads the version that holds."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.people.models import Role
from coprod.programme.policies import acts, descent, rules
from coprod.programme.policies.forms import NewPolicyForm, TypedForm
from coprod.programme.policies.models import Passage, Policy, PolicyVersion

A_PAGE = 50
WRITERS = (Role.LEAD, Role.POLICY_OWNER)


def public(request: HttpRequest, pk: int, number: int | None = None) -> HttpResponse:
    """The version that holds, or an earlier one, for anyone."""
    policy = get_object_or_404(Policy.objects.select_related("service"), pk=pk)
    publications = list(policy.publications.select_related("version"))
    chosen = next((each for each in publications if number in (None, each.number)), None)
    if chosen is None:
        raise Http404
    return render(
        request,
        "policies/public.html",
        {
            "policy": policy,
            "chosen": chosen,
            "others": [each for each in publications if each != chosen],
            "is_current": chosen == publications[0],
            "parts": chosen.version.parts.prefetch_related("passages"),
        },
    )


@team_required(*WRITERS)
def policies(request: HttpRequest) -> HttpResponse:
    """Every policy this writer may open."""
    found = Policy.objects.visible_to(request.user).select_related("owner__person", "service")
    page = Paginator(found.prefetch_related("publications"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "policies/list.html", {"page": page})


@team_required(*WRITERS)
def new(request: HttpRequest) -> HttpResponse:
    """A new policy, typed in."""
    user: Any = request.user
    form = NewPolicyForm(request.POST or None, user=user)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "policies/new.html", {"form": form})
    version = acts.begin(**{"owner": user, **form.cleaned_data}, by=Actor.of(user))
    messages.success(request, "The draft is saved.")
    return redirect("policies:policy", pk=version.policy_id)


@team_required(*WRITERS)
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """A policy with its versions, and what the draft changes."""
    found = _visible(request, pk)
    versions = list(found.versions.select_related("publication", "policy").latest_first())
    draft = versions[0] if versions and versions[0].published_at is None else None
    before = descent.published_before(draft) if draft else None
    return render(
        request,
        "policies/policy.html",
        {
            "policy": found,
            "published": [version for version in versions if version.published_at],
            "draft": draft,
            "obstacles": acts.obstacles_to(draft) if draft else [],
            "parts": (draft or versions[0]).parts.prefetch_related("passages"),
            "descents": descent.between(before, draft) if before and draft else None,
        },
    )


@team_required(*WRITERS)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Type the draft of the next version, beginning with the words there are."""
    found = _visible(request, pk)
    latest = found.versions.latest_first().first()
    initial = {"typed": rules.as_typed(latest.as_parts()) if latest else ""}
    form = TypedForm(request.POST or None, initial=initial)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "policies/write.html", {"policy": found, "form": form})
    acts.write(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The draft is saved.")
    return redirect("policies:policy", pk=found.pk)


@team_required(*WRITERS)
@require_POST
def decide_lineage(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """Say whether a passage of the draft is an older one in other words."""
    found = _visible(request, pk)
    passages = Passage.objects.filter(version__policy=found).select_related("version__policy")
    acts.decide_lineage(
        get_object_or_404(passages, pk=old),
        get_object_or_404(passages, pk=new),
        is_same=request.POST.get("is_same") == "yes",
        by=Actor.of(request.user),
    )
    messages.success(request, "Noted.")
    return redirect("policies:policy", pk=found.pk)


@team_required(*WRITERS)
@require_POST
def publish(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """Publish the draft that was looked at."""
    found = _visible(request, pk)
    draft = get_object_or_404(PolicyVersion.objects.select_related("policy"), policy=found, pk=version)
    acts.publish(draft, by=Actor.of(request.user))
    messages.success(request, f"Version {draft.number} holds from now on.")
    return redirect("policies:policy", pk=found.pk)


def _visible(request: HttpRequest, pk: int) -> Policy:
    found: Policy = get_object_or_404(
        Policy.objects.visible_to(request.user).select_related("owner__person", "service"), pk=pk
    )
    return found
