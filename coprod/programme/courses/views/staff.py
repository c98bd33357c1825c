"""Courses for leads and trainers: what there is, a run with its classes, who came, and how it went."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.programme.courses import acts, grid
from coprod.programme.courses.forms import AddPersonForm, CourseForm, MoreDaysForm, PlaceForm, RunForm
from coprod.programme.courses.models import COURSE_ROLES, Course, CourseRun, Place
from coprod.programme.courses.stages import Stage
from coprod.programme.gatherings import acts as gatherings
from coprod.programme.gatherings import pages
from coprod.programme.gatherings.forms import AttendanceForm
from coprod.programme.gatherings.models import Gathering
from coprod.ui.seen import ChangedMeanwhile

A_PAGE = 20


@team_required(*COURSE_ROLES)
def courses(request: HttpRequest) -> HttpResponse:
    """What we teach, and each time it is held."""
    runs = CourseRun.objects.visible_to(request.user).select_related("course", "series__service")
    page = Paginator(runs, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "courses/courses.html",
        {"page": page, "lines": grid.lines(page.object_list), "courses": Course.objects.all()},
    )


@team_required(*COURSE_ROLES)
def new_course(request: HttpRequest) -> HttpResponse:
    return _describe(request, None)


@team_required(*COURSE_ROLES)
def course(request: HttpRequest, pk: int) -> HttpResponse:
    return _describe(request, get_object_or_404(Course, pk=pk))


def _describe(request: HttpRequest, found: Course | None) -> HttpResponse:
    form, status = CourseForm(request.POST or None, initial=CourseForm.initial_for(found) if found else None), 200
    if not kept.restore(request, form) and form.is_valid():
        try:
            acts.describe_course(found, **form.cleaned_data, by=Actor.of(request.user))
        except acts.CourseOfThatName as refusal:
            form.add_error("name", f"There is a course of that name. {refusal.sentence}")
        except ChangedMeanwhile as refusal:
            there = get_object_or_404(Course, pk=found and found.pk)
            now, status = CourseForm.initial_for(there), refusal.status
            form.look_again(refusal.sentence, now=now)
        else:
            messages.success(request, "The course is saved.")
            return redirect("courses:courses")
    return render(request, "courses/course.html", {"course": found, "form": form}, status=status)


@team_required(*COURSE_ROLES)
def new_run(request: HttpRequest) -> HttpResponse:
    """Hold a course once more, with all its days."""
    if not Course.objects.exists():
        messages.info(request, "First say what the course is.")
        return redirect("courses:new_course")
    user: Any = request.user
    form = RunForm(request.POST or None, user=user)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "courses/run_new.html", {"form": form})
    data = form.cleaned_data
    begun = acts.begin_run(
        data["course"],
        service=data["service"],
        trainers=data["trainers"],
        dates={**form.dates, "about": form.lines},
        once=data["once"],
        by=Actor.of(user),
    )
    messages.success(request, "The days are planned. Now add the people.")
    return redirect("courses:run", pk=begun.pk)


@team_required(*COURSE_ROLES)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """The classes, who has a place, and who came when."""
    return _run_page(request, _run(request, pk))


def _run_page(request: HttpRequest, found: CourseRun, form: AddPersonForm | None = None) -> HttpResponse:
    context = {"run": found, "grid": grid.of(found), "form": form or AddPersonForm(run=found)}
    return render(request, "courses/run.html", context)


@team_required(*COURSE_ROLES)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    found = _run(request, pk)
    form = AddPersonForm(request.POST, run=found)
    if not form.is_valid():
        return _run_page(request, found, form)
    person = form.cleaned_data["person"]
    acts.add(found, person, by=Actor.of(request.user))
    messages.success(request, f"{person.short_name} has a place. We tell them the days.")
    return redirect("courses:run", pk=found.pk)


@team_required(*COURSE_ROLES)
def more_days(request: HttpRequest, pk: int) -> HttpResponse:
    """Classes that come on top."""
    found = _run(request, pk)
    form = MoreDaysForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "courses/more_days.html", {"run": found, "form": form})
    about = [form.cleaned_data["about"]] * form.cleaned_data["times"]
    invited = acts.invited(found)
    gatherings.plan_every(found.series, **form.dates, about=about, invited=invited, by=Actor.of(request.user))
    messages.success(request, "Planned. We tell everyone who takes part.")
    return redirect("courses:run", pk=found.pk)


@team_required(*COURSE_ROLES)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came to one class, the whole list at once. Opened again, it corrects."""
    gathering = _class(request, pk)
    people = [(row.person_id, row.person.chosen_name) for row in grid.invited_to(gathering)]
    form = AttendanceForm.for_gathering(gathering, people, request.POST or None)
    if not gathering.can_be_recorded or kept.restore(request, form) or not form.is_valid():
        return render(request, "courses/attendance.html", {"gathering": gathering, "people": people, "form": form})
    run = gathering.series.run
    data, by = form.cleaned_data, Actor.of(request.user)
    acts.record_attendance(run, gathering, came=data["came"], seen=data["seen"], by=by)
    messages.success(request, "Who came is written down.")
    return redirect("courses:run", pk=run.pk)


@team_required(*COURSE_ROLES)
def move_class(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = _class(request, pk)
    return pages.move(request, gathering, _room(gathering))


@team_required(*COURSE_ROLES)
def call_off_class(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = _class(request, pk)
    return pages.call_off(request, gathering, _room(gathering))


WRITTEN = {
    Stage.TAKING_PART: "{} takes part.",
    Stage.FINISHED: "{} has finished. Well done to both of you.",
    Stage.LEFT_EARLY: "{} leaves early. The door is open.",
}


@team_required(*COURSE_ROLES)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """How it went for one person."""
    found = get_object_or_404(Place.objects.visible_to(request.user).select_related("person", "run__series"), pk=pk)
    form = PlaceForm(request.POST or None, place=found)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "courses/place.html", {"place": found, "form": form, "moves": found.moves.all()})
    to, by = Stage(form.cleaned_data["stage"]), Actor.of(request.user).for_person(found.person.chosen_name)
    if to == Stage.FINISHED:
        acts.finish(found, by=by)
    elif to == Stage.LEFT_EARLY:
        acts.leave_early(found, reason=form.cleaned_data["reason"], by=by)
    else:
        acts.carry_on(found, by=by)
    messages.success(request, WRITTEN[to].format(found.person.short_name))
    return redirect("courses:run", pk=found.run_id)


def _run(request: HttpRequest, pk: int) -> CourseRun:
    runs = CourseRun.objects.visible_to(request.user).select_related("course", "series__service")
    found: CourseRun = get_object_or_404(runs, pk=pk)
    return found


def _class(request: HttpRequest, pk: int) -> Gathering:
    runs = CourseRun.objects.visible_to(request.user)
    classes = Gathering.objects.filter(series__run__in=runs).select_related("series__run")
    found: Gathering = get_object_or_404(classes, pk=pk)
    return found


def _room(gathering: Gathering) -> pages.Room:
    run = gathering.series.run
    return pages.Room("class", reverse("courses:run", args=[run.pk]), f"Back to {run}")
