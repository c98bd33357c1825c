"""Arranging a chat, for leads: who sits in, which times, moved and called off; and the agreed questions."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod import clock
from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.chats import acts, candidates
from coprod.peers.chats.forms import (
    ArrangeForm,
    CallOffForm,
    ChosenForThemForm,
    InterviewersForm,
    QuestionsForm,
    TimesForm,
)
from coprod.peers.chats.models import AgreedQuestions, Chat
from coprod.peers.chats.stages import BEFORE, Stage, a_lead, enough_sit_in
from coprod.people import acts as people
from coprod.people.models import Person, Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.people.permissions import may_decide_settings
from coprod.ui.searching import words
from coprod.ui.seen import ChangedMeanwhile

PER_PAGE = 50
DECIDERS = (Role.LEAD, Role.OFFICER, Role.ADMINISTRATOR)


@team_required(*RECRUITING_ROLES)
def chats(request: HttpRequest) -> HttpResponse:
    """Chats under way, the longest wait first; those that are over apart."""
    done = words(request, "show") == "over"
    found = Chat.objects.visible_to(request.user).select_related("person")
    found = found.exclude(pk__in=Chat.objects.open()).order_by("-stage_since", "pk") if done else found.open()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    on_break = set(Person.objects.on_a_break().values_list("pk", flat=True))
    return render(request, "chats/chats.html", {"page": page, "done": done, "on_break": on_break})


@team_required(*RECRUITING_ROLES)
def chat(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    return chat_page(request, found)


def visible(request: HttpRequest, pk: int) -> Chat:
    readable = Chat.objects.visible_to(request.user).select_related("person__service", "agreed")
    found: Chat = get_object_or_404(readable, pk=pk)
    return found


def chat_page(request: HttpRequest, found: Chat, form: Any = None) -> HttpResponse:
    by = Actor.of(request.user)
    may_lead = a_lead(by, found)
    if form is None and may_lead and found.stage == Stage.OFFERED:
        form = ChosenForThemForm(times=list(found.times.still_offered()))
    proposal = found.latest_proposal
    return render(
        request,
        "chats/chat.html",
        {
            "chat": found,
            "person": found.person,
            "interviewers": found.interviewers.sitting_in().select_related("user__person"),
            "away": found.interviewers.sitting_in().filter(user__person__in=Person.objects.on_a_break()),
            "times": found.times.still_offered(),
            "lacking": enough_sit_in(found) if found.stage in BEFORE else "",
            "may_lead": may_lead,
            "proposal": proposal,
            "still_to_agree": proposal.still_to_agree if proposal and found.stage == Stage.HELD else [],
            "moves": found.moves.order_by("-at", "-pk"),
            "form": form,
        },
    )


@team_required(Role.LEAD)
def interviewers(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    possible, initial = candidates.of(found.person), InterviewersForm.initial_for(found)
    form = InterviewersForm(request.POST or None, candidates=possible, initial=initial)
    page = {"chat": found, "person": found.person, "form": form}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "chats/interviewers.html", page)
    data = {name: form.cleaned_data[name] for name in ("nobody_because", "seen")}
    try:
        acts.choose_interviewers(found, users=form.chosen, **data, by=Actor.of(request.user))
    except ChangedMeanwhile as refusal:
        found.refresh_from_db()
        return _shown_anew(request, "chats/interviewers.html", page, refusal, InterviewersForm.initial_for(found))
    messages.success(request, "We have kept who sits in.")
    return redirect("chats:chat", pk=pk)


@team_required(Role.LEAD)
def times(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer times to choose from; for a chat that is arranged, that moves it."""
    found = visible(request, pk)
    moves = found.stage == Stage.ARRANGED
    form = TimesForm(request.POST or None, moves=moves, initial=TimesForm.initial_for(found))
    page = {"chat": found, "person": found.person, "form": form, "moves": moves}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "chats/times.html", page)
    try:
        acts.offer_times(found, **form.offered, by=Actor.of(request.user))
    except ChangedMeanwhile as refusal:
        found.refresh_from_db()
        return _shown_anew(request, "chats/times.html", page, refusal, TimesForm.now_for(found))
    messages.success(request, "The times are offered, and we tell them.")
    return redirect("chats:chat", pk=pk)


@team_required(Role.LEAD)
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """A time was agreed by word of mouth."""
    found = visible(request, pk)
    form = ArrangeForm(request.POST or None, initial=ArrangeForm.initial_for(found))
    page = {"chat": found, "person": found.person, "form": form}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "chats/arrange.html", page)
    try:
        acts.arrange_for(found, **form.arranged, by=_for_them(request, found))
    except ChangedMeanwhile as refusal:
        found.refresh_from_db()
        return _shown_anew(request, "chats/arrange.html", page, refusal, ArrangeForm.now_for(found))
    messages.success(request, "It is arranged. We send them the day and the questions.")
    return redirect("chats:chat", pk=pk)


@team_required(Role.LEAD)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """They chose one of the times on the phone."""
    found = visible(request, pk)
    form = ChosenForThemForm(request.POST, times=list(found.times.still_offered()))
    if not form.is_valid():
        return chat_page(request, found, form)
    acts.choose_time(found, **form.cleaned_data, by=_for_them(request, found))
    messages.success(request, "It is arranged. We send them the day and the questions.")
    return redirect("chats:chat", pk=pk)


@team_required(Role.LEAD)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    form = CallOffForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "chats/call_off.html", {"chat": found, "person": found.person, "form": form})
    acts.call_off(found, because=form.cleaned_data["because"], by=Actor.of(request.user))
    messages.success(request, "The chat is called off. Another can be arranged later.")
    return redirect("chats:chat", pk=pk)


def _shown_anew(
    request: HttpRequest, template: str, page: dict[str, Any], refusal: ChangedMeanwhile, now: dict[str, Any]
) -> HttpResponse:
    """The form as it was typed, beside what is there now."""
    page["form"].look_again(refusal.sentence, now=now)
    return render(request, template, page, status=refusal.status)


def _for_them(request: HttpRequest, found: Chat) -> Actor:
    return Actor.of(request.user).for_person(found.person.chosen_name)


@team_required(*DECIDERS)
def questions(request: HttpRequest) -> HttpResponse:
    """The one set that everyone is asked; chats that have begun keep theirs."""
    by = Actor.of(request.user)
    if not may_decide_settings(by):
        raise Http404
    agreed = AgreedQuestions.in_force()
    form = QuestionsForm(request.POST or None, initial=QuestionsForm.initial_for(agreed))
    page = {"agreed": agreed, "form": form, "versions": AgreedQuestions.objects.all()}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "chats/questions.html", page)
    try:
        people.decide_setting(AgreedQuestions, effective_from=clock.today(), **form.cleaned_data, by=by)
    except ChangedMeanwhile as refusal:
        now = QuestionsForm.initial_for(AgreedQuestions.objects.latest("pk"))
        return _shown_anew(request, "chats/questions.html", page, refusal, now)
    messages.success(request, "We have kept the questions. Chats that have begun keep theirs.")
    return redirect("chats:questions")
