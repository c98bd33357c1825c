"""What stands in someone's way, and the ways round: each a button (REC-6)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.checks.models import DbsCheck
from coprod.peers.recruitment import acts
from coprod.peers.recruitment.barriers import Barrier, Way
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.permissions import HELPERS
from coprod.people.models import Role
from coprod.ui.forms import Form
from coprod.workspace.ways_forms import BarrierForm, BarrierOverForm, HelpWithIdForm, PlanCallForm, WayForm

FORMS: dict[Way, type[Form]] = {
    Way.HELP_WITH_ID: HelpWithIdForm,
    Way.CALL: PlanCallForm,
    Way.OTHER_REFEREE: WayForm,
    Way.OTHER: WayForm,
}
"""Ways that ask for something; the others are one press."""


@team_required(*HELPERS)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what stands in the way."""
    application = their_application(request, pk)
    user: Any = request.user
    is_officer = user.has_role_in(application.person.service_id, Role.OFFICER)
    form = BarrierForm(request.POST or None, is_officer=is_officer)
    if kept.restore(request, form) or not form.is_valid():
        context = {"application": application, "form": form, "is_officer": is_officer}
        return render(request, "workspace/ways/barrier_new.html", context)
    barrier = acts.write_down_barrier(application, **form.cleaned_data, by=Actor.of(user))
    messages.success(request, "It is written down. Here are the ways round.")
    return redirect("workspace:barrier", pk=barrier.pk)


@team_required(*HELPERS)
def barrier(request: HttpRequest, pk: int) -> HttpResponse:
    """One barrier: what was tried, and every way round it."""
    found = _barrier(request, pk)
    if found.is_for_officers and request.method == "GET":
        log.read(Actor.of(request.user), found, "read what officers keep about {person}", person=_person(found))
    return _page(request, found, {way: form() for way, form in FORMS.items()})


@team_required(*HELPERS)
@require_POST
def way(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """Take one of the ways round."""
    found = _barrier(request, pk)
    if way not in found.ways:
        raise Http404
    chosen, data = Way(way), {}
    if chosen in FORMS:
        form = FORMS[chosen](request.POST)
        if kept.restore(request, form) or not form.is_valid():
            return _page(request, found, {each: kind() for each, kind in FORMS.items()} | {chosen: form})
        data = form.cleaned_data
    by = Actor.of(request.user)
    TAKEN.get(chosen, _tried)(found, chosen, data, by)
    messages.success(request, "It is written down as tried.")
    if chosen == Way.OTHER_EVIDENCE:
        return redirect("references:evidence_new", person_pk=found.application.person_id)
    return redirect("workspace:barrier", pk=found.pk)


@team_required(*HELPERS)
@require_POST
def over(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not stand in the way any more."""
    found, form = _barrier(request, pk), BarrierOverForm(request.POST)
    if kept.restore(request, form) or not form.is_valid():
        return _page(request, found, {each: kind() for each, kind in FORMS.items()}, over=form)
    acts.end_barrier(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "Good. It does not stand in the way any more.")
    return redirect("workspace:person", pk=found.application.person_id)


Taken = Callable[[Barrier, Way, dict[str, Any], Actor], object]


def _tried(found: Barrier, chosen: Way, data: dict[str, Any], by: Actor) -> object:
    return acts.try_way(found, way=chosen, **data, by=by)


TAKEN: dict[Way, Taken] = {
    Way.HELP_WITH_ID: lambda found, chosen, data, by: acts.help_with_id(found, **data, by=by),
    Way.CALL: lambda found, chosen, data, by: acts.plan_call(found.application, barrier=found, **data, by=by),
    Way.NEW_ADDRESS: lambda found, chosen, data, by: acts.new_address_is_known(found, by=by),
    Way.BREAK: lambda found, chosen, data, by: acts.take_break_instead(found, by=by),
}


def their_application(request: HttpRequest, pk: int) -> Application:
    """An application of someone else whom this user may open."""
    user: Any = request.user
    theirs = Application.objects.visible_to(user).exclude(person_id=user.person_id)
    found: Application = get_object_or_404(
        theirs.select_related("person__nobody_else", "role__eligibility", "rule"), pk=pk
    )
    return found


def _barrier(request: HttpRequest, pk: int) -> Barrier:
    whole = Barrier.objects.in_detail_for(request.user)
    found: Barrier = get_object_or_404(
        whole.select_related(
            "application__person", "application__role__eligibility", "exclusion__owner__person", "end", "by__person"
        ),
        pk=pk,
    )
    return found


def _person(found: Barrier) -> Any:
    return found.application.person


def _page(request: HttpRequest, found: Barrier, forms: dict[Way, Form], over: Form | None = None) -> HttpResponse:
    person = _person(found)
    check = DbsCheck.objects.readable_by(request.user).filter(person=person).open().first()
    user: Any = request.user
    context = {
        "can_lead": user.has_role_in(person.service_id, Role.LEAD),
        "barrier": found,
        "application": found.application,
        "person": person,
        "ways": [(way, forms.get(way)) for way in found.ways],
        "tried": found.tried.all(),
        "planned": found.calls.filter(made_at__isnull=True).first(),
        "check": check,
        "over": over or BarrierOverForm(),
        "shown_forms": [form for form in forms.values() if form.is_bound] + ([over] if over else []),
    }
    return render(request, "workspace/ways/barrier.html", context)
