"""Residents a charity arrives with, and the mentors they have met already (REC-11): with the yes they gave, and who
heard it. Nobody is asked again, and no message is sent."""

import uuid
from datetime import date

from django.db import transaction

from coprod.audit import brought_over, log, stages
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import Seen, check_days, moment_of
from coprod.peers.gates import standing as gates
from coprod.peers.gates.rules import Gate
from coprod.peers.matching import acts
from coprod.peers.matching.acts import NotPossibleNow
from coprod.peers.matching.models import (
    Answer,
    AnswerBroughtOver,
    Asked,
    Match,
    MatchBroughtOver,
    Resident,
    Veto,
)
from coprod.peers.matching.stages import BROUGHT_OVER, TOGETHER, Stage
from coprod.people.models import Person, Role, Service, User
from coprod.ui.refusals import NotAllowed, WrongStage


@transaction.atomic
def bring_over_resident(
    *, chosen_name: str, service: Service, support_worker: User, said_yes: Seen | None = None, by: Actor
) -> Resident:
    """A resident, and the yes to a mentor they gave before, if they did. Brought twice, they are brought once.
    Raises NotAllowed for others than leads of the service, and what bad days are refused with."""
    _check_leads(by, service.pk)
    User.objects.select_for_update(of=("self",)).get(pk=support_worker.pk)  # the same row sent twice waits here
    found = Resident.objects.filter(person__chosen_name__iexact=chosen_name.strip(), person__service=service)
    resident: Resident | None = found.filter(support_worker=support_worker).select_related("person").first()
    if resident is None:
        resident = acts.add_resident(
            chosen_name=chosen_name.strip(), service=service, support_worker=support_worker, by=by
        )
    if said_yes is not None and not resident.answers.exists():
        _bring_yes(resident, said_yes, by)
    return resident


@transaction.atomic
def bring_over_match(
    resident: Resident, mentor: Person, *, said_yes: Seen, started_on: date, stage: Stage | str, by: Actor
) -> Match:
    """Two who have met: `said_yes` is who heard the resident's yes and when, `stage` one of BROUGHT_TO. Brought twice,
    it is brought once.

    Raises NotAllowed for others than leads of the resident's service and about oneself; WrongStage when the resident
    said something else since, or has a mentor; NotPossibleNow; and what bad days are refused with.
    """
    _check_leads(by, resident.person.service_id)
    if by.user.person_id in (resident.person_id, mentor.pk):
        raise NotAllowed("A colleague does this, as it is about you. Nothing was changed.")
    check_days(said_yes.on, started_on)
    resident = Resident.objects.select_for_update(of=("self",)).select_related("person__service").get(pk=resident.pk)
    there: Match | None = resident.matches.filter(stage__in=TOGETHER).first()
    if there is not None and there.mentor_id == mentor.pk and hasattr(there, "brought_over"):
        return there
    if there is not None:
        raise WrongStage(f"{resident.person.short_name} has a mentor here. Nothing was changed.")
    _check_said_yes(resident, said_yes, by)
    _check_possible(resident, mentor)
    started = moment_of(started_on)
    match = Match.objects.create(
        resident=resident,
        mentor=mentor,
        shown_at=moment_of(said_yes.on),
        resident_yes_at=moment_of(said_yes.on),
        resident_yes_by=by.user,
        mentor_yes_at=started,
        mentor_yes_by=by.user,
    )
    stages.begin(match, by=by, at=moment_of(said_yes.on))
    brought_over.keep(MatchBroughtOver, match, what=f"Together since {started_on:%-d %B %Y}", seen=said_yes, by=by)
    return stages.move(match, stage, by=by, moves=BROUGHT_OVER, person=resident.person, note="brought over", at=started)


def _check_said_yes(resident: Resident, said_yes: Seen, by: Actor) -> None:
    latest = resident.answers.first()
    if latest is None:
        _bring_yes(resident, said_yes, by)
    elif latest.answer != Answer.YES:
        raise WrongStage(f"{resident.person.short_name} said something else since. Ask first. Nothing was changed.")


def _bring_yes(resident: Resident, seen: Seen, by: Actor) -> None:
    check_days(seen.on)
    asked = Asked.objects.create(
        resident=resident, answer=Answer.YES, at=moment_of(seen.on), by=by.user, once=uuid.uuid4()
    )
    brought_over.keep(AnswerBroughtOver, asked, what="Yes to a mentor", seen=seen, by=by)
    sentence = "brought over that {person} said yes to a mentor"
    log.record(by, "matching.yes_brought_over", sentence, about=asked, person=resident.person)


def _check_possible(resident: Resident, mentor: Person) -> None:
    """The same for a gate, another service and a veto: nobody can tell which it is (MAT-3)."""
    is_kept_apart = Veto.objects.filter(resident=resident, mentor=mentor).exists()
    may_meet = gates.of(mentor).may(Gate.MEET_WITH_WORKER)
    if is_kept_apart or not may_meet or not _is_around(mentor, resident.person.service):
        raise NotPossibleNow("This mentor is not possible just now. Ask the officer. Nothing was changed.")


def _is_around(mentor: Person, service: Service | None) -> bool:
    """Whether the mentor is of this service, one it is nested in, or of none."""
    while service is not None and mentor.service_id != service.pk:
        service = service.parent
    return mentor.service_id is None or service is not None


def _check_leads(by: Actor, service_id: int | None) -> None:
    if by.kind is not ActorKind.USER or not by.user.has_role_in(service_id, Role.LEAD):
        raise NotAllowed("A lead of their service does this. Nothing was changed.")
