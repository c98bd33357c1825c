"""From a conditional yes to active: the steps that a lead presses."""

from collections.abc import Iterable

from django.db import transaction

from coprod.audit.actor import Actor
from coprod.peers.chats import acts as chats
from coprod.peers.chats.models import Chat
from coprod.peers.checks import acts as checks
from coprod.peers.checks import identity_kept
from coprod.peers.checks.models import DbsCheck
from coprod.peers.recruitment import becoming, coming_back, evidence, mail
from coprod.peers.recruitment.acts.moving import move
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.stages import Stage
from coprod.peers.references import acts as references
from coprod.people.models import Person
from coprod.ui.refusals import WrongStage


@transaction.atomic
def say_yes_if(application: Application, *, by: Actor) -> Application:
    """A conditional yes: checks begin, and everyone the person agreed to is asked for a reference.
    Raises WrongStage, StillWaitingFor before it is sent, NotAllowed for anyone but a lead of their service."""
    application = move(application, Stage.CHECKS, by=by)
    open_check(application, by=by)
    mail.yes_if(application, by=by)
    for referee in application.person.referees.to_ask():
        if referee.can_be_asked:
            references.send_request(referee, by=by)
    return application


@transaction.atomic
def open_check(application: Application, *, by: Actor) -> DbsCheck | None:
    """Get the check ready that the role asks for, unless there is a go-ahead for it already (REC-2). For a role that
    asks for more than it did, it can be asked for again later. ID that was seen lately counts for it."""
    role = application.role
    if role.eligibility is None or evidence.of(application).check_is_go_ahead:
        return None
    check = checks.open_check(person=application.person, eligibility=role.eligibility, for_role=role.name, by=by)
    if check is not None:
        identity_kept.carry_over(check, since=coming_back.id_is_good_since(), by=by)
    return check


def roles_wanted(person: Person) -> list[RoleOnOffer]:
    """The roles of a person's open applications."""
    return [each.role for each in Application.objects.filter(person=person).open().select_related("role__eligibility")]


def is_asked(check: DbsCheck, roles: Iterable[RoleOnOffer]) -> bool:
    """Whether one of these roles asks for this check."""
    return any(role.eligibility is not None and check.eligibility.is_met_by(role.eligibility) for role in roles)


@transaction.atomic
def arrange_chat(application: Application, *, by: Actor) -> Chat:
    """Begin to arrange the chat about the role (REC-7); the open one when there is one. Raises WrongStage before the
    application is sent and once it is closed or answered for good."""
    if not application.is_sent or application.is_welcomed or not application.is_open:
        raise WrongStage("A chat comes between sending an application and the decision. Nothing was changed.")
    return chats.open_chat(person=application.person, for_role=application.role.name, by=by)


@transaction.atomic
def checks_are_done(application: Application, *, by: Actor) -> Application:
    """All that the role asks for is there: now someone decides. Raises StillWaitingFor, which lists what is not."""
    return move(application, Stage.DECISION, by=by)


@transaction.atomic
def welcome(application: Application, *, by: Actor) -> Application:
    """A yes without an if: they are a peer mentor in their service from today, and settle in.

    Raises WrongStage before the decision, NotAllowed for anyone but a lead of their service.
    """
    application = move(application, Stage.SETTLING_IN, by=by)
    becoming.peer_mentor(application.person, by=by)
    mail.welcome(application, by=by)
    return application


@transaction.atomic
def begin(application: Application, *, by: Actor) -> Application:
    """They have settled in and begin. Raises WrongStage before they are welcomed, NotAllowed as `welcome` does."""
    return move(application, Stage.ACTIVE, by=by)
