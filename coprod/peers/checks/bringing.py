"""DBS checks that were seen and decided on before the charity came here (REC-11). Kept are the certificate's day, its
number where it is known, and what was decided: never what it showed."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from coprod.audit import brought_over, stages
from coprod.audit.actor import Actor
from coprod.audit.brought_over import Seen, check_days, moment_of
from coprod.peers.checks.models import (
    YES,
    CheckBroughtOver,
    DbsCheck,
    Eligibility,
    Level,
    Outcome,
    Workforce,
)
from coprod.peers.checks.stages import BROUGHT_OVER, Stage, an_officer
from coprod.people.models import Person
from coprod.ui.refusals import NotAllowed, StillWaitingFor, WrongStage


@transaction.atomic
def bring_over_check(
    person: Person,
    *,
    level: Level | str,
    workforce: Workforce | str = Workforce.ADULT,
    certificate_number: str = "",
    issued_on: date,
    seen: Seen,
    decided_on: date,
    outcome: Outcome | str = Outcome.GO_AHEAD,
    agreed: str = "",
    for_role: str,
    by: Actor,
) -> DbsCheck:
    """A check with a go-ahead from before. `agreed` are the safeguards, where it is one with conditions. Brought
    twice, it is brought once.

    Raises NotAllowed for others than an officer of their service and about oneself; WrongStage while another check is
    on its way; StillWaitingFor when no role here asks for such a check, or safeguards are missing; and what bad days
    are refused with.
    """
    if not an_officer(by, DbsCheck(person=person)):
        raise NotAllowed("A safer-recruitment officer of their service does this. Nothing was changed.")
    if outcome not in YES:
        raise WrongStage("Only a go-ahead is brought over. Nothing was changed.")
    if outcome == Outcome.WITH_CONDITIONS and not agreed.strip():
        raise StillWaitingFor("Write which safeguards were agreed. Nothing was changed.")
    check_days(issued_on, seen.on, decided_on)
    eligibility = _asked_here(level, workforce)
    Person.objects.select_for_update().get(pk=person.pk)
    there: DbsCheck | None = brought(person, level, workforce).filter(issued_on=issued_on).first()
    if there is not None:
        return there
    check = _in_draft(person, eligibility, for_role, by)
    check.certificate_number, check.issued_on = certificate_number, issued_on
    check.outcome, check.agreed = str(outcome), agreed
    check.full_clean(exclude=["person", "eligibility"], validate_unique=False, validate_constraints=False)
    check.save(update_fields=["certificate_number", "issued_on", "outcome", "agreed"])
    what = f"{eligibility.get_level_display()}: {Outcome(outcome).label.lower()}"
    brought_over.keep(CheckBroughtOver, check, what=what, seen=seen, by=by)
    return stages.move(
        check,
        Stage.DECIDED,
        by=by,
        moves=BROUGHT_OVER,
        person=person,
        note="brought over",
        at=moment_of(decided_on),
    )


def brought(person: Person, level: Level | str, workforce: Workforce | str) -> QuerySet[DbsCheck]:
    """The person's checks of this kind that were brought over."""
    found = DbsCheck.objects.filter(person=person, brought_over__isnull=False)
    return found.filter(eligibility__level=level, eligibility__workforce=workforce)


def _asked_here(level: Level | str, workforce: Workforce | str) -> Eligibility:
    """The newest assessment of a role here that asks for this kind. Which law allows a check is not made up."""
    found: Eligibility | None = (
        Eligibility.objects.filter(level=level, workforce=workforce).exclude(level=Level.NONE).order_by("-pk").first()
    )
    if found is None:
        raise StillWaitingFor("No role here asks for this check. Say so under Roles on offer first.")
    return found


def _in_draft(person: Person, eligibility: Eligibility, for_role: str, by: Actor) -> DbsCheck:
    """The check to bring it into: the one that is getting ready for the same, or a new one."""
    under_way: DbsCheck | None = DbsCheck.objects.filter(person=person).open().select_related("eligibility").first()
    if under_way is None:
        check: DbsCheck = DbsCheck.objects.create(person=person, eligibility=eligibility, for_role=for_role)
        stages.begin(check, by=by)
        return check
    if under_way.stage != Stage.DRAFT or not under_way.eligibility.is_met_by(eligibility):
        raise WrongStage("Another check is on its way. Stop it first, then bring this one. Nothing was changed.")
    return under_way
