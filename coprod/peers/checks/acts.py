"""What happens to a DBS check."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.checks import mail, rules
from coprod.peers.checks.models import (
    NEEDS_A_BASIS,
    DbsCheck,
    Decision,
    Eligibility,
    IdentitySeen,
    Level,
    Outcome,
    Workforce,
)
from coprod.peers.checks.stages import DBS_STEPS, MOVES, Stage, a_decider, an_officer
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage

THOSE_WHO_DECIDE = Actor.system("The people who decide on checks")


class NotEntitled(Refusal):
    title = "The role does not allow this check"


class InTheFuture(Refusal):
    title = "That day is still to come"


@transaction.atomic
def assess(
    *,
    level: Level | str,
    workforce: Workforce | str = Workforce.ADULT,
    legal_basis: str = "",
    is_regulated_activity: bool = False,
    regulated_because: str = "",
    by: Actor,
) -> Eligibility:
    """Write down what a role may be checked for, and by which law (DBS-1).

    Raises NotEntitled for the barred list outside regulated activity, or a standard or enhanced check without a law:
    asking for more than a role allows is an offence [Police Act 1997].
    """
    if level == Level.ENHANCED_BARRED and not (is_regulated_activity and regulated_because):
        raise NotEntitled(
            "The barred list may be asked for in regulated activity only. Mark the role so, and say why it is."
        )
    if level in NEEDS_A_BASIS and not legal_basis:
        raise NotEntitled("A standard or enhanced check needs the law that allows it. Write it down first.")
    eligibility = Eligibility.objects.create(
        level=level,
        workforce=workforce,
        legal_basis=legal_basis,
        is_regulated_activity=is_regulated_activity,
        regulated_because=regulated_because,
        assessed_by=by.user,
        assessed_label=by.label,
    )
    log.record(by, "checks.assessed", f"assessed a role: {eligibility}", about=eligibility)
    return eligibility


@transaction.atomic
def open_check(*, person: Person, eligibility: Eligibility, for_role: str, by: Actor) -> DbsCheck | None:
    """Get a check ready for the officer. None when the role asks for none; the open one when there is one."""
    if not eligibility.is_asked:
        return None
    Person.objects.select_for_update().get(pk=person.pk)
    if there := DbsCheck.objects.filter(person=person).open().first():
        return there
    check = DbsCheck.objects.create(person=person, eligibility=eligibility, for_role=for_role)
    stages.begin(check, by=by)
    log.record(by, "checks.opened", "asked for a check of {person}", about=check, person=person)
    return check


@transaction.atomic
def ask_for_id(check: DbsCheck, *, traps: Collection[str], by: Actor) -> DbsCheck:
    """The person was asked what decides whether the check is free, and is told that it begins [F 1.5]."""
    check = _locked(check, by)
    check.declared_at, check.volunteer_traps = clock.now(), sorted(set(traps) & set(rules.Trap))
    check.save(update_fields=["declared_at", "volunteer_traps"])
    check = _move(check, Stage.WAITING_FOR_ID, by=by)
    mail.begun(check, by=by)
    return check


@transaction.atomic
def has_no_id(check: DbsCheck, *, next_document: str, helped_by: str, by: Actor) -> DbsCheck:
    """They have no ID yet: what they get next and who helps. Nobody chases meanwhile (DBS-2)."""
    check = _locked(check, by)
    if check.stage != Stage.WAITING_FOR_ID:
        raise WrongStage("We are not waiting for ID any more. Nothing was changed.")
    check.next_document, check.helped_by = next_document, helped_by
    check.save(update_fields=["next_document", "helped_by"])
    log.record(by, "checks.paused", "helps {person} to get ID", about=check, person=check.person)
    return check


@transaction.atomic
def see_identity(
    check: DbsCheck, *, route: rules.Route | str, documents: Collection[str], why_this_route: str = "", by: Actor
) -> IdentitySeen:
    """Write down which documents were seen. Raises StillWaitingFor when the route needs more of them, WrongStage when
    they were seen already or are not awaited."""
    check = _locked(check, by)
    if check.stage != Stage.WAITING_FOR_ID or hasattr(check, "identity"):
        raise WrongStage("Their ID was seen already, or is not awaited now. Nothing was changed.")
    if lacks := rules.what_a_route_lacks(route, documents):
        raise StillWaitingFor(lacks)
    seen = IdentitySeen.objects.create(
        check_of=check, route=route, documents=sorted(documents), why_this_route=why_this_route, seen_by=by.user
    )
    DbsCheck.objects.filter(pk=check.pk).update(next_document="", helped_by="")
    log.record(by, "checks.identity_seen", "saw {person}'s ID", about=seen, person=check.person)
    return seen


@transaction.atomic
def submit(check: DbsCheck, *, by: Actor) -> DbsCheck:
    """The form is on its way to the DBS. Raises StillWaitingFor before ID was seen."""
    return _move(check, Stage.SUBMITTED, by=by)


@transaction.atomic
def track(check: DbsCheck, *, step: Stage | str, by: Actor) -> DbsCheck:
    """The DBS says it is at another of its steps. A check may skip some."""
    if step not in DBS_STEPS:
        raise WrongStage("That is not one of the DBS's steps. Nothing was changed.")
    return _move(check, Stage(step), by=by)


@transaction.atomic
def note_issued(check: DbsCheck, *, issued_on: date, by: Actor) -> DbsCheck:
    """The certificate is on its way to the person; only they receive it. Raises InTheFuture."""
    _check_day(issued_on)
    check = _move(check, Stage.ISSUED, by=by)
    check.issued_on = issued_on
    check.save(update_fields=["issued_on"])
    return check


@transaction.atomic
def see_certificate(
    check: DbsCheck, *, certificate_number: str, issued_on: date, has_information: bool, by: Actor
) -> DbsCheck:
    """The person showed the original. Kept are its number, its day, and whether it shows anything: never what."""
    _check_day(issued_on)
    check = _locked(check, by)
    check.certificate_number, check.issued_on, check.has_information = certificate_number, issued_on, has_information
    check.full_clean(exclude=["person", "eligibility"], validate_unique=False, validate_constraints=False)
    check.save(update_fields=["certificate_number", "issued_on", "has_information"])
    return _move(check, Stage.SEEN, by=by)


@transaction.atomic
def decide(check: DbsCheck, *, outcome: Outcome | str, reason: str, agreed: str = "", by: Actor) -> DbsCheck:
    """Say what follows from a certificate. Where it shows something, nothing is decided before a second, different
    person says the same (DBS-7); the check then stays where it is.

    Raises WrongStage when it is decided already, NotAllowed for others than its deciders, and StillWaitingFor when
    the same person says the same again.
    """
    check = DbsCheck.objects.select_for_update().get(pk=check.pk)
    if check.stage != Stage.SEEN:
        raise WrongStage("This is decided already, or not seen yet. Perhaps someone else was quicker.")
    if not a_decider(by, check):
        raise NotAllowed("A safer-recruitment officer decides this. Nothing was changed.")
    before = check.decisions.filter(by=by.user, at__gte=check.stage_since).first()
    if before is not None and before.outcome == outcome:
        raise StillWaitingFor("You have said so already. A second person decides as well.")
    Decision.objects.create(check_of=check, outcome=outcome, reason=reason, by=by.user)
    # The latest word counts: what somebody else wrote for another outcome is not what was agreed.
    DbsCheck.objects.filter(pk=check.pk).update(agreed=agreed)
    check.refresh_from_db()
    if not (final := check.agreed_outcome):
        # Not on the person's timeline, which leads read: that a second person is needed says too much.
        log.record(by, "checks.first_word", "said a first word on a check", about=check)
        return check
    return _decided(check, final, by)


def _decided(check: DbsCheck, outcome: str, by: Actor) -> DbsCheck:
    """Leads read the timeline and the list of messages: there nobody decides by name, as a safeguarding lead decides
    only where the certificate shows something."""
    DbsCheck.objects.filter(pk=check.pk).update(outcome=outcome)
    check = stages.move(check, Stage.DECIDED, by=by, moves=MOVES)
    log.record(THOSE_WHO_DECIDE, "checks.decided", "decided on {person}'s check", about=check, person=check.person)
    mail.decided(check, by=THOSE_WHO_DECIDE)
    return check


@transaction.atomic
def look_again(check: DbsCheck, *, by: Actor) -> DbsCheck:
    """The decision is looked at again: later has come, or the person asked. Earlier words stay known."""
    check = _move(check, Stage.SEEN, by=by)
    DbsCheck.objects.filter(pk=check.pk).update(outcome="", agreed="")
    check.refresh_from_db()
    return check


@transaction.atomic
def withdraw(check: DbsCheck, *, by: Actor) -> DbsCheck:
    """The check stops. Nobody asks for anything any more."""
    return _move(check, Stage.WITHDRAWN, by=by)


def _locked(check: DbsCheck, by: Actor) -> DbsCheck:
    locked: Any = DbsCheck.objects.select_for_update().select_related("person", "eligibility").get(pk=check.pk)
    if not an_officer(by, locked):
        raise NotAllowed("A safer-recruitment officer of their service does this. Nothing was changed.")
    return locked


def _move(check: DbsCheck, to: Stage, *, by: Actor) -> DbsCheck:
    return stages.move(check, to, by=by, moves=MOVES, person=check.person)


def _check_day(day: date) -> None:
    if day > clock.today():
        raise InTheFuture("A certificate has a day of issue that has come. Look at it again.")
