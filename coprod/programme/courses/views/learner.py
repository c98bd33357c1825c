"""A learner's own course: what is done, what is next, what is optional."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coprod.accounts.doors import signed_in
from coprod.audit.actor import Actor
from coprod.programme.courses import acts
from coprod.programme.courses.models import Place
from coprod.programme.gatherings import pages
from coprod.programme.gatherings.models import Attendance


@signed_in
def course(request: HttpRequest, pk: int) -> HttpResponse:
    place = _own(request, pk)
    rows = Attendance.objects.filter(gathering__series=place.run.series, person=place.person)
    days = list(rows.select_related("gathering__series").order_by("gathering__starts_at"))
    next_day = next((day for day in days if day.gathering.is_open), None)
    modules = list(place.run.course.modules.all())
    context = {
        "place": place,
        "run": place.run,
        "days": days,
        "next_day": next_day,
        "done": [day for day in days if day.attended],
        "held": [day for day in days if not day.gathering.is_called_off],
        "modules": [module for module in modules if not module.is_optional],
        "optional": [module for module in modules if module.is_optional],
    }
    return render(request, "courses/own.html", context)


@signed_in
@require_POST
def take_part(request: HttpRequest, pk: int) -> HttpResponse:
    place = acts.take_part(_own(request, pk), by=Actor.of(request.user))
    messages.success(request, "Good to have you with us.")
    return redirect("courses:own", pk=place.pk)


@signed_in
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    place = acts.leave_early(_own(request, pk), by=Actor.of(request.user))
    messages.success(request, "You have left the course. You can ask to come back at any time.")
    return redirect("courses:own", pk=place.pk)


@signed_in
@require_POST
def reply(request: HttpRequest, pk: int, day_pk: int) -> HttpResponse:
    """Whether they come to one class."""
    place = _own(request, pk)
    day = get_object_or_404(
        Attendance.objects.select_related("gathering"),
        gathering_id=day_pk,
        gathering__series=place.run.series,
        person=place.person,
    )
    return pages.reply(request, day.gathering, place.person, reverse("courses:own", args=[place.pk]))


def _own(request: HttpRequest, pk: int) -> Place:
    places = Place.objects.own(request.user).select_related("run__series", "run__course", "person")
    found: Place = get_object_or_404(places, pk=pk)
    return found
