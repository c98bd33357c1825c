"""One session: who was there, what it was about, whether it was useful."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.audit.actor import Actor
from coprod.peers.practice import acts
from coprod.peers.practice.forms import NoteForm, UsefulForm
from coprod.peers.practice.models import Answer, SessionNote, Useful
from coprod.peers.practice.views.fetched import facilitates_it, in_its_group, layout
from coprod.programme.gatherings import pages
from coprod.programme.gatherings.forms import AttendanceForm
from coprod.programme.gatherings.models import Attendance, Gathering


@in_its_group
def session(request: HttpRequest, found: Gathering) -> HttpResponse:
    note = SessionNote.objects.filter(gathering=found).first()
    initial = {"themes": note.themes, "learning": note.learning, "seen": note.version} if note else {"seen": 0}
    form = NoteForm(initial=initial)
    kept.restore(request, form)
    return _page(request, found, note, note_form=form)


def _page(
    request: HttpRequest,
    found: Gathering,
    note: SessionNote | None,
    *,
    note_form: NoteForm,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    user: Any = request.user
    group = found.series.practice_group
    own = Attendance.objects.filter(gathering=found, person_id=user.person_id).first()
    tap = Useful.objects.filter(gathering=found, person_id=user.person_id).first()
    context = {
        "layout": layout(user),
        "group": group,
        "gathering": found,
        "own": own,
        "tap": tap,
        "answers": Answer.choices,
        "note": note,
        "sentence": sentence,
    }
    if group.is_facilitated_by(user):
        people = _invited(found)
        context |= {
            "is_facilitator": True,
            "people": people,
            "attendance_form": AttendanceForm.for_gathering(found, people),
            "note_form": note_form,
        }
    return render(request, "practice/session.html", context, status=status)


@in_its_group
@require_POST
def reply(request: HttpRequest, found: Gathering) -> HttpResponse:
    person = request.user.person  # type: ignore[union-attr]
    return pages.reply(request, found, person, reverse("practice:group", args=[found.series.practice_group.pk]))


@in_its_group
@require_POST
def useful(request: HttpRequest, found: Gathering) -> HttpResponse:
    """A member's one tap."""
    form = UsefulForm(request.POST)
    if form.is_valid():
        person = request.user.person  # type: ignore[union-attr]
        acts.say_useful(found, person, **form.cleaned_data, by=Actor.of(request.user))
        messages.success(request, "Thank you. It helps us choose how to meet.")
    return redirect("practice:session", pk=found.pk)


@facilitates_it
@require_POST
def attendance(request: HttpRequest, found: Gathering) -> HttpResponse:
    form = AttendanceForm(request.POST, people=_invited(found))
    if form.is_valid():
        data, by = form.cleaned_data, Actor.of(request.user)
        acts.record_attendance(found, came=data["came"], seen=data["seen"], by=by)
        messages.success(request, "Who was there is written down.")
    return redirect("practice:session", pk=found.pk)


@facilitates_it
@require_POST
def note(request: HttpRequest, found: Gathering) -> HttpResponse:
    """Themes and learning. Nothing typed is lost when words look like names or somebody else was quicker."""
    form = NoteForm(request.POST)
    there = SessionNote.objects.filter(gathering=found).first()
    if not form.is_valid():
        return _page(request, found, there, note_form=form)
    try:
        acts.write_note(found, **form.written, by=Actor.of(request.user))
    except acts.LooksLikeAName as refusal:
        return _page(request, found, there, note_form=form.asking_about(refusal.words))
    except acts.WrittenMeanwhile as refusal:
        typed = request.POST.copy()
        typed["seen"] = str(there.version if there else 0)
        again = NoteForm(typed)
        return _page(request, found, there, note_form=again, sentence=refusal.sentence, status=refusal.status)
    messages.success(request, "Saved. Only this group sees it.")
    return redirect("practice:session", pk=found.pk)


@facilitates_it
def move(request: HttpRequest, found: Gathering) -> HttpResponse:
    return pages.move(request, found, _room(found), acts.move_to)


@facilitates_it
def call_off(request: HttpRequest, found: Gathering) -> HttpResponse:
    return pages.call_off(request, found, _room(found), acts.call_off)


def _invited(found: Gathering) -> list[tuple[int, str]]:
    rows = found.attendances.select_related("person").order_by("person__chosen_name", "pk")
    return [(row.person_id, row.person.chosen_name) for row in rows]


def _room(found: Gathering) -> pages.Room:
    group = found.series.practice_group
    return pages.Room("session", reverse("practice:group", args=[group.pk]), f"Back to {group}")
