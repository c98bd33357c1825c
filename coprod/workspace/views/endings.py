"""Closing an application, and welcoming someone back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts, also_open, coming_back, mail
from coprod.peers.recruitment.models import Application, Closed
from coprod.people.models import Role
from coprod.workspace.views.ways import their_application
from coprod.workspace.ways_forms import ClosingForm


@team_required(Role.LEAD)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it, once one has read what the person will read. Nothing happens with “See what they read”."""
    application = their_application(request, pk)
    form = ClosingForm(request.POST or None, initial={"because": _suggested(request)})
    if kept.restore(request, form) or not form.is_valid():
        return _close_page(request, application, form)
    data = form.cleaned_data
    if "preview" in request.POST:
        preview = mail.closing_words(application, data["because"], data["words"])
        return _close_page(request, application, form, preview=preview, is_preview=True)
    acts.close(application, **data, by=Actor.of(request.user))
    messages.success(request, "The application is closed. The door is open.")
    return redirect("workspace:person", pk=application.person_id)


def _suggested(request: HttpRequest) -> str:
    because = request.GET.get("because", "")
    return because if because in Closed.values else ""


def _close_page(request: HttpRequest, application: Application, form: ClosingForm, **more: Any) -> HttpResponse:
    context = {"application": application, "form": form, "also_open": also_open.to(application), **more}
    return render(request, "workspace/close.html", context)


@team_required(Role.LEAD)
def welcome_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What still counts and what needs doing again; then one press."""
    application = their_application(request, pk)
    if request.method == "POST":
        acts.welcome_back(application, by=Actor.of(request.user))
        messages.success(request, "Welcomed back. They can carry on where they stopped.")
        return redirect("workspace:person", pk=application.person_id)
    if application.is_open:
        return redirect("workspace:person", pk=application.person_id)
    context = {"application": application, "back": coming_back.of(application)}
    return render(request, "workspace/ways/welcome_back.html", context)
