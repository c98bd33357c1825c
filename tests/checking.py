"""Checks and decisions, made by acts: each function takes the story one step further."""

from collections.abc import Callable
from typing import Any

from coprod.audit.actor import Actor
from coprod.peers.recruitment import acts as recruitment
from coprod.peers.recruitment.models import Application
from coprod.peers.references import acts as references
from tests import recruiting


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


BEGINNINGS: dict[str, Callable[[Any], Any]] = {}
"""How a walk over a table of moves begins: app -> what makes its subject, given `cast` (test_moves.py)."""
