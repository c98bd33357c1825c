"""Everyone's landing page after signing in: what is next for me."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import signed_in
from coprod.audit.actor import Actor
from coprod.me import mentor
from coprod.people import acts, next_steps
from coprod.people.forms import OwnDetailsForm
from coprod.people.models import Person
from coprod.ui.seen import ChangedMeanwhile


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Staff without a part in the programme of their own go straight to their work."""
    user = request.user
    steps = next_steps.collect(user.person)  # type: ignore[union-attr]
    if user.is_team and not steps:  # type: ignore[union-attr]
        return redirect("workspace:today")
    if mentor.is_one(user):
        return render(request, "me/mentor.html", {"person": user.person, "steps": steps, **mentor.page_of(user)})  # type: ignore[union-attr]
    return render(request, "me/home.html", {"person": user.person, "steps": steps})  # type: ignore[union-attr]


@signed_in
def details(request: HttpRequest) -> HttpResponse:
    """What to call me and how to reach me; only I and those who work with me see it."""
    person = request.user.person  # type: ignore[union-attr]
    form = OwnDetailsForm(request.POST or None, initial=_details_of(person))
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "me/details.html", {"person": person, "form": form})
    by, seen = Actor.of(request.user), form.cleaned_data["seen"]
    try:
        acts.describe_person(person, routes=form.routes, seen=seen, by=by, **form.described)
    except ChangedMeanwhile as refusal:
        now = _details_of(person)
        form.look_again(refusal.sentence, now=now)
        return render(request, "me/details.html", {"person": person, "form": form}, status=refusal.status)
    messages.success(request, "We have kept your details.")
    return redirect("me:home")


def _details_of(person: Person) -> dict[str, Any]:
    return {**OwnDetailsForm.initial_for(person), "seen": acts.details_fingerprint(person)}
