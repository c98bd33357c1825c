"""Where an application is. Few stages: references, identity, DBS, chat and learning are tracks inside one (REC-4)."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import is_on_record
from coprod.audit.stages import Move
from coprod.people.models import Role


class Stage(TextChoices):
    SAID_HELLO = "said_hello", "Said hello"
    APPLYING = "applying", "Applying"
    CHECKS = "checks", "Checks"
    DECISION = "decision", "Decision"
    SETTLING_IN = "settling_in", "Settling in"
    ACTIVE = "active", "Active"
    MOVED_ON = "moved_on", "Moved on"


PATH = (Stage.SAID_HELLO, Stage.APPLYING, Stage.CHECKS, Stage.DECISION, Stage.SETTLING_IN, Stage.ACTIVE)
"""The stages in the order a person walks them; any of them can end in "moved on"."""

WELCOMED = (Stage.SETTLING_IN, Stage.ACTIVE)
AFTER_YES_IF = (Stage.CHECKS, Stage.DECISION, *WELCOMED)


def a_lead(by: Actor, application: Any) -> bool:
    """A co-production lead of the person's service, never about themselves."""
    return by.kind is ActorKind.USER and bool(
        by.user.has_role_in(application.person.service_id, Role.LEAD) and by.user.person_id != application.person_id
    )


def a_lead_or_the_person(by: Actor, application: Any) -> bool:
    return a_lead(by, application) or (by.kind is ActorKind.USER and by.user.person_id == application.person_id)


def a_lead_or_system(by: Actor, application: Any) -> bool:
    return by.kind is ActorKind.SYSTEM or a_lead(by, application)


def is_sent(application: Any) -> str | None:
    return None if application.sent_at else "The application has not been sent yet."


def evidence_is_there(application: Any) -> str | None:
    """What the role asks for and is not there yet, in one text (REC-2)."""
    from coprod.peers.recruitment import evidence  # it reads the models, which read this module

    return " ".join(evidence.of(application).missing) or None


BROUGHT_TO = (Stage.APPLYING, Stage.CHECKS, *WELCOMED)
"""Where someone may stand already when their charity comes here. Whoever is about to be decided is brought to checks:
what is there shows at once."""

BROUGHT_OVER = tuple(
    Move((Stage.SAID_HELLO,), to, "brought {person}'s application over", a_lead, needs=(is_on_record,))
    for to in BROUGHT_TO
)

MOVES = (
    Move((Stage.SAID_HELLO,), Stage.APPLYING, "invited {person} to apply", a_lead),
    Move((Stage.APPLYING,), Stage.CHECKS, "said yes to {person}, if the checks go well", a_lead, needs=(is_sent,)),
    Move((Stage.CHECKS,), Stage.DECISION, "saw that {person}'s checks are done", a_lead, needs=(evidence_is_there,)),
    Move((Stage.DECISION,), Stage.CHECKS, "looks at {person}'s checks again: the role asks for more", a_lead_or_system),
    Move((Stage.DECISION,), Stage.SETTLING_IN, "welcomed {person} as a peer mentor", a_lead),
    Move((Stage.SETTLING_IN,), Stage.ACTIVE, "saw {person} begin", a_lead),
    Move(PATH, Stage.MOVED_ON, "closed {person}'s application", a_lead_or_the_person),
    Move((Stage.MOVED_ON,), Stage.APPLYING, "welcomed {person} back", a_lead),
    *BROUGHT_OVER,
)
