"""One person's record on one page, and what they are called and how they are reached."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from coprod.accounts import kept
from coprod.accounts.doors import team_required
from coprod.audit.actor import Actor
from coprod.messaging.models import Message
from coprod.peers.gates import standing as gates
from coprod.peers.recruitment import acts, evidence, tracks, ways_round
from coprod.peers.recruitment.forms import NoteForm
from coprod.peers.recruitment.models import Application, Note
from coprod.peers.recruitment.stages import PATH, Stage
from coprod.peers.references import pictures, standing
from coprod.people import acts as people_acts
from coprod.people.forms import StaffReachForm
from coprod.people.models import Person, Role
from coprod.people.models.service import RECRUITING_ROLES
from coprod.ui.seen import ChangedMeanwhile
from coprod.workspace import timeline

MESSAGES_SHOWN = 20
ASKING_ROLES = (Role.LEAD, Role.OFFICER)
"""Who asks referees; safeguarding leads read the record only."""


@team_required(*RECRUITING_ROLES)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's record. A note can be added here; everything else that changes has a button of its own."""
    found = visible_person(request, pk)
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
    return render(request, "workspace/person.html", {**_record(user, found, form), **may})


@team_required(*RECRUITING_ROLES)
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person is called and how they are reached, filled in with or for them."""
    found = visible_person(request, pk)
    form = StaffReachForm(request.POST or None, initial=_details_of(found))
    if kept.restore(request, form) or not form.is_valid():
        return render(request, "workspace/details.html", {"person": found, "form": form})
    by = Actor.of(request.user).for_person(found.chosen_name)
    try:
        people_acts.describe_person(found, routes=form.routes, seen=form.cleaned_data["seen"], by=by, **form.described)
    except ChangedMeanwhile as refusal:
        now = _details_of(visible_person(request, pk))
        form.look_again(refusal.sentence, now=now)
        return render(request, "workspace/details.html", {"person": found, "form": form}, status=refusal.status)
    messages.success(request, "The details are saved.")
    return redirect("workspace:person", pk=found.pk)


def _details_of(found: Person) -> dict[str, Any]:
    return {**StaffReachForm.initial_for(found), "seen": people_acts.details_fingerprint(found)}


def visible_person(request: HttpRequest, pk: int) -> Person:
    people = Person.objects.visible_to(request.user).exclude(pk=request.user.person_id)  # type: ignore[union-attr]
    people = people.annotate(on_break=Exists(Person.objects.on_a_break().filter(pk=OuterRef("pk"))))
    people = people.select_related("named_contact__person", "service", "nobody_else", "user")
    found: Person = get_object_or_404(standing.flagged(people), pk=pk)
    return found


def _record(user: Any, found: Person, form: NoteForm) -> dict[str, Any]:
    applications = found.applications.select_related("role__eligibility", "rule", "enquiry")
    application = ways_round.flagged(applications).order_by("-pk").first()
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
        "references_seen_before": shown.references_seen_before if shown else "",
        "check": shown.check.latest if shown and shown.check_asked else None,
        "check_is_to_begin": bool(shown and shown.check_asked and not shown.check_is_go_ahead),
        "chat": shown.chat if shown else None,
        "chat_is_to_arrange": bool(application and shown and _is_to_arrange(application, shown)),
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
        "notes": Note.objects.visible_to(user, found).select_related("by__person"),
        "timeline": timeline.of(found),
        "messages_sent": list(Message.objects.concerning(found).select_related("person")[:MESSAGES_SHOWN]),
        "form": form,
    }


def _is_to_arrange(application: Application, shown: evidence.Evidence) -> bool:
    """The role asks for a chat, none is under way, and the application waits for an answer."""
    is_open = shown.chat is not None and shown.chat.is_open
    return shown.chat_is_left and not is_open and application.is_open and application.is_sent


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
