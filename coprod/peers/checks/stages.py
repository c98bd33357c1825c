"""Where a DBS check is: with us, with the DBS in its five steps, issued, seen and decided (DBS-4)."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import is_on_record
from coprod.audit.stages import Move
from coprod.people.models import Role


class Stage(TextChoices):
    DRAFT = "draft", "Getting ready"
    WAITING_FOR_ID = "waiting_for_id", "Waiting for ID"
    SUBMITTED = "submitted", "Sent to the DBS"
    STEP_1 = "step_1", "DBS step 1: received"
    STEP_2 = "step_2", "DBS step 2: national computer"
    STEP_3 = "step_3", "DBS step 3: barred lists"
    STEP_4 = "step_4", "DBS step 4: local police"
    STEP_5 = "step_5", "DBS step 5: printed"
    ISSUED = "issued", "Issued"
    SEEN = "seen", "Seen"
    DECIDED = "decided", "Decided"
    WITHDRAWN = "withdrawn", "Stopped"


DBS_STEPS = (Stage.STEP_1, Stage.STEP_2, Stage.STEP_3, Stage.STEP_4, Stage.STEP_5)
AT_THE_DBS = (Stage.SUBMITTED, *DBS_STEPS)
BEFORE_A_DECISION = (Stage.DRAFT, Stage.WAITING_FOR_ID, *AT_THE_DBS, Stage.ISSUED, Stage.SEEN)


def an_officer(by: Actor, check: Any) -> bool:
    """A safer-recruitment officer of the person's service, never about themselves."""
    return by.kind is ActorKind.USER and bool(
        by.user.has_role_in(check.person.service_id, Role.OFFICER) and by.user.person_id != check.person_id
    )


def a_decider(by: Actor, check: Any) -> bool:
    """An officer; where the certificate shows something, the safeguarding lead too (DBS-7)."""
    if by.kind is not ActorKind.USER or by.user.person_id == check.person_id:
        return False
    roles = (Role.OFFICER, Role.SAFEGUARDING) if check.has_information else (Role.OFFICER,)
    return bool(by.user.has_role_in(check.person.service_id, *roles))


def an_officer_or_system(by: Actor, check: Any) -> bool:
    return by.kind is ActorKind.SYSTEM or an_officer(by, check)


def is_declared(check: Any) -> str | None:
    return None if check.declared_at else "We have not asked yet whether the check is free for a volunteer."


def identity_is_seen(check: Any) -> str | None:
    return None if hasattr(check, "identity") else "Nobody has seen their ID yet."


def certificate_is_noted(check: Any) -> str | None:
    noted = check.certificate_number and check.issued_on and check.has_information is not None
    return None if noted else "We need the number of the certificate, its day, and whether it is clear."


def has_this_step(check: Any) -> str | None:
    """Steps 3 and 4 exist for enhanced checks only [DBS tracking]."""
    return None if check.eligibility.is_enhanced else "Only an enhanced check goes through this step."


def is_agreed(check: Any) -> str | None:
    """Two different people decide when the certificate shows something; one when it is clear (DBS-7)."""
    return None if check.agreed_outcome else "A second person decides as well. The two have to agree."


def was_seen_here(check: Any) -> str | None:
    brought_over = hasattr(check, "brought_over")
    return "It was brought over, and not seen here. Begin another check instead." if brought_over else None


BROUGHT_OVER = (Move((Stage.DRAFT,), Stage.DECIDED, "brought {person}'s check over", an_officer, (is_on_record,)),)

MOVES = (
    Move((Stage.DRAFT,), Stage.WAITING_FOR_ID, "began a check of {person}", an_officer, needs=(is_declared,)),
    Move(
        (Stage.WAITING_FOR_ID,),
        Stage.SUBMITTED,
        "sent {person}'s form to the DBS",
        an_officer,
        needs=(identity_is_seen,),
    ),
    Move((Stage.SUBMITTED,), Stage.STEP_1, "saw {person}'s check reach step 1", an_officer),
    Move(AT_THE_DBS[:2], Stage.STEP_2, "saw {person}'s check reach step 2", an_officer),
    Move(AT_THE_DBS[:3], Stage.STEP_3, "saw {person}'s check reach step 3", an_officer, needs=(has_this_step,)),
    Move(AT_THE_DBS[:4], Stage.STEP_4, "saw {person}'s check reach step 4", an_officer, needs=(has_this_step,)),
    Move(AT_THE_DBS[:5], Stage.STEP_5, "saw {person}'s check reach step 5", an_officer),
    Move(AT_THE_DBS, Stage.ISSUED, "noted that {person}'s certificate is issued", an_officer),
    Move((Stage.ISSUED,), Stage.SEEN, "saw {person}'s certificate", an_officer, needs=(certificate_is_noted,)),
    Move((Stage.SEEN,), Stage.DECIDED, "decided on a check", a_decider, needs=(is_agreed,)),
    Move((Stage.DECIDED,), Stage.SEEN, "looks again at {person}'s check", an_officer, needs=(was_seen_here,)),
    Move(BEFORE_A_DECISION, Stage.WITHDRAWN, "stopped {person}'s check", an_officer_or_system),
    *BROUGHT_OVER,
)
