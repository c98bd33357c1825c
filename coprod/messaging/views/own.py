"""A person's own switches: which messages they want from us (MSG-3)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coprod.audit.actor import Actor
from coprod.messaging import acts, kinds
from coprod.messaging.forms import Switch, WantedForm
from coprod.messaging.models import Message, SwitchedOff
from coprod.people.models import Person, User


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wanted(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    person = request.user.person
    theirs = _switches_for(person)
    off = set(SwitchedOff.objects.filter(person=person).values_list("kind", flat=True))
    initial = {"wanted": [switch.label for switch in theirs if not off.issuperset(each.code for each in switch.kinds)]}
    form = WantedForm(request.POST if request.method == "POST" else None, switches=theirs, initial=initial)
    if form.is_valid():
        with transaction.atomic():
            for switch in theirs:
                for kind in switch.kinds:
                    is_on = switch.label in form.cleaned_data["wanted"]
                    acts.switch(person=person, kind=kind, on=is_on, by=Actor.of(request.user))
        messages.success(request, "We have kept what you chose.")
        return redirect("own_messages:wanted")
    return render(request, "messaging/wanted.html", {"form": form, "has_kinds": bool(theirs)})


def _switches_for(person: Person) -> list[Switch]:
    """What this person has had from us, or switched off, and may switch off. A kind yet to come that has the same
    words for people is switched with it: they were told it is off."""
    had = set(Message.objects.filter(person=person).order_by().values_list("kind", flat=True).distinct())
    had |= set(SwitchedOff.objects.filter(person=person).values_list("kind", flat=True))
    by_words: dict[str, list[kinds.Kind]] = {}
    for kind in kinds.every():
        if kind.can_be_switched_off:
            by_words.setdefault(kind.for_people, []).append(kind)
    known = [(label, same) for label, same in sorted(by_words.items()) if had & {kind.code for kind in same}]
    return [Switch(label, tuple(same)) for label, same in known]
