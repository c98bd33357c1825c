"""Rounds of asking residents: all of them side by side, one with how to ask, and what the charity does about it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.people.models import Role
from coprod.programme.readiness import acts, results
from coprod.programme.readiness.forms import PromiseForm, RoundForm
from coprod.programme.readiness.models import READERS, Action, Round
from coprod.programme.readiness.questions import STOPS, WANTS


@team_required(*READERS)
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """What residents said, the newest round in words and charts, and the last rounds side by side."""
    visible = Round.objects.visible_to(request.user).select_related("service")
    found = results.totals(visible.closed())
    enough = [total for total in found if total.is_enough]
    newest = enough[-1] if enough else None
    side_by_side = enough[-results.MOST_SIDE_BY_SIDE :]
    return render(
        request,
        "readiness/asking.html",
        {
            "open": results.people_in(visible.open()),
            "closed": found[::-1],
            "newest": newest,
            "finding": results.in_words(newest) if newest else "",
            "charts": [chart for each in (STOPS, WANTS) if newest and (chart := results.chart(newest, each))],
            "side_by_side": side_by_side,
            "compared": results.compared(side_by_side) if len(side_by_side) > 1 else [],
            "may_begin": request.user.has_role(Role.LEAD),  # type: ignore[union-attr]
        },
    )


@team_required(Role.LEAD)
def new(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST or None, user=request.user)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "readiness/new.html", {"form": form})
    begun = acts.begin_round(**form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "You can ask from now on. Choose how.")
    return redirect("readiness:round", pk=begun.pk)


@team_required(*READERS)
@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How to ask, while it is open; what people said and what we do about it, once it is closed."""
    asked_in = of(request, pk)
    by = Actor.of(request.user)
    may_lead = asked_in.may_be_led_by(by)
    context: dict[str, Any] = {"round": asked_in, "may_ask": asked_in.may_be_asked_by(by), "may_lead": may_lead}
    if asked_in.is_open:
        ((_, people),) = results.people_in([asked_in])
        piles = asked_in.piles.filter(counts=True)
        return render(request, "readiness/round.html", context | {"people": people, "piles": piles})
    (total,) = results.totals([asked_in])
    words = [said.words for said in asked_in.words.all()] if may_lead and total.is_enough else []
    charts = [chart for result in total.results if (chart := results.chart(total, result.question))]
    context |= {"total": total, "words": words, "charts": charts if total.is_enough else []}
    context |= {"finding": results.in_words(total), "actions": asked_in.actions.select_related("owner")}
    return render(request, "readiness/results.html", context)


@team_required(*READERS)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    acts.close_round(of(request, pk), by=Actor.of(request.user))
    messages.success(request, "The round is closed. This is what people said.")
    return redirect("readiness:round", pk=pk)


@team_required(Role.LEAD)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    asked_in = of(request, pk)
    if not asked_in.may_be_led_by(Actor.of(request.user)):
        raise Http404
    form = PromiseForm(request.POST or None, user=request.user)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "readiness/promise.html", {"form": form, "round": asked_in})
    acts.promise(asked_in, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "That is written down. Tell residents too.")
    return redirect("readiness:round", pk=pk)


@team_required()
@require_POST
def promise_kept(request: HttpRequest, pk: int) -> HttpResponse:
    """Its owner need not be someone who reads what residents said: they come back to the checklist."""
    action = get_object_or_404(Action.objects.visible_to(request.user), pk=pk)
    acts.keep_promise(action, by=Actor.of(request.user))
    messages.success(request, "That is done. Tell residents too.")
    if Round.objects.visible_to(request.user).filter(pk=action.follows_id).exists():
        return redirect("readiness:round", pk=action.follows_id)
    return redirect("readiness:checklist")


def of(request: HttpRequest, pk: int) -> Round:
    """A round this colleague may read, or 404."""
    found: Round = get_object_or_404(Round.objects.visible_to(request.user).select_related("service"), pk=pk)
    return found


def to_ask_in(request: HttpRequest, pk: int) -> Round:
    """A round this colleague may ask in, or 404."""
    found = of(request, pk)
    if not found.may_be_asked_by(Actor.of(request.user)):
        raise Http404
    return found
