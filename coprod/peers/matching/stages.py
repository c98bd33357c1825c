"""Where a match is, from being shown to how it ended (MAT-6)."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import is_on_record
from coprod.audit.stages import Move
from coprod.people.models import Role


class Stage(TextChoices):
    PROPOSED = "proposed", "Shown"
    INTRODUCED = "introduced", "Introduced"
    GETTING_TO_KNOW = "getting_to_know", "Getting to know each other"
    ACTIVE = "active", "Going on"
    ENDED_WELL = "ended_well", "Ended well"
    ENDED_EARLY = "ended_early", "Ended early"
    NOT_FOR_ME = "not_for_me", "Not this time"
    CLOSED = "closed", "Someone else was chosen"


TOGETHER = (Stage.INTRODUCED, Stage.GETTING_TO_KNOW, Stage.ACTIVE)
"""Both said yes: names are exchanged, and they count as someone the mentor supports."""

OPEN = (Stage.PROPOSED, *TOGETHER)
ENDED = (Stage.ENDED_WELL, Stage.ENDED_EARLY)
"""They were together, and are no more."""

RESIDENTS_STAFF = (Role.SUPPORT_WORKER, Role.LEAD)


def staff_of_the_resident(by: Actor, match: Any) -> bool:
    """A support worker or lead of the resident's service."""
    return by.kind is ActorKind.USER and bool(
        by.user.has_role_in(match.resident.person.service_id, *RESIDENTS_STAFF)
        and by.user.person_id not in (match.resident.person_id, match.mentor_id)
    )


def the_mentor(by: Actor, match: Any) -> bool:
    return by.kind is ActorKind.USER and by.user.person_id == match.mentor_id


def staff_or_mentor(by: Actor, match: Any) -> bool:
    return staff_of_the_resident(by, match) or the_mentor(by, match)


def staff_or_system(by: Actor, match: Any) -> bool:
    """Those of the resident, an officer who says that two must not meet, or what follows by itself."""
    if by.kind is ActorKind.SYSTEM or staff_of_the_resident(by, match):
        return True
    service = match.resident.person.service_id
    return by.kind is ActorKind.USER and bool(by.user.has_role_in(service, Role.OFFICER))


def both_said_yes(match: Any) -> str | None:
    return None if match.resident_yes_at and match.mentor_yes_at else "Both have to say yes first."


def a_lead_of_the_resident(by: Actor, match: Any) -> bool:
    """A lead of the resident's service, on neither side of the match."""
    return staff_of_the_resident(by, match) and bool(by.user.has_role_in(match.resident.person.service_id, Role.LEAD))


BROUGHT_TO = (Stage.GETTING_TO_KNOW, Stage.ACTIVE)
BROUGHT_OVER = tuple(
    Move((Stage.PROPOSED,), to, "brought a match of {person} over", a_lead_of_the_resident, (is_on_record,))
    for to in BROUGHT_TO
)

MOVES = (
    Move((Stage.PROPOSED,), Stage.INTRODUCED, "introduced {person} to a mentor", staff_or_mentor, (both_said_yes,)),
    Move((Stage.PROPOSED,), Stage.CLOSED, "closed a suggestion for {person}", staff_or_system),
    Move((Stage.INTRODUCED,), Stage.GETTING_TO_KNOW, "saw {person} and the mentor meet", staff_or_mentor),
    Move((Stage.GETTING_TO_KNOW,), Stage.ACTIVE, "saw {person} and the mentor go on", staff_of_the_resident),
    Move(TOGETHER, Stage.ENDED_WELL, "ended a match of {person} well", staff_of_the_resident),
    Move(TOGETHER, Stage.ENDED_EARLY, "ended a match of {person} early", staff_of_the_resident),
    Move(OPEN, Stage.NOT_FOR_ME, "heard that a match of {person} is not for one of them", staff_or_mentor),
    *BROUGHT_OVER,
)
