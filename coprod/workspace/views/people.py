"""People in the process: the table of them, and one person's record on one page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.peers.gates import standing as gates
from coprod.peers.recruitment import acts, evidence, tracks
from coprod.peers.recruitment.forms import CloseForm, NoteForm
from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import PATH, Stage
from coprod.peers.references import acts as references
from coprod.peers.references import pictures, standing
from coprod.peers.references.models import ReferenceRequest
from coprod.people import acts as people_acts
from coprod.people.forms import StaffReachForm
from coprod.people.models import Person, Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui.refusals import NotAllowed
from coprod.ui.searching import words
from coprod.workspace import figures, timeline

A_PAGE = 50
MESSAGES_SHOWN = 20
ASKING_ROLES = (Role.LEAD, Role.OFFICER)
"""Who asks referees; safeguarding leads read the record only."""


@team_required(*RECRUITING_ROLES)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone with an application, by stage; search by the name we call them."""
    stage, name = words(request, "stage"), words(request, "name")
    found = Application.objects.visible_to(request.user).select_related("person", "role").order_by("-stage_since", "pk")
    if stage in Stage.values:
        found = found.filter(stage=stage)
    if name:
        found = found.filter(person__chosen_name__icontains=name)
    return render(
        request,
        "workspace/people.html",
        {
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
            "stages": [(stage, stage.label) for stage in Stage],
            "stage": stage,
            "name": name,
            "on_break": set(Person.objects.on_a_break().values_list("pk", flat=True)),
            "counts": figures.by_stage(request.user),
        },
    )


@team_required(*RECRUITING_ROLES)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's record. A note can be added here; everything else that changes has a button of its own."""
    found = _visible_person(request, pk)
    form = NoteForm(request.POST or None)
    if not kept.restore(request, form) and form.is_valid():
        acts.add_note(found, **form.cleaned_data, by=Actor.of(request.user))
        messages.success(request, "Your note is saved.")
        return redirect("workspace:person", pk=found.pk)
    user: Any = request.user
    may = {
        "can_lead": user.has_role_in(found.service_id, Role.LEAD),
        "can_ask": user.has_role_in(found.service_id, *ASKING_ROLES),
        "can_write_down": user.has_role_in(found.service_id, Role.OFFICER),
        "can_check": user.has_role_in(found.service_id, Role.OFFICER),
    }
    return render(request, "workspace/person.html", {**_record(found, form), **may})


@team_required(*RECRUITING_ROLES)
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person is called and how they are reached, filled in with or for them."""
    found = _visible_person(request, pk)
    form = StaffReachForm(request.POST or None, initial=StaffReachForm.initial_for(found))
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/details.html", {"person": found, "form": form})
    by = Actor.of(request.user).for_person(found.chosen_name)
    people_acts.describe_person(found, routes=form.routes, by=by, **form.described)
    messages.success(request, "The details are saved.")
    return redirect("workspace:person", pk=found.pk)


def _visible_person(request: HttpRequest, pk: int) -> Person:
    people = Person.objects.visible_to(request.user).exclude(pk=request.user.person_id)  # type: ignore[union-attr]
    people = people.annotate(on_break=Exists(Person.objects.on_a_break().filter(pk=OuterRef("pk"))))
    found: Person = get_object_or_404(people.select_related("named_contact__person", "service", "nobody_else"), pk=pk)
    return found


def _record(found: Person, form: NoteForm) -> dict[str, Any]:
    application = (
        found.applications.select_related("person", "role__eligibility", "rule", "enquiry").order_by("-pk").first()
    )
    history = standing.history_of(found)
    coverage = standing.cover(
        history,
        rule=application.rule if application else None,
        ending=application.window_ends if application else None,
    )
    shown = evidence.beside(application, coverage) if application else None
    return {
        "person": found,
        "application": application,
        "missing": shown.missing if shown else [],
        "check": shown.check.latest if shown and shown.check_asked else None,
        "check_is_to_begin": bool(shown and shown.check_asked and not shown.check_is_go_ahead),
        "gates": gates.of_application(application, shown) if application and shown else None,
        "steps": _steps(application) if application else [],
        "tracks": tracks.of(application, coverage, history.referees, shown) if application and shown else [],
        "coverage": coverage,
        "words": pictures.in_words(coverage),
        "picture": pictures.picture(coverage, pictures.stretches_spoken_for(history)),
        "referees": [(referee, standing.latest_request(referee)) for referee in history.referees],
        "activities": history.activities,
        "evidence": history.evidence,
        "nobody_else": history.nobody_else,
        "routes": found.routes.all(),
        "notes": found.notes.select_related("by__person"),
        "timeline": timeline.of(found),
        "messages_sent": Message.objects.concerning(found).select_related("person")[:MESSAGES_SHOWN],
        "form": form,
    }


def _steps(application: Application) -> list[dict[str, Any]]:
    """Each stage of the path with when it was reached, for the steps at the top of a record."""
    reached = {move.to_stage: move.at for move in application.moves.all()}
    here = PATH.index(Stage(application.stage)) if application.is_open else len(PATH)
    return [
        {
            "label": stage.label,
            "at": reached.get(stage),
            "is_done": place < here and stage in reached,
            "is_now": place == here,
        }
        for place, stage in enumerate(PATH)
    ]


@team_required(Role.LEAD)
@require_POST
def say_yes_if(request: HttpRequest, pk: int) -> HttpResponse:
    said = "You said yes, if the checks go well. We tell them, and ask the people they chose."
    return _step(request, pk, acts.say_yes_if, said)


@team_required(Role.OFFICER)
@require_POST
def open_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The role asks for a check, and there is none yet: the officer gets one ready."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user).select_related("person", "role"), pk=pk
    )
    user: Any = request.user
    if not user.has_role_in(application.person.service_id, Role.OFFICER) or application.person_id == user.person_id:
        raise NotAllowed("An officer of their service does this. Nothing was changed.")
    check = acts.open_check(application, by=Actor.of(user))
    if check is None:
        messages.info(request, "This role needs no check now.")
        return redirect("workspace:person", pk=application.person_id)
    return redirect("checks:check", pk=check.pk)


@team_required(Role.LEAD)
@require_POST
def checks_are_done(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.checks_are_done, "The checks are done. Now it is yours to decide.")


@team_required(Role.LEAD)
@require_POST
def welcome(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.welcome, "Welcomed. They are a peer mentor from today, and we tell them.")


@team_required(Role.LEAD)
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.begin, "They have begun.")


def _step(request: HttpRequest, pk: int, act: Callable[..., Application], said: str) -> HttpResponse:
    """One step of an application, and back to the person's record."""
    application = get_object_or_404(Application.objects.visible_to(request.user), pk=pk)
    act(application, by=Actor.of(request.user))
    messages.success(request, said)
    return redirect("workspace:person", pk=application.person_id)


@team_required(Role.LEAD)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.visible_to(request.user).select_related("person"), pk=pk)
    form = CloseForm(request.POST or None)
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/close.html", {"application": application, "form": form})
    acts.close(application, **form.cleaned_data, by=Actor.of(request.user))
    messages.success(request, "The application is closed. The door is open.")
    return redirect("workspace:person", pk=application.person_id)


@team_required(Role.LEAD)
@require_POST
def welcome_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, acts.welcome_back, "Welcomed back. They can carry on where they stopped.")


@team_required(*ASKING_ROLES)
@require_POST
def ask(request: HttpRequest, person_pk: int, pk: int) -> HttpResponse:
    """Ask a referee who has not been asked yet."""
    person = _visible_person(request, person_pk)
    _check_may_ask(request, person)
    referee = get_object_or_404(person.referees, pk=pk)
    references.send_request(referee, by=Actor.of(request.user))
    messages.success(request, f"We are asking {referee.name}.")
    return redirect("workspace:person", pk=person.pk)


@team_required(*ASKING_ROLES)
@require_POST
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A fresh link for a referee who has not answered."""
    asked = get_object_or_404(
        ReferenceRequest.objects.visible_to(request.user).select_related("referee__person"), pk=pk
    )
    _check_may_ask(request, asked.referee.person)
    references.send_again(asked, by=Actor.of(request.user))
    messages.success(request, f"A new link is on its way to {asked.referee.name}. The old one no longer works.")
    return redirect("workspace:person", pk=asked.referee.person_id)


def _check_may_ask(request: HttpRequest, person: Person) -> None:
    """Another role may have let them see the person; asking is for lead and officer of that service."""
    if not request.user.has_role_in(person.service_id, Role.LEAD, Role.OFFICER):  # type: ignore[union-attr]
        raise NotAllowed("A lead or an officer of their service does this. Nothing was changed.")
