"""People whom a charity knew before it came here, and who said hello or are applying. Nobody hears of it: whoever would
like to sign in is invited in a second step (REC-10)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from coprod.accounts import acts as accounts
from coprod.audit import log, stages
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import moment_of
from coprod.peers.recruitment import acts, becoming
from coprod.peers.recruitment.acts.moving import move
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.stages import WELCOMED, Stage, a_lead
from coprod.people import acts as people
from coprod.people.models import Person, Role, Service, User
from coprod.people.reach import Route
from coprod.ui.refusals import NotAllowed

BRING = (Role.LEAD, Role.OFFICER)


@dataclass(frozen=True)
class Hello:
    """For which role someone said hello, when, and whether they apply already."""

    role: RoleOnOffer
    on: date
    stage: Stage = Stage.SAID_HELLO


def may_bring_to(by: Actor, service: Service | None) -> bool:
    """Leads and officers, into the services they hold that role for."""
    if by.kind is not ActorKind.USER:
        return False
    return bool(by.user.has_role_in(service.pk if service else None, *BRING))


@transaction.atomic
def bring_person(
    *,
    chosen_name: str,
    routes: Iterable[Route],
    service: Service | None,
    hello: Hello,
    careful: str = "",
    words: str = "",
    by: Actor,
) -> Application:
    """A person and their application as they were known before, without a sign-in and without a message. `words` are
    kept as a note. Raises NotAllowed."""
    if not may_bring_to(by, service):
        raise NotAllowed("You bring people over into your own services. Nothing was changed.")
    person = people.add_person(
        chosen_name=chosen_name,
        routes=routes,
        service=service,
        named_contact=by.user,
        safe_contact_notes=careful,
        by=by,
    )
    since = moment_of(hello.on)
    application = Application.objects.create(person=person, role=hello.role, stage=hello.stage, stage_since=since)
    stages.begin(application, by=by, at=since)
    sentence = "brought {person}’s application over"
    log.record(by, "recruitment.brought", sentence, about=application, person=person)
    if words:
        acts.add_note(person, words=words, once=uuid.uuid4(), by=by)
    return application


@transaction.atomic
def open_to(person: Person, by: Actor) -> None:
    """What someone who was brought over and is invited now signs in for: their application, or being a mentor. Whoever
    had said hello can apply from now on."""
    said_hello = Application.objects.filter(person=person, stage=Stage.SAID_HELLO)
    for application in said_hello:
        if a_lead(by, application):
            move(application, Stage.APPLYING, by=by)
    user = User.objects.get(person=person)
    open_ones = Application.objects.filter(person=person).open()
    if open_ones.filter(stage__in=becoming.UNTIL_WELCOMED).exists():
        _give(user, Role.APPLICANT, by=by)
    if open_ones.filter(stage__in=WELCOMED).exists():
        _give(user, Role.PEER_MENTOR, by=by)


def _give(user: User, role: Role, *, by: Actor) -> None:
    if not user.roles_held.current().filter(role=role, ends_on__isnull=True).exists():
        accounts.give_role(user=user, role=role, service=user.person.service, by=by)
