"""Where a request for a character reference is, from asking to the officer's decision (REF-5, REF-8)."""

from typing import Any

from django.db.models import TextChoices

from coprod.audit.actor import Actor, ActorKind
from coprod.audit.stages import Move
from coprod.people.models import Role
from coprod.people.models.service import RECRUITING_ROLES


class Stage(TextChoices):
    ASKED = "asked", "Asked"
    WOULD_RATHER_TALK = "would_rather_talk", "Would rather talk"
    RECEIVED = "received", "Back, with the officer"
    NEEDS_CONVERSATION = "needs_conversation", "Needs a conversation"
    RELIED_ON = "relied_on", "Relied on"
    NOT_RELIED_ON = "not_relied_on", "Not relied on"
    DECLINED = "declined", "Would rather not"
    DOES_NOT_KNOW = "does_not_know", "Does not know the person"
    WITHDRAWN = "withdrawn", "No longer asked"


WITH_THE_REFEREE = (Stage.ASKED, Stage.WOULD_RATHER_TALK)
WITH_THE_OFFICER = (Stage.RECEIVED, Stage.NEEDS_CONVERSATION)
OUTSTANDING = WITH_THE_REFEREE + WITH_THE_OFFICER
DECIDED = (Stage.RELIED_ON, Stage.NOT_RELIED_ON)
CLOSED_BY_REFEREE = (Stage.DECLINED, Stage.DOES_NOT_KNOW)


def the_referee(by: Actor, _request: Any) -> bool:
    """The holder of the private link."""
    return by.kind is ActorKind.LINK


def an_officer(by: Actor, request: Any) -> bool:
    """A safer-recruitment officer of the person's service, but never about themselves."""
    person = request.referee.person
    return by.kind is ActorKind.USER and bool(
        by.user.has_role_in(person.service_id, Role.OFFICER) and by.user.person_id != person.pk
    )


def a_lead_or_officer(by: Actor, person: Any) -> bool:
    """A lead or officer of the person's service, never about themselves."""
    return by.kind is ActorKind.USER and bool(
        by.user.has_role_in(person.service_id, Role.LEAD, Role.OFFICER) and by.user.person_id != person.pk
    )


def recruiting_staff_or_system(by: Actor, _request: Any) -> bool:
    return by.kind is ActorKind.SYSTEM or (by.kind is ActorKind.USER and bool(by.user.has_role(*RECRUITING_ROLES)))


MOVES = (
    Move(WITH_THE_REFEREE, Stage.RECEIVED, "sent a character reference for {person}", the_referee),
    Move(WITH_THE_REFEREE, Stage.RECEIVED, "wrote down what a referee of {person} said", an_officer),
    Move((Stage.ASKED,), Stage.WOULD_RATHER_TALK, "would rather talk about {person}", the_referee),
    Move(WITH_THE_REFEREE, Stage.DECLINED, "would rather not give a reference for {person}", the_referee),
    Move(WITH_THE_REFEREE, Stage.DOES_NOT_KNOW, "does not know {person}", the_referee),
    Move(WITH_THE_OFFICER, Stage.RELIED_ON, "relied on a reference for {person}", an_officer),
    Move((Stage.RECEIVED,), Stage.NEEDS_CONVERSATION, "will talk to a referee of {person}", an_officer),
    Move(WITH_THE_OFFICER, Stage.NOT_RELIED_ON, "did not rely on a reference for {person}", an_officer),
    Move(
        WITH_THE_REFEREE,
        Stage.WITHDRAWN,
        "stopped asking a referee of {person}",
        recruiting_staff_or_system,
    ),
)
