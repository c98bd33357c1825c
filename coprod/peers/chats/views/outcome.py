"""After a chat, for leads: the notes side by side, the outcome with its reasons, who agrees, and sharing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.chats import acts, mail
from coprod.peers.chats.forms import OutcomeForm
from coprod.peers.chats.models import Chat, Outcome, Proposal, QuestionNote
from coprod.peers.chats.stages import Stage
from coprod.peers.chats.views.staff import visible
from coprod.people.models import Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui.refusals import WrongStage


@team_required(Role.LEAD)
@require_POST
def held(request: HttpRequest, pk: int) -> HttpResponse:
    acts.held(visible(request, pk), by=Actor.of(request.user))
    messages.success(request, "It was held. Those who sat in can write their notes.")
    return redirect("chats:chat", pk=pk)


@never_cache
@team_required(*RECRUITING_ROLES)
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes side by side. Every reading is written down."""
    found = visible(request, pk)
    log.read(Actor.of(request.user), found, "read the notes of {person}'s chat", person=found.person)
    return render(request, "chats/notes.html", {"chat": found, "person": found.person, "notes": _by_question(found)})


def _by_question(chat: Chat) -> list[tuple[str, list[QuestionNote]]]:
    """Each question with what was written under it: two queries."""
    written: dict[int, list[QuestionNote]] = {}
    found = QuestionNote.objects.filter(interviewer__chat=chat).select_related("interviewer__user__person")
    for each in found.order_by("number", "interviewer_id"):
        if each.words:
            written.setdefault(each.number, []).append(each)
    return [(asked, written.get(number, [])) for number, asked in chat.agreed.numbered]


@never_cache
@team_required(Role.LEAD)
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the outcome, with the notes beside it; those who sat in agree next."""
    found = visible(request, pk)
    if found.stage != Stage.HELD:
        raise WrongStage("The chat is still to come, or its outcome is shared. Nothing was changed.")
    form = OutcomeForm(request.POST or None, initial=OutcomeForm.initial_for(found))
    by = Actor.of(request.user)
    if kept.restore(request, form) or not form.is_valid():
        log.read(by, found, "read the notes of {person}'s chat", person=found.person)
        context = {"chat": found, "person": found.person, "form": form, "notes": _by_question(found)}
        return render(request, "chats/outcome.html", context)
    acts.propose(found, **form.cleaned_data, by=by)
    messages.success(request, "It is written. Those who sat in are asked whether they agree.")
    return redirect("chats:share", pk=pk)


@team_required(Role.LEAD)
@require_POST
def agreed(request: HttpRequest, pk: int, interviewer_pk: int) -> HttpResponse:
    """One who sat in said so, in the room or on the phone."""
    found = visible(request, pk)
    interviewer = get_object_or_404(found.interviewers.sitting_in(), pk=interviewer_pk)
    acts.agree(words_read(request, found), interviewer=interviewer, by=Actor.of(request.user))
    messages.success(request, f"Written down: {interviewer.name} agrees.")
    return redirect("chats:share", pk=pk)


@never_cache
@team_required(Role.LEAD)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person will read, word for word; POST sends it."""
    found = visible(request, pk)
    if request.method == "POST":
        acts.share(found, proposal=words_read(request, found), by=Actor.of(request.user))
        messages.success(request, f"Shared. We tell {found.person.short_name}, by the way they like best.")
        return redirect("chats:chat", pk=pk)
    proposal = found.latest_proposal
    if found.stage != Stage.HELD or proposal is None:
        raise WrongStage("There is nothing to share now. Write the outcome first, or see that it is shared.")
    context: dict[str, Any] = {
        "chat": found,
        "person": found.person,
        "proposal": proposal,
        "in_words": mail.IN_WORDS[Outcome(proposal.outcome)],
        "still_to_agree": proposal.still_to_agree,
    }
    return render(request, "chats/share.html", context)


def words_read(request: HttpRequest, chat: Chat) -> Proposal:
    """The words that were on the page: newer ones are read first. Raises WrongStage without any."""
    shown = request.POST.get("proposal", "")
    found = chat.proposals.filter(pk=shown).first() if shown.isdecimal() and len(shown) < 19 else None
    if found is None:
        raise WrongStage("Open this page again, and read the words before you press. Nothing was changed.")
    proposal: Proposal = found
    return proposal
