"""Where people's DBS checks stand: what leads, gates and the person themselves may know. Never what one shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coprod import clock
from coprod.peers.checks.models import YES, DbsCheck, Eligibility, Outcome
from coprod.peers.checks.stages import Stage
from coprod.people.models import Person


@dataclass(frozen=True)
class DbsStanding:
    """`latest` is the newest check that was not stopped, if any; `cleared` what it and older ones allow, which
    `by_checks` says."""

    latest: DbsCheck | None = None
    cleared: tuple[Eligibility, ...] = ()
    by_checks: tuple[DbsCheck, ...] = ()

    @property
    def stage(self) -> Stage | None:
        return Stage(self.latest.stage) if self.latest else None

    @property
    def outcome(self) -> Outcome | None:
        return Outcome(self.latest.outcome) if self.latest and self.latest.outcome else None

    @property
    def identity_seen_on(self) -> date | None:
        identity = getattr(self.latest, "identity", None)
        return identity.seen_on if identity else None

    def allows(self, eligibility: Eligibility | None) -> bool:
        """Whether a decision says go ahead for what a role asks, or it asks for no check."""
        if eligibility is None or not eligibility.is_asked:
            return True
        return any(each.is_met_by(eligibility) for each in self.cleared)

    def brought_over_for(self, eligibility: Eligibility | None) -> str:
        """ "go ahead, brought over: seen by Dilys on 3 March 2024", when only a check from before allows what a role
        asks; empty otherwise."""
        if eligibility is None or not eligibility.is_asked:
            return ""
        rows = [each for each in self.by_checks if each.eligibility.is_met_by(eligibility)]
        if not rows or any(mark_of(each) == "" for each in rows):
            return ""
        return f"{rows[-1].get_outcome_display().lower()}, {mark_of(rows[-1])}"


def mark_of(check: DbsCheck | None) -> str:
    """The mark of a check that was brought over; empty for one that was made here."""
    row = getattr(check, "brought_over", None)
    return row.mark if row else ""


def of(person: Person, on: date | None = None) -> DbsStanding:
    """Where a person's check stands on a day (today)."""
    return of_many([person.pk], on)[person.pk]


def of_many(people_ids: Iterable[int], on: date | None = None) -> dict[int, DbsStanding]:
    """Where each person's check stands; what is cleared was decided by that day (today). One query."""
    ids, day = set(people_ids), on or clock.today()
    checks: dict[int, list[DbsCheck]] = {pk: [] for pk in ids}
    found = (
        DbsCheck.objects.filter(person__in=ids)
        .not_stopped()
        .select_related("eligibility", "identity", "person", "brought_over")
    )
    for check in found.order_by("pk"):
        checks[check.person_id].append(check)
    return {pk: _standing(each, day) for pk, each in checks.items()}


def _standing(checks: list[DbsCheck], day: date) -> DbsStanding:
    cleared = tuple(each for each in checks if _is_cleared(each, day))
    return DbsStanding(checks[-1] if checks else None, tuple(each.eligibility for each in cleared), cleared)


def _is_cleared(check: DbsCheck, on: date) -> bool:
    is_yes = check.stage == Stage.DECIDED and check.outcome in YES
    return is_yes and clock.local(check.stage_since).date() <= on
