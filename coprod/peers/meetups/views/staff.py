"""Meet-ups as the resident's staff see them: planning for someone, telling, covering, calling off, ringing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.peers.matching.models import Match
from coprod.peers.matching.stages import RESIDENTS_STAFF
from coprod.peers.meetups import acts, planning
from coprod.peers.meetups.forms import CallOffForm, MoveForm, PlanForm
from coprod.peers.meetups.models import MeetUp, Note, Side
from coprod.ui.refusals import StillWaitingFor


@team_required(*RESIDENTS_STAFF)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meet-up with the resident; the mentor hears of it."""
    match = get_object_or_404(Match.objects.visible_to(request.user).together().with_people(), pk=pk)
    form = PlanForm(request.POST or None, initial={"with_worker": planning.worker_comes(match)})
    context = {"match": match, "person": match.resident.person, "form": form}
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "meetups/plan_for.html", context)
    try:
        acts.plan(match, **form.planned, by=_by(request, match))
    except StillWaitingFor as refusal:
        form.add_error("with_worker", refusal.sentence)
        return render(request, "meetups/plan_for.html", context, status=refusal.status)
    messages.success(request, f"It is planned. We tell {match.mentor.short_name}.")
    return redirect("matching:resident", match.resident_id)


@team_required(*RESIDENTS_STAFF)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Move it with the resident; calling off stands below."""
    meetup = _visible(request, pk)
    form = MoveForm(request.POST or None, initial=MoveForm.initial_for(meetup))
    if kept.restore(request, form) or not form.is_valid():
        return _change_page(request, meetup, form, CallOffForm(prefix="off"))
    data = form.cleaned_data
    by = _by(request, meetup.match)
    acts.move_to(meetup, **form.moments, place=data["place"], reason=data["reason"], by=by)
    messages.success(request, f"It is moved. We tell {meetup.match.mentor.short_name}.")
    return redirect("matching:resident", meetup.match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    meetup = _visible(request, pk)
    form = CallOffForm(request.POST, prefix="off")
    if not form.is_valid():
        return _change_page(request, meetup, MoveForm(initial=MoveForm.initial_for(meetup)), form)
    acts.call_off(meetup, reason=form.cleaned_data["reason"], by=_by(request, meetup.match))
    messages.success(request, f"It is called off. We tell {meetup.match.mentor.short_name}.")
    return redirect("matching:resident", meetup.match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """The resident was told of the latest change."""
    meetup = _visible(request, pk)
    acts.tell(meetup.latest_change, side=Side.RESIDENT, by=Actor.of(request.user))
    messages.success(
        request, f"{meetup.match.mentor.short_name} can see that {meetup.match.resident.person.short_name} knows."
    )
    return redirect("matching:resident", meetup.match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Go instead of a mentor who is on a break."""
    meetup = acts.cover(_visible(request, pk), by=Actor.of(request.user))
    messages.success(request, "You cover it. Tell the resident who is coming.")
    return redirect("matching:resident", meetup.match.resident_id)


@team_required(*RESIDENTS_STAFF)
@require_POST
def rang(request: HttpRequest, pk: int) -> HttpResponse:
    meetup = _visible(request, pk)
    acts.rang(get_object_or_404(Note, meetup=meetup), by=Actor.of(request.user))
    messages.success(request, "Thank you for ringing.")
    return redirect("matching:resident", meetup.match.resident_id)


def _visible(request: HttpRequest, pk: int) -> MeetUp:
    found: MeetUp = get_object_or_404(MeetUp.objects.visible_to(request.user).with_people(), pk=pk)
    return found


def _by(request: HttpRequest, match: Match) -> Actor:
    return Actor.of(request.user).for_person(match.resident.person.chosen_name)


def _change_page(request: HttpRequest, meetup: MeetUp, form: MoveForm, off_form: CallOffForm) -> HttpResponse:
    context = {"meetup": meetup, "person": meetup.match.resident.person, "form": form, "off_form": off_form}
    return render(request, "meetups/change.html", context)
