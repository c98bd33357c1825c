"""What happens to an application."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from coprod import clock
from coprod.accounts import invitations
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.recruitment import becoming, evidence, mail, progress, readiness
from coprod.peers.recruitment.models import Application, Closed, Note, RoleOnOffer
from coprod.peers.recruitment.parts import PARTS, PartKey
from coprod.peers.recruitment.stages import MOVES, Stage
from coprod.peers.references import acts as references
from coprod.peers.references import standing
from coprod.peers.references.models import ReferenceRule
from coprod.people import acts as people
from coprod.people.models import Person, Role, RouteKind, Service
from coprod.people.reach import Route
from coprod.programme.enquiries.models import Enquiry
from coprod.ui.refusals import Refusal, StillWaitingFor, WrongStage


class AlreadyInvited(Refusal):
    title = "They have been invited already"


@transaction.atomic
def invite(enquiry: Enquiry, *, role: RoleOnOffer, also: Route | None = None, by: Actor) -> Application:
    """Invite someone who said hello to apply. Only now do they become a person here, with a way to sign in; from now
    on their hello is read in their service only.

    `also` is where their codes go when they asked for a call. Raises AlreadyInvited when somebody was quicker.
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if enquiry.person_id:
        raise AlreadyInvited(f"{enquiry.chosen_name} has been invited already. Perhaps someone else was quicker.")
    service = enquiry.service or _own_service(by)
    person = people.add_person(
        chosen_name=enquiry.chosen_name,
        routes=[Route(RouteKind(enquiry.reach_by), enquiry.address), *([also] if also else [])],
        service=service,
        named_contact=by.user,
        by=by,
    )
    Enquiry.objects.filter(pk=enquiry.pk).update(person=person, service=service)
    application = Application.objects.create(
        person=person, role=role, enquiry=enquiry, stage=Stage.SAID_HELLO, stage_since=enquiry.received_at
    )
    stages.begin(application, by=by, at=enquiry.received_at)
    application = _move(application, Stage.APPLYING, by=by)
    invitations.invite(person=person, roles=(Role.APPLICANT,), service=service, by=by)
    return application


@transaction.atomic
def save_part(
    application: Application, part: PartKey, *, answers: Mapping[str, Any], is_done: bool = True, by: Actor
) -> Application:
    """Keep one part's answers. `answers` are columns of the application. Raises WrongStage once it is sent."""
    application = _editable(application)
    before = log.snapshot(application)
    for name, value in answers.items():
        setattr(application, name, value)
    done = set(application.parts_done) | {part.value} if is_done else set(application.parts_done) - {part.value}
    application.parts_done = [each.key.value for each in PARTS if each.key.value in done]
    application.save(update_fields=[*answers, "parts_done"])
    log.record(
        by,
        "recruitment.part_saved",
        "saved a part of {person}'s application",
        about=application,
        person=application.person,
        changes=log.changes_between(application, before),
    )
    return application


@transaction.atomic
def save_about_you(
    application: Application, *, described: Mapping[str, str], routes: Iterable[Route], by: Actor
) -> Application:
    """Keep what to call the person and how to reach them. `described` are columns of Person."""
    application = _editable(application)
    people.describe_person(application.person, routes=routes, by=by, **described)
    return save_part(application, PartKey.YOU, answers={}, by=by)


@transaction.atomic
def save_what_helps(application: Application, *, access_needs: str, by: Actor) -> Application:
    """Keep what helps the person take part."""
    application = _editable(application)
    people.describe_person(application.person, access_needs=access_needs, by=by)
    return save_part(application, PartKey.HELP, answers={}, by=by)


@transaction.atomic
def has_nobody_to_name_yet(application: Application, *, by: Actor) -> Application:
    """The person cannot think of anyone: a full answer. We help them find someone (REF-7)."""
    return save_part(application, PartKey.PEOPLE, answers={}, by=by)


@transaction.atomic
def send(application: Application, *, by: Actor) -> Application:
    """The person sends their application: the rule in force and the window are kept with it from now on (REF-1).

    Sending twice is sending once. Raises StillWaitingFor while parts are missing, WrongStage when it is closed.
    """
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.is_sent:
        return application
    application = _editable(application)
    if missing := progress.of(application).missing:
        raise StillWaitingFor("Still to do: " + ", ".join(part.name for part in missing) + ".")
    rule = ReferenceRule.in_force()
    if rule.pk is None:
        rule.save()
    application.sent_at, application.rule, application.window_ends = clock.now(), rule, standing.this_month()
    application.save(update_fields=["sent_at", "rule", "window_ends"])
    log.record(by, "recruitment.sent", "sent {person}'s application", about=application, person=application.person)
    mail.thanks(application, by=by)
    return application


@transaction.atomic
def say_yes_if(application: Application, *, by: Actor) -> Application:
    """A conditional yes: checks begin, and everyone the person agreed to is asked for a reference."""
    application = _move(application, Stage.CHECKS, by=by)
    open_check(application, by=by)
    mail.yes_if(application, by=by)
    for referee in application.person.referees.to_ask():
        if referee.can_be_asked:
            references.send_request(referee, by=by)
    return application


@transaction.atomic
def open_check(application: Application, *, by: Actor) -> DbsCheck | None:
    """Get the check ready that the role asks for, unless there is a go-ahead for it already (REC-2). For a role that
    asks for more than it did, it can be asked for again later."""
    role = application.role
    if role.eligibility is None or evidence.of(application).check_is_go_ahead:
        return None
    return checks.open_check(person=application.person, eligibility=role.eligibility, for_role=role.name, by=by)


@transaction.atomic
def checks_are_done(application: Application, *, by: Actor) -> Application:
    """All that the role asks for is there: now someone decides. Raises StillWaitingFor, which lists what is not."""
    return _move(application, Stage.DECISION, by=by)


@transaction.atomic
def welcome(application: Application, *, by: Actor) -> Application:
    """A yes without an if: they are a peer mentor in their service from today, and settle in.

    Raises WrongStage before the decision, NotAllowed for anyone but a lead of their service.
    """
    application = _move(application, Stage.SETTLING_IN, by=by)
    becoming.peer_mentor(application.person, by=by)
    mail.welcome(application, by=by)
    return application


@transaction.atomic
def begin(application: Application, *, by: Actor) -> Application:
    """They have settled in and begin. Raises WrongStage before they are welcomed, NotAllowed as `welcome` does."""
    return _move(application, Stage.ACTIVE, by=by)


@transaction.atomic
def close(application: Application, *, because: Closed | str, note: str = "", by: Actor) -> Application:
    """The application ends, kindly: nobody is asked any more, and the door stays open."""
    application = _move(application, Stage.MOVED_ON, by=by, note=note)
    Application.objects.filter(pk=application.pk).update(closed_because=because)
    references.stop_asking(application.person, by=Actor.system())
    checks.stop(application.person, by=Actor.system())
    becoming.no_longer_peer_mentor(application.person)
    application.refresh_from_db()
    return application


@transaction.atomic
def welcome_back(application: Application, *, by: Actor) -> Application:
    """Carry on with what is still there. The window and the rule are fixed anew when it is sent again."""
    application = _move(application, Stage.APPLYING, by=by)
    Application.objects.filter(pk=application.pk).update(closed_because="", sent_at=None, rule=None, window_ends=None)
    becoming.applicant(application.person)
    application.refresh_from_db()
    return application


@transaction.atomic
def add_note(person: Person, *, words: str, once: UUID, by: Actor) -> Note:
    """Write a note about someone. The same form sent twice is one note."""
    note, is_new = Note.objects.get_or_create(once=once, defaults={"person": person, "words": words, "by": by.user})
    if is_new:
        log.record(by, "recruitment.noted", "wrote a note about {person}", about=note, person=person)
    return note


def _own_service(by: Actor) -> Service | None:
    """Where a lead who leads no more than a service takes people in; None for the whole programme."""
    if by.user is None or by.user.holds_for_programme(Role.LEAD):
        return None
    led = [service for role, service in by.user.roles if role is Role.LEAD and service is not None]
    return Service.objects.filter(pk__in=led).order_by("pk").first()


def _editable(application: Application) -> Application:
    application = Application.objects.select_for_update().select_related("person").get(pk=application.pk)
    if application.stage != Stage.APPLYING:
        raise WrongStage("This application is not open for changes. Ring us if something in it should change.")
    if application.is_sent:
        raise WrongStage("You have sent this already. Ring us if something in it should change.")
    return application


def _move(application: Application, to: Stage, *, by: Actor, note: str = "") -> Application:
    application = stages.move(application, to, by=by, moves=MOVES, person=application.person, note=note)
    readiness.refresh([application])
    return application
