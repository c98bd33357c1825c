"""Panel meetings for facilitators and leads: planned, held, and what was done about what was said."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.panels.meetings import acts
from coprod.panels.meetings.forms import PlanForm, PointForm, StaffAgendaForm
from coprod.panels.meetings.models import MEETING_ROLES, Meeting, Point
from coprod.panels.membership.models import PanelMember
from coprod.programme.gatherings import pages
from coprod.programme.gatherings.forms import AttendanceForm
from coprod.programme.gatherings.models import Gathering

A_PAGE = 20


@team_required(*MEETING_ROLES)
def meetings(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.holds_for_programme(*MEETING_ROLES):
        raise Http404
    found = Meeting.objects.visible_to(user).select_related("gathering__series")
    to_do = Point.objects.filter(meeting__in=found, done_at__isnull=True).exclude(action="")
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "to_do": to_do.select_related("meeting__gathering").order_by("due", "pk")[:A_PAGE],
    }
    return render(request, "meetings/meetings.html", context)


@team_required(*MEETING_ROLES)
def new(request: HttpRequest) -> HttpResponse:
    """Plan a meeting, or the year's."""
    user: Any = request.user
    if not user.holds_for_programme(*MEETING_ROLES):
        raise Http404
    form = PlanForm(request.POST or None, initial={"every": "quarter", "times": 4})
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "meetings/new.html", {"form": form})
    acts.plan(dates=form.planned, by=Actor.of(user))
    messages.success(request, "Planned. We tell every member of the panel.")
    return redirect("meetings:meetings")


@team_required(*MEETING_ROLES)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda, who says they come, who came, and the minutes."""
    return _page(request, _meeting(request, pk))


@team_required(*MEETING_ROLES)
@require_POST
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    form = StaffAgendaForm(request.POST)
    if not form.is_valid():
        return _page(request, found, agenda_form=form)
    acts.add_to_agenda(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "It is on the agenda.")
    return redirect("meetings:meeting", pk=found.pk)


@team_required(*MEETING_ROLES)
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    acts.invite_new(found, by=Actor.of(request.user))
    messages.success(request, "Everyone on the panel is invited now.")
    return redirect("meetings:meeting", pk=found.pk)


@team_required(*MEETING_ROLES)
@require_POST
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    form = AttendanceForm(request.POST, people=_names(found.gathering))
    if form.is_valid():
        data, by = form.cleaned_data, Actor.of(request.user)
        acts.record_attendance(found, came=data["came"], seen=data["seen"], by=by)
        messages.success(request, "Who came is written down.")
    return redirect("meetings:meeting", pk=found.pk)


@team_required(*MEETING_ROLES)
@require_POST
def point(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    form = PointForm(request.POST)
    if not form.is_valid():
        return _page(request, found, point_form=form)
    acts.add_point(found, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The point is saved.")
    return redirect("meetings:meeting", pk=found.pk)


@team_required(*MEETING_ROLES)
@require_POST
def done(request: HttpRequest, pk: int, point_pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    acts.done(get_object_or_404(found.points, pk=point_pk), by=Actor.of(request.user))
    messages.success(request, "Done. The panel can see it.")
    return redirect("meetings:meeting", pk=found.pk)


@team_required(*MEETING_ROLES)
@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    found = acts.share_minutes(_meeting(request, pk), by=Actor.of(request.user))
    messages.success(request, "Shared. Everyone who missed it is sent the minutes.")
    return redirect("meetings:meeting", pk=found.pk)


@team_required(*MEETING_ROLES)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    return pages.move(request, found.gathering, _room(found))


@team_required(*MEETING_ROLES)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = _meeting(request, pk)
    return pages.call_off(request, found.gathering, _room(found))


def _page(
    request: HttpRequest,
    found: Meeting,
    *,
    agenda_form: StaffAgendaForm | None = None,
    point_form: PointForm | None = None,
) -> HttpResponse:
    gathering = found.gathering
    invited = PanelMember.objects.filter(person__attendances__gathering=gathering)
    replies = {row.person_id: row for row in gathering.attendances.all()}
    members = list(invited.order_by("panel_name"))
    came = [member.pk for member in members if replies[member.person_id].attended]
    initial = {"came": came, "seen": gathering.times_recorded}
    context = {
        "meeting": found,
        "gathering": gathering,
        "agenda": found.agenda.select_related("member"),
        "points": found.points.all(),
        "members": [(member, replies[member.person_id]) for member in members],
        "not_invited": PanelMember.objects.current().exclude(person__attendances__gathering=gathering).count(),
        "attendance_form": AttendanceForm(people=_names(gathering), initial=initial),
        "agenda_form": agenda_form or StaffAgendaForm(),
        "point_form": point_form or PointForm(),
    }
    return render(request, "meetings/meeting.html", context)


def _names(gathering: Gathering) -> list[tuple[int, str]]:
    """Members who are invited, by panel name only."""
    invited = PanelMember.objects.filter(person__attendances__gathering=gathering)
    return list(invited.order_by("panel_name").values_list("pk", "panel_name"))


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    found: Meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related("gathering__series"), pk=pk
    )
    return found


def _room(found: Meeting) -> pages.Room:
    return pages.Room("meeting", reverse("meetings:meeting", args=[found.pk]), "Back to the meeting")
