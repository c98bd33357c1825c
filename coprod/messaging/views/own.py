"""A person's own switches: which messages they want from us (MSG-3)."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coprod.audit.actor import Actor
from coprod.messaging import acts, kinds
from coprod.messaging.forms import WantedForm
from coprod.messaging.models import Message, SwitchedOff
from coprod.people.models import Person, User


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wanted(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    person = request.user.person
    theirs = _kinds_for(person)
    off = set(SwitchedOff.objects.filter(person=person).values_list("kind", flat=True))
    initial = {"wanted": [kind.code for kind in theirs if kind.code not in off]}
    form = WantedForm(request.POST if request.method == "POST" else None, kinds=theirs, initial=initial)
    if form.is_valid():
        with transaction.atomic():
            for kind in theirs:
                is_on = kind.code in form.cleaned_data["wanted"]
                acts.switch(person=person, kind=kind, on=is_on, by=Actor.of(request.user))
        return redirect("own_messages:wanted")
    return render(request, "messaging/wanted.html", {"form": form, "has_kinds": bool(theirs)})


def _kinds_for(person: Person) -> list[kinds.Kind]:
    """Kinds this person has had from us, or switched off, that may be switched off."""
    had = set(Message.objects.filter(person=person).values_list("kind", flat=True).distinct())
    had |= set(SwitchedOff.objects.filter(person=person).values_list("kind", flat=True))
    return [kind for kind in kinds.every() if kind.code in had and kind.can_be_switched_off]
