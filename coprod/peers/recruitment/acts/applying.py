"""Applying: someone is invited, fills in the parts, and sends it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from coprod import clock
from coprod.accounts import invitations
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.peers.recruitment import filling_in, mail, progress
from coprod.peers.recruitment.acts.moving import move
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.parts import PARTS, SENT, How, PartKey
from coprod.peers.recruitment.stages import Stage
from coprod.peers.references import standing
from coprod.peers.references.models import ReferenceRule
from coprod.people import acts as people
from coprod.people.models import Role, RouteKind, Service
from coprod.people.reach import Route
from coprod.programme.enquiries.models import Enquiry
from coprod.ui.refusals import Refusal, StillWaitingFor, WrongStage


class AlreadyInvited(Refusal):
    title = "They have been invited already"


@transaction.atomic
def invite(
    enquiry: Enquiry, *, role: RoleOnOffer, also: Route | None = None, signs_in: bool = True, by: Actor
) -> Application:
    """Invite someone who said hello to apply. Only now do they become a person here; from now on their hello is read
    in their service only. They get a way to sign in, unless one of us fills it in with them (`signs_in`).

    `also` is where their codes go when they asked for a call, or the colleague through whom news goes first.
    Raises AlreadyInvited when somebody was quicker.
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if enquiry.person_id:
        raise AlreadyInvited(f"{enquiry.chosen_name} has been invited already. Perhaps someone else was quicker.")
    service = enquiry.service or _own_service(by)
    person = people.add_person(
        chosen_name=enquiry.chosen_name,
        routes=_ways(Route(RouteKind(enquiry.reach_by), enquiry.address), also),
        service=service,
        named_contact=by.user,
        by=by,
    )
    Enquiry.objects.filter(pk=enquiry.pk).update(person=person, service=service)
    application = Application.objects.create(
        person=person, role=role, enquiry=enquiry, stage=Stage.SAID_HELLO, stage_since=enquiry.received_at
    )
    stages.begin(application, by=by, at=enquiry.received_at)
    application = move(application, Stage.APPLYING, by=by)
    if signs_in:
        invitations.invite(person=person, roles=(Role.APPLICANT,), service=service, by=by)
    return application


@transaction.atomic
def save_part(
    application: Application,
    part: PartKey,
    *,
    answers: Mapping[str, Any],
    is_done: bool = True,
    how: How = How.ALONE,
    by: Actor,
) -> Application:
    """Keep one part's answers. `answers` are columns of the application, `how` is with whom it was filled in.
    Raises WrongStage once it is sent, NotAllowed as `filling_in.note` does."""
    application = _editable(application)
    filling_in.note(application, part, how=how, by=by)
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
    application: Application,
    *,
    described: Mapping[str, str],
    routes: Iterable[Route],
    how: How = How.ALONE,
    by: Actor,
) -> Application:
    """Keep what to call the person and how to reach them. `described` are columns of Person."""
    application = _editable(application)
    people.describe_person(application.person, routes=routes, by=by, **described)
    return save_part(application, PartKey.YOU, answers={}, how=how, by=by)


@transaction.atomic
def save_what_helps(application: Application, *, access_needs: str, how: How = How.ALONE, by: Actor) -> Application:
    """Keep what helps the person take part."""
    application = _editable(application)
    people.describe_person(application.person, access_needs=access_needs, by=by)
    return save_part(application, PartKey.HELP, answers={}, how=how, by=by)


@transaction.atomic
def has_nobody_to_name_yet(application: Application, *, how: How = How.ALONE, by: Actor) -> Application:
    """The person cannot think of anyone: a full answer. We help them find someone (REF-7)."""
    return save_part(application, PartKey.PEOPLE, answers={}, how=how, by=by)


@transaction.atomic
def send(application: Application, *, how: How = How.ALONE, by: Actor) -> Application:
    """The person sends their application, or one of us does on their say-so (`how`): the rule in force and the window
    are kept with it from now on (REF-1).

    Sending twice is sending once. Raises StillWaitingFor while parts are missing, WrongStage when it is closed,
    NotAllowed as `filling_in.note` does.
    """
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.is_sent:
        return application
    application = _editable(application)
    if missing := progress.of(application).missing:
        raise StillWaitingFor("Still to do: " + ", ".join(part.name for part in missing) + ".")
    filling_in.note(application, SENT, how=how, by=by)
    rule = ReferenceRule.in_force()
    if rule.pk is None:
        rule.save()
    application.sent_at, application.rule, application.window_ends = clock.now(), rule, standing.this_month()
    application.save(update_fields=["sent_at", "rule", "window_ends"])
    log.record(by, "recruitment.sent", "sent {person}'s application", about=application, person=application.person)
    mail.thanks(application, by=by)
    return application


def _ways(asked_for: Route, also: Route | None) -> list[Route]:
    """How to reach them, the way they like best first: through a colleague before anything else."""
    if also is None:
        return [asked_for]
    return [also, asked_for] if also.kind is RouteKind.THROUGH else [asked_for, also]


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
