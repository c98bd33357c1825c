"""Where a chat is: being arranged, offered at two or three times, arranged, held, and its outcome shared (REC-7)."""

from typing import Any

from django.db.models import TextChoices

from coprod import clock
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.stages import Move
from coprod.people.models import Role
from coprod.people.models.service import STAFF_ROLES

MAY_SIT_IN = (Role.PEER_MENTOR, Role.PANEL_MEMBER, *STAFF_ROLES)
ENOUGH = 2
"""Interviewers in a chat: nobody decides about a person alone."""


class Stage(TextChoices):
    ARRANGING = "arranging", "Being arranged"
    OFFERED = "offered", "Times offered"
    ARRANGED = "arranged", "Arranged"
    HELD = "held", "Held"
    DECIDED = "decided", "Outcome shared"
    CALLED_OFF = "called_off", "Called off"


BEFORE = (Stage.ARRANGING, Stage.OFFERED, Stage.ARRANGED)
OPEN = (*BEFORE, Stage.HELD)
FOR_INTERVIEWERS = (Stage.OFFERED, Stage.ARRANGED, Stage.HELD)
"""While these last, those who sit in open its pages; afterwards they need nothing of it any more."""


def a_lead(by: Actor, chat: Any) -> bool:
    """A co-production lead of the person's service, never about themselves."""
    return by.kind is ActorKind.USER and bool(
        by.user.has_role_in(chat.person.service_id, Role.LEAD) and by.user.person_id != chat.person_id
    )


def the_person(by: Actor, chat: Any) -> bool:
    return by.kind is ActorKind.USER and by.user.person_id == chat.person_id


def a_lead_or_the_person(by: Actor, chat: Any) -> bool:
    return a_lead(by, chat) or the_person(by, chat)


def anyone_of_it(by: Actor, chat: Any) -> bool:
    """Those two, and the system when an application ends."""
    return by.kind is ActorKind.SYSTEM or a_lead_or_the_person(by, chat)


def an_interviewer(by: Actor, chat: Any) -> bool:
    is_user = by.kind is ActorKind.USER and by.user.person_id != chat.person_id
    return is_user and chat.interviewers.sitting_in().filter(user=by.user).exists()


def a_lead_or_interviewer(by: Actor, chat: Any) -> bool:
    return a_lead(by, chat) or an_interviewer(by, chat)


def enough_sit_in(chat: Any) -> str | None:
    """Two or more, one of them with lived experience; or why there is nobody."""
    there = list(chat.interviewers.sitting_in())
    if len(there) < ENOUGH:
        return "Two or more people sit in. Choose who first."
    if any(each.has_lived_experience for each in there) or chat.nobody_because:
        return None
    return "At least one of them has lived experience. Choose someone, or write why there is nobody."


def times_are_offered(chat: Any) -> str | None:
    return None if chat.times.still_offered().exists() else "There is no time to choose yet."


def has_a_time(chat: Any) -> str | None:
    return None if chat.starts_at else "No time is chosen yet."


def has_begun(chat: Any) -> str | None:
    is_past = chat.starts_at is not None and chat.starts_at <= clock.now()
    return None if is_past else "The chat is still to come."


def is_agreed(chat: Any) -> str | None:
    """Everyone who sat in agrees to the outcome and to the words that are shared."""
    proposed = chat.latest_proposal
    if proposed is None:
        return "Write the outcome and the reasons first."
    if proposed.is_agreed:
        return None
    return f"Still to agree: {', '.join(each.name for each in proposed.still_to_agree)}."


MOVES = (
    Move(
        (Stage.ARRANGING, Stage.OFFERED, Stage.ARRANGED),
        Stage.OFFERED,
        "offered {person} times for a chat",
        a_lead,
        needs=(enough_sit_in, times_are_offered),
    ),
    Move(
        (Stage.ARRANGING, Stage.OFFERED),
        Stage.ARRANGED,
        "arranged a chat with {person}",
        a_lead_or_the_person,
        needs=(enough_sit_in, has_a_time),
    ),
    Move(
        (Stage.OFFERED, Stage.ARRANGED),
        Stage.ARRANGING,
        "asked for another time for {person}'s chat",
        a_lead_or_the_person,
    ),
    Move(
        (Stage.ARRANGED,),
        Stage.HELD,
        "had the chat with {person}",
        a_lead_or_interviewer,
        needs=(has_begun, enough_sit_in),
    ),
    Move((Stage.HELD,), Stage.DECIDED, "told {person} how the chat went", a_lead, needs=(is_agreed,)),
    Move(BEFORE, Stage.CALLED_OFF, "called off {person}'s chat", anyone_of_it),
    Move((Stage.HELD,), Stage.CALLED_OFF, "closed {person}'s chat without an outcome", anyone_of_it),
)
