"""Panel meetings for members: what is next, what is on the agenda, what was said and done."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.panels.meetings import acts
from coprod.panels.meetings.forms import AgendaForm
from coprod.panels.meetings.models import Meeting
from coprod.panels.membership.doors import member_required
from coprod.panels.membership.models import PanelMember
from coprod.programme.gatherings import pages
from coprod.programme.gatherings.models import Gathering

A_PAGE = 20


@member_required
def meetings(request: HttpRequest, member: PanelMember) -> HttpResponse:
    found = Meeting.objects.select_related("gathering__series")
    context = {
        "to_come": found.filter(gathering__in=Gathering.objects.to_come()).order_by("gathering__starts_at"),
        "page": Paginator(found.filter(gathering__in=Gathering.objects.over()), A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "meetings/own_meetings.html", context)


@member_required
def meeting(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    form = AgendaForm()
    kept.restore(request, form)
    return _page(request, member, _meeting(pk), form)


@member_required
@require_POST
def agenda(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    found = _meeting(pk)
    form = AgendaForm(request.POST)
    if not form.is_valid():
        return _page(request, member, found, form)
    acts.add_to_agenda(found, **form.cleaned_data, member=member, by=Actor.of(request.user))
    messages.success(request, "It is on the agenda. Thank you.")
    return redirect("meetings:own", pk=found.pk)


@member_required
@require_POST
def reply(request: HttpRequest, member: PanelMember, pk: int) -> HttpResponse:
    found = _meeting(pk)
    return pages.reply(request, found.gathering, member.person, reverse("meetings:own", args=[found.pk]))


def _page(request: HttpRequest, member: PanelMember, found: Meeting, form: AgendaForm) -> HttpResponse:
    context = {
        "member": member,
        "meeting": found,
        "gathering": found.gathering,
        "own": found.gathering.attendances.filter(person=member.person_id).first(),
        "agenda": found.agenda.select_related("member"),
        "points": found.points.all() if found.minutes_shared_at else [],
        "form": form,
    }
    return render(request, "meetings/own.html", context)


def _meeting(pk: int) -> Meeting:
    found: Meeting = get_object_or_404(Meeting.objects.select_related("gathering__series"), pk=pk)
    return found
