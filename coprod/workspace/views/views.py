"""Saved views of people: naming one, sharing it, opening with it, giving it up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui.seen import ChangedMeanwhile
from coprod.workspace import acts, filters
from coprod.workspace.models import FirstView, SavedView
from coprod.workspace.ready_views import READY
from coprod.workspace.view_forms import ViewForm


@team_required(*RECRUITING_ROLES)
@require_safe
def views(request: HttpRequest) -> HttpResponse:
    """Every view this person can open, their own to change, and which one People opens with."""
    visible = list(SavedView.objects.visible_to(request.user).select_related("owner", "service"))
    user: Any = request.user
    first = FirstView.objects.filter(user=user).values_list("view_id", flat=True).first()
    context = {
        "own": [view for view in visible if view.owner_id == request.user.pk],
        "shared": [view for view in visible if view.owner_id != request.user.pk],
        "ready": READY,
        "first": first,
    }
    return render(request, "workspace/views.html", context)


@team_required(*RECRUITING_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Name what is shown; the address carries it."""
    shown = filters.read(request.GET, request.user)
    form = ViewForm(request.POST or None, user=request.user)
    context: dict[str, Any] = {
        "form": form,
        "filters": shown,
        "words": shown.in_words_only,
        "query": shown.query(with_search=False),
    }
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/view.html", context)
    user: Any = request.user
    try:
        acts.save_view(query=context["query"], owner=user, by=Actor.of(user), **form.columns)
    except acts.NameTaken as refusal:
        form.add_error("name", refusal.sentence)
        return render(request, "workspace/view.html", context, status=refusal.status)
    messages.success(request, f"The view “{form.cleaned_data['name']}” is saved. It stands above the list.")
    return redirect(f"{reverse('workspace:people')}?{context['query']}")


@team_required(*RECRUITING_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Call one's own view something else, or share it otherwise."""
    found = _own(request, pk)
    form = ViewForm(request.POST or None, user=request.user, initial=ViewForm.initial_for(found))
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/view.html", {"form": form, "view": found})
    try:
        acts.change_view(found, seen=form.cleaned_data["seen"], by=Actor.of(request.user), **form.columns)
    except ChangedMeanwhile as refusal:
        found.refresh_from_db()
        form.look_again(refusal.sentence, now=ViewForm.initial_for(found))
        return render(request, "workspace/view.html", {"form": form, "view": found}, status=refusal.status)
    except acts.NameTaken as refusal:
        form.add_error("name", refusal.sentence)
        return render(request, "workspace/view.html", {"form": form, "view": found}, status=refusal.status)
    messages.success(request, "The view is saved.")
    return redirect("workspace:views")


@team_required(*RECRUITING_ROLES)
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    acts.delete_view(found, by=Actor.of(request.user))
    messages.success(request, f"The view “{found.name}” is gone. The people on it stay as they are.")
    return redirect("workspace:views")


@team_required(*RECRUITING_ROLES)
@require_POST
def first(request: HttpRequest, pk: int) -> HttpResponse:
    """Open People with this view from now on."""
    found = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    acts.open_first(found, by=Actor.of(request.user))
    messages.success(request, f"People opens with “{found.name}” from now on.")
    return redirect("workspace:views")


@team_required(*RECRUITING_ROLES)
@require_POST
def everyone_first(request: HttpRequest) -> HttpResponse:
    """Open People with everyone again."""
    acts.open_first(None, by=Actor.of(request.user))
    messages.success(request, "People opens with everyone from now on.")
    return redirect("workspace:views")


def _own(request: HttpRequest, pk: int) -> SavedView:
    found: SavedView = get_object_or_404(SavedView.objects.of(request.user), pk=pk)
    return found
