"""For those who sit in: their chats, the questions with their own notes, and whether they agree to the outcome.
They see a first name, the role and the questions: nothing else of the application, and no one else's notes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import signed_in, team_required
from coprod.audit.actor import Actor
from coprod.peers.chats import acts, mail
from coprod.peers.chats.forms import AnswerForm
from coprod.peers.chats.models import Chat, CountsAsLived, Outcome, QuestionNote
from coprod.peers.chats.stages import BEFORE, Stage
from coprod.peers.chats.views.outcome import words_read
from coprod.ui.refusals import WrongStage


@signed_in
def interviews(request: HttpRequest) -> HttpResponse:
    """The chats one sits in; for colleagues, whether they count as someone with lived experience."""
    found = Chat.objects.of_interviewer(request.user).select_related("person").order_by("starts_at", "pk")
    user: Any = request.user
    counts = CountsAsLived.objects.filter(user=user).exists()
    return render(request, "chats/interviews.html", {"chats": found, "counts": counts})


@team_required()
@require_POST
def count_me(request: HttpRequest) -> HttpResponse:
    counts = request.POST.get("counts") == "yes"
    acts.count_me(counts=counts, by=Actor.of(request.user))
    messages.success(request, "Thank you. We count you in." if counts else "We do not count you any more.")
    return redirect("chats:interviews")


def _own(request: HttpRequest, pk: int) -> Chat:
    mine = Chat.objects.of_interviewer(request.user).select_related("person", "agreed")
    found: Chat = get_object_or_404(mine, pk=pk)
    return found


def _notes(request: HttpRequest, chat: Chat) -> dict[int, QuestionNote]:
    user: Any = request.user
    own = QuestionNote.objects.filter(interviewer__chat=chat, interviewer__user=user)
    return {each.number: each for each in own}


@never_cache
@signed_in
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    notes = _notes(request, found)
    proposal = found.latest_proposal if found.stage == Stage.HELD else None
    context: dict[str, Any] = {
        "chat": found,
        "first": found.person.short_name,
        "with_whom": mail.names(found),
        "questions": [(number, asked, notes.get(number)) for number, asked in found.agreed.numbered],
        "first_note": reverse("chats:note", args=[pk, 1]),
        "proposal": proposal,
        "in_words": mail.IN_WORDS[Outcome(proposal.outcome)] if proposal else "",
        "asks_me": proposal and request.user.pk in {each.user_id for each in proposal.still_to_agree},
        "may_step_back": found.stage in BEFORE,
    }
    return render(request, "chats/interview.html", context)


@never_cache
@signed_in
def note(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One question a page, kept as one goes."""
    found = _own(request, pk)
    asked = dict(found.agreed.numbered).get(number)
    if asked is None:
        raise Http404
    if not found.can_be_noted:
        raise WrongStage("Notes are written from the beginning of the chat until its outcome is shared.")
    there = _notes(request, found).get(number)
    form = AnswerForm(request.POST or None, initial={"words": there.words if there else ""})
    last = len(found.agreed.questions)
    if kept.restore(request, form) or not form.is_valid() or request.method != "POST":
        context = {"chat": found, "first": found.person.short_name, "asked": asked, "number": number, "last": last}
        return render(request, "chats/note.html", {**context, "is_last": number == last, "form": form})
    acts.save_note(found, number=number, words=form.cleaned_data["words"], by=Actor.of(request.user))
    if number < last and "stop" not in request.POST:
        return redirect("chats:note", pk=pk, number=number + 1)
    messages.success(request, "Your notes are saved.")
    return redirect("chats:interview", pk=pk)


@signed_in
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    acts.agree(words_read(request, found), by=Actor.of(request.user))
    messages.success(request, "Thank you. You agree.")
    return redirect("chats:interview", pk=pk)


@signed_in
@require_POST
def step_back(request: HttpRequest, pk: int) -> HttpResponse:
    acts.step_back(_own(request, pk), by=Actor.of(request.user))
    messages.success(request, "That is fine. We ask someone else.")
    return redirect("chats:interviews")
