"""The person's own page about their chat: the times, the questions, who will be there, and afterwards the reasons."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import participant_required
from coprod.audit.actor import Actor
from coprod.peers.chats import acts, mail
from coprod.peers.chats.forms import AnotherTimeForm, ChooseForm, HelpsForm
from coprod.peers.chats.models import Chat, Outcome
from coprod.peers.chats.stages import Stage


def _own(request: HttpRequest) -> Chat:
    """The newest chat of the signed-in person. Raises Http404 when there is none."""
    user: Any = request.user
    found = Chat.objects.filter(person_id=user.person_id).select_related("person", "agreed").order_by("-pk").first()
    if found is None:
        raise Http404
    chat: Chat = found
    return chat


@never_cache
@participant_required
def own(request: HttpRequest) -> HttpResponse:
    """POST chooses one of the times."""
    found = _own(request)
    form: ChooseForm | HelpsForm | None = None
    if found.stage == Stage.OFFERED or request.method == "POST":
        form = ChooseForm(request.POST or None, times=list(found.times.still_offered()), initial={"helps": found.helps})
        if not kept.restore(request, form) and form.is_valid():
            acts.choose_time(found, **form.cleaned_data, by=Actor.of(request.user))
            messages.success(request, "It is arranged. The questions are below.")
            return redirect("chats:own")
    elif found.stage == Stage.ARRANGED:
        form = HelpsForm(initial={"helps": found.helps})
    return _page(request, found, form)


def _page(request: HttpRequest, found: Chat, form: ChooseForm | HelpsForm | None) -> HttpResponse:
    context = {
        "chat": found,
        "person": found.person,
        "form": form,
        "who": mail.names(found),
        "in_words": mail.IN_WORDS[Outcome(found.outcome)] if found.stage == Stage.DECIDED else "",
    }
    return render(request, "chats/own.html", context)


@participant_required
@require_POST
def helps(request: HttpRequest) -> HttpResponse:
    """What would help this time."""
    form = HelpsForm(request.POST)
    found = _own(request)
    if form.is_valid():
        acts.say_what_helps(found, helps=form.cleaned_data["helps"], by=Actor.of(request.user))
        messages.success(request, "Thank you. Those you meet see it.")
        return redirect("chats:own")
    return _page(request, found, form)


@participant_required
def another_time(request: HttpRequest) -> HttpResponse:
    """None of the times suit, the chosen one does not any more, or they would rather not now."""
    found = _own(request)
    form = AnotherTimeForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "chats/another_time.html", {"chat": found, "person": found.person, "form": form})
    by = Actor.of(request.user)
    if form.cleaned_data["what"] == "another":
        acts.ask_for_another_time(found, suits=form.cleaned_data["suits"], by=by)
        messages.success(request, "That is fine. We offer you other times.")
    else:
        acts.call_off(found, because="", by=by)
        messages.success(request, "That is fine. There is no chat now. Ring us when you would like one.")
    return redirect("chats:own")
