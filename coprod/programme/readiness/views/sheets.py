"""The three ways to ask, and what comes back: a printed sheet, texts, one person's answers, totals of a pile."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.programme.readiness import acts, paper, questions
from coprod.programme.readiness.forms import PileForm, SheetForm
from coprod.programme.readiness.models import ASKERS
from coprod.programme.readiness.views.asking import to_ask_in
from coprod.ui.refusals import WrongStage


@team_required(*ASKERS)
@require_safe
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    to_ask_in(request, pk)
    headers = {"Content-Disposition": 'attachment; filename="five-questions.pdf"'}
    return HttpResponse(paper.as_pdf(), content_type="application/pdf", headers=headers)


@team_required(*ASKERS)
@require_safe
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Words to send from a worker's own phone. The product sends none, so it never learns to whom."""
    asked_in = to_ask_in(request, pk)
    shown = [(text, f"sms:?body={quote(text)}") for text in questions.texts()]
    return render(request, "readiness/texts.html", {"round": asked_in, "texts": shown, "thanks": questions.THANKS})


@never_cache
@team_required(*ASKERS)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's answers, and then the next person's."""
    asked_in = to_ask_in(request, pk)
    _check_open(asked_in.is_open)
    form = SheetForm(request.POST or None, initial={"way": request.GET.get("way") or "worker"})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "readiness/enter.html", {"round": asked_in, "form": form, "hello": questions.HELLO})
    typed = form.cleaned_data
    acts.keep_sheet(
        asked_in,
        way=typed["way"],
        answers=form.answers,
        words=typed["words"],
        once=typed["once"],
        by=Actor.of(request.user),
    )
    messages.success(request, "Kept, without a name. The next person’s answers go here.")
    return redirect(f"{request.path}?way={quote(typed['way'])}")


@team_required(*ASKERS)
def totals(request: HttpRequest, pk: int) -> HttpResponse:
    asked_in = to_ask_in(request, pk)
    _check_open(asked_in.is_open)
    form = PileForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "readiness/totals.html", {"round": asked_in, "form": form})
    people, once = form.cleaned_data["people"], form.cleaned_data["once"]
    acts.keep_pile(asked_in, people=people, totals=form.totals, once=once, by=Actor.of(request.user))
    messages.success(request, f"The totals of {people} sheets are kept.")
    return redirect("readiness:round", pk=pk)


@team_required(*ASKERS)
@require_POST
def pile_away(request: HttpRequest, pk: int, pile: int) -> HttpResponse:
    asked_in = to_ask_in(request, pk)
    acts.take_pile_away(get_object_or_404(asked_in.piles, pk=pile), by=Actor.of(request.user))
    messages.success(request, "Those totals count no more.")
    return redirect("readiness:round", pk=pk)


def _check_open(is_open: bool) -> None:
    if not is_open:
        raise WrongStage("This round is closed. Keep it for the next one. Nothing was changed.")
