"""The officer's list of checks and the page of one, and the person's own page about theirs."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import participant_required, team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.checks import acts, next_acts, standing
from coprod.peers.checks.forms import NoIdForm
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import BEFORE_A_DECISION, Stage, a_decider, an_officer
from coprod.people.models import Person, Role
from coprod.ui.refusals import WrongStage
from coprod.ui.searching import words

PER_PAGE = 50
READERS = (Role.OFFICER, Role.SAFEGUARDING)


@team_required(*READERS)
def checks(request: HttpRequest) -> HttpResponse:
    """Checks that are under way, the longest wait first; decided ones apart."""
    done = words(request, "show") == "decided"
    found = DbsCheck.objects.readable_by(request.user).select_related("person", "eligibility", "identity")
    found = found.filter(stage=Stage.DECIDED).order_by("-stage_since", "pk") if done else found.open()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    on_break = set(Person.objects.on_a_break().values_list("pk", flat=True))
    rows = [(each, bool(each.days_late) and each.person_id not in on_break) for each in page]
    return render(request, "checks/checks.html", {"page": page, "rows": rows, "done": done, "on_break": on_break})


@never_cache
@team_required(*READERS)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """One check, and the one thing to do next. Every reading is written down."""
    found = _readable(request, pk)
    by = Actor.of(request.user)
    step = next_acts.of(found)
    form = step.form(request.POST or None, check=found) if step else None
    if form is not None and step is not None:
        if request.method == "POST" and request.POST.get("act") != step.name:
            raise WrongStage("This check has moved on. Perhaps someone else was quicker. Nothing was changed.")
        if not kept.restore(request, form) and form.is_valid():
            step.act(found, form.cleaned_data, by)
            messages.success(request, step.done)
            return redirect("checks:check", pk=found.pk)
    log.read(by, found, "read {person}'s check", person=found.person)
    may_act = a_decider(by, found) if found.stage == Stage.SEEN else an_officer(by, found)
    decisions = list(found.decisions.select_related("by__person"))
    deciders = {each.by_id for each in decisions if found.stage == Stage.SEEN and each.at >= found.stage_since}
    return render(
        request,
        "checks/check.html",
        {
            "check": found,
            "person": found.person,
            "identity": getattr(found, "identity", None),
            "brought_over": getattr(found, "brought_over", None),
            "decisions": decisions,
            "waits_for_another": deciders == {request.user.pk} and not request.POST,
            "moves": found.moves.order_by("-at", "-pk"),
            "step": step,
            "form": form if may_act else None,
            "is_officer": an_officer(by, found),
            "can_stop": found.stage in BEFORE_A_DECISION and an_officer(by, found),
        },
    )


@never_cache
@team_required(Role.OFFICER)
def no_id(request: HttpRequest, pk: int) -> HttpResponse:
    """They have no ID yet: what comes next, and who helps."""
    found = _readable(request, pk)
    form = NoIdForm(request.POST or None, check=found)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "checks/no_id.html", {"check": found, "person": found.person, "form": form})
    acts.has_no_id(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "That is kept. Nobody chases them meanwhile.")
    return redirect("checks:check", pk=found.pk)


@team_required(Role.OFFICER)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = _readable(request, pk)
    acts.withdraw(found, by=Actor.of(request.user))
    messages.success(request, "The check is stopped.")
    return redirect("checks:checks")


def _readable(request: HttpRequest, pk: int) -> DbsCheck:
    readable = DbsCheck.objects.readable_by(request.user)
    readable = readable.select_related("person", "eligibility", "identity", "brought_over")
    found: DbsCheck = get_object_or_404(readable, pk=pk)
    return found


@never_cache
@participant_required
def own(request: HttpRequest) -> HttpResponse:
    """One's own check in plain words: what happens now, and the usual wait. Never a reason, never what it shows."""
    person: Any = request.user.person  # type: ignore[union-attr]
    found = standing.of(person).latest
    if found is None:
        raise Http404
    return render(request, "checks/own.html", {"check": found, "person": person})
