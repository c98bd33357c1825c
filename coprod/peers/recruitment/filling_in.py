"""Filling in an application by the person, with one of us beside them, or on the phone: who did what, part by part, and
what goes with a person who does not sign in (REC-3)."""

from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.accounts import invitations
from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.recruitment import mail
from coprod.peers.recruitment.models import Application, FilledIn
from coprod.peers.recruitment.parts import How, PartKey
from coprod.peers.recruitment.permissions import refuse_unless_helper
from coprod.peers.references import acts as references
from coprod.peers.references.models import Activity, Referee
from coprod.people.models import Role, User
from coprod.ui.refusals import NotAllowed, WrongStage


def note(application: Application, part: str, *, how: How, by: Actor) -> None:
    """Keep who filled in this part, and how. In the transaction that keeps its answers. What is not done by someone
    who signs in (an import, a schedule) is not filled in by anyone.

    Raises NotAllowed for a colleague who does not say how, is not a lead or an officer there, or is the person.
    """
    if by.kind is not ActorKind.USER:
        return
    colleague = None if by.user.person_id == application.person_id else by.user
    if (colleague is None) != (how == How.ALONE):
        raise NotAllowed("People fill in their own application, and nobody else’s alone. Nothing was changed.")
    if colleague is not None:
        refuse_unless_helper(by, application)
    FilledIn.objects.update_or_create(
        application=application, part=str(part), how=how, by=colleague, defaults={"at": clock.now()}
    )


@transaction.atomic
def tell(application: Application, *, how: How = How.ALONE, by: Actor, **told: Any) -> Activity:
    """Lay out a stretch of the person's history (`told` as for `references.tell`). Raises WrongStage, NotAllowed."""
    note(_open(application), PartKey.HISTORY, how=how, by=by)
    return references.tell(person=application.person, by=by, **told)


@transaction.atomic
def retell(application: Application, activity: Activity, *, how: How = How.ALONE, by: Actor, **told: Any) -> Activity:
    """Change what was told. Raises WrongStage, NotAllowed."""
    note(_open(application), PartKey.HISTORY, how=how, by=by)
    return references.retell(activity, by=by, **told)


@transaction.atomic
def untell(application: Application, activity: Activity, *, how: How = How.ALONE, by: Actor) -> None:
    """Take a stretch out. Raises WrongStage, NotAllowed."""
    note(_open(application), PartKey.HISTORY, how=how, by=by)
    references.untell(activity, by=by)


@transaction.atomic
def name_referee(application: Application, *, how: How = How.ALONE, by: Actor, **named: Any) -> Referee:
    """Say who can speak for the person (`named` as for `references.name_referee`). Raises WrongStage, NotAllowed."""
    note(_open(application), PartKey.PEOPLE, how=how, by=by)
    return references.name_referee(person=application.person, by=by, **named)


@transaction.atomic
def invite_to_sign_in(application: Application, *, by: Actor) -> User:
    """Someone who applied without a sign-in would like one after all: they find everything there.

    Raises WrongStage when it is closed, and what `invitations.invite` does: NoAddress, AddressTaken, NotAllowed.
    """
    application = _open(application)
    role = Role.PEER_MENTOR if application.is_welcomed else Role.APPLICANT
    person = application.person
    return invitations.invite(person=person, roles=(role,), service=person.service, by=by)


@transaction.atomic
def post_a_copy(application: Application, *, address: str, once: UUID, by: Actor) -> None:
    """Put a letter with all that they sent among the letters to print. The same form sent twice is one letter.

    Raises WrongStage before it is sent, NotAllowed for who may not fill it in with them.
    """
    application = Application.objects.select_related("person").get(pk=application.pk)
    if by.kind is ActorKind.USER:
        refuse_unless_helper(by, application)
    if not application.is_sent:
        raise WrongStage("This application is not sent yet, so there is no copy of it. Nothing was posted.")
    if mail.copy(application, address=address, occasion=str(once), by=by):
        sentence = "put a copy of {person}'s application among the letters"
        log.record(by, "recruitment.copy_posted", sentence, about=application, person=application.person)


def _open(application: Application) -> Application:
    application = Application.objects.select_for_update().select_related("person").get(pk=application.pk)
    if not application.is_open:
        raise WrongStage("This application is closed, so nothing was added. Ring us when you would like to come back.")
    return application
