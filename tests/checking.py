"""Checks and decisions, made by acts: each function takes the story one step further."""

from collections.abc import Callable
from typing import Any

from coprod import clock
from coprod.audit.actor import Actor
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck, Eligibility
from coprod.peers.checks.stages import Stage
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.references import acts as references
from tests import recruiting

LAW = "Police Act 1997 Regulations, 5B: support to live independently."
THREE_DOCUMENTS = ("passport", "benefit_statement", "bank_statement")


def references_met(application: Application, cast: Any, who: str = "asha") -> Application:
    """The person applied, we said yes if, and their one reference covers everything and is relied on."""
    reference = recruiting.received(application, _lead(cast, who))
    references.decide(reference, outcome="relied_on", reason="Clear.", by=Actor.of(cast("ruth")))
    application.refresh_from_db()
    return application


def in_decision(cast: Any, who: str = "asha") -> Application:
    """All that the role asks for is there."""
    application = references_met(recruiting.for_user(cast(who)), cast, who)
    return recruitment.checks_are_done(application, by=Actor.of(_lead(cast, who)))


def welcomed(cast: Any, who: str = "asha") -> Application:
    """A peer mentor who settles in."""
    return recruitment.welcome(in_decision(cast, who), by=Actor.of(_lead(cast, who)))


def active(cast: Any, who: str = "asha") -> Application:
    return recruitment.begin(welcomed(cast, who), by=Actor.of(_lead(cast, who)))


def active_mentor(cast: Any, who: str = "asha") -> Any:
    """The user of someone who may meet a resident alone: `active_mentor(cast, "jon")`."""
    user = active(cast, who).person.user
    user.refresh_from_db()
    user.__dict__.pop("roles", None)
    return user


def _lead(cast: Any, who: str) -> Any:
    """Who leads where they are: everyone else than Mina is at Quayside, where Priya leads."""
    return cast("owen" if who == "mina" else "priya")


# DBS checks.


def enhanced() -> Eligibility:
    return checks.assess(level="enhanced", legal_basis=LAW, by=Actor.system())


def role_with_a_check() -> RoleOnOffer:
    """The role of `recruiting.role`, once somebody worked out that it asks for an enhanced check."""
    role = recruiting.role()
    role.eligibility = enhanced()
    role.save()
    return role


def opened(cast: Any, who: str = "asha", eligibility: Eligibility | None = None) -> DbsCheck:
    check = checks.open_check(
        person=cast(who).person,
        eligibility=eligibility or enhanced(),
        for_role="Peer mentor",
        by=Actor.of(_lead(cast, who)),
    )
    assert check is not None
    return check


def waiting_for_id(cast: Any, who: str = "asha", **options: Any) -> DbsCheck:
    return checks.ask_for_id(opened(cast, who, **options), traps=[], by=Actor.of(cast("ruth")))


def identity_seen(cast: Any, who: str = "asha", **options: Any) -> DbsCheck:
    seen = checks.see_identity(
        waiting_for_id(cast, who, **options), route="1", documents=THREE_DOCUMENTS, by=Actor.of(cast("ruth"))
    )
    return DbsCheck.objects.get(pk=seen.check_of_id)


def submitted(cast: Any, who: str = "asha", **options: Any) -> DbsCheck:
    return checks.submit(identity_seen(cast, who, **options), by=Actor.of(cast("ruth")))


def at_step(cast: Any, step: Stage = Stage.STEP_4, who: str = "asha") -> DbsCheck:
    return checks.track(submitted(cast, who), step=step, by=Actor.of(cast("ruth")))


def issued(cast: Any, who: str = "asha") -> DbsCheck:
    return checks.note_issued(submitted(cast, who), issued_on=clock.today(), by=Actor.of(cast("ruth")))


def seen(cast: Any, who: str = "asha", *, has_information: bool = False) -> DbsCheck:
    return checks.see_certificate(
        issued(cast, who),
        certificate_number="001234567890",
        issued_on=clock.today(),
        has_information=has_information,
        by=Actor.of(cast("ruth")),
    )


def decided(cast: Any, who: str = "asha", *, outcome: str = "go_ahead", reason: str = "Clear.") -> DbsCheck:
    return checks.decide(seen(cast, who), outcome=outcome, reason=reason, by=Actor.of(cast("ruth")))


BEGINNINGS: dict[str, Callable[[Any], Any]] = {"coprod.peers.checks": submitted}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""
