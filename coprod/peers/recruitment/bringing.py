"""Peer mentors and applicants a charity arrives with (REC-11): how far they are and what was seen, marked as brought
over. Nobody is asked again, and no message is sent: whoever would like to sign in is invited in a second step."""

from datetime import date

from django.db import transaction

from coprod.audit import brought_over, log, stages
from coprod.audit.actor import Actor, ActorKind
from coprod.audit.brought_over import Seen, check_days, moment_of
from coprod.peers.recruitment import becoming, readiness
from coprod.peers.recruitment.acts import AppliedAlready
from coprod.peers.recruitment.models import Application, ApplicationBroughtOver, RoleOnOffer
from coprod.peers.recruitment.stages import BROUGHT_OVER, Stage, a_lead
from coprod.people import acts as people
from coprod.people.arrivals import only_one_like
from coprod.people.models import Person, Role, Service
from coprod.people.reach import Route
from coprod.ui.refusals import NotAllowed, WrongStage


@transaction.atomic
def bring_over_mentor(
    *,
    chosen_name: str,
    service: Service,
    route: Route | None = None,
    role: RoleOnOffer,
    stage: Stage | str,
    since: date,
    seen_by: str,
    references: Seen | None = None,
    by: Actor,
) -> Application:
    """Someone with whom the charity works already, as far as they are: `stage` is one of BROUGHT_TO, `since` the day
    they got there, `seen_by` who can say so. Brought twice with the same words, they are brought once.

    Raises NotAllowed for others than leads of the service and about oneself, AppliedAlready, WrongStage for a stage
    nobody is brought to, and what bad days are refused with.
    """
    _check(by, service, route)
    RoleOnOffer.objects.select_for_update().get(pk=role.pk)  # the same row sent twice at once waits here
    known = only_one_like(Person.objects.all(), chosen_name, service, route)
    there = _open_application(known, role) if known else None
    if there is not None and _is_the_same(there, stage, since, seen_by):
        return there
    if known is None:
        routes = [route] if route else []
        known = people.add_person(chosen_name=chosen_name, routes=routes, service=service, named_contact=by.user, by=by)
    return bring_over_application(
        known, role=role, stage=stage, since=since, seen_by=seen_by, references=references, by=by
    )


@transaction.atomic
def bring_over_application(
    person: Person,
    *,
    role: RoleOnOffer,
    stage: Stage | str,
    since: date,
    seen_by: str,
    references: Seen | None = None,
    by: Actor,
) -> Application:
    """The same for someone of whom there is a record here. Raises what `bring_over_mentor` does."""
    application = Application(person=person, role=role, stage=Stage.SAID_HELLO, stage_since=moment_of(since))
    if not a_lead(by, application):
        raise NotAllowed("A lead of their service does this, never about themselves. Nothing was changed.")
    check_days(since)
    Person.objects.select_for_update().get(pk=person.pk)
    if _open_application(person, role):
        raise AppliedAlready(f"{person.chosen_name} has an application for this role here. Nothing was changed.")
    application.save()
    stages.begin(application, by=by, at=moment_of(since))
    label = dict(Stage.choices).get(str(stage), str(stage))
    brought_over.keep(ApplicationBroughtOver, application, what=label, seen=Seen(seen_by, since), by=by)
    application = stages.move(
        application, stage, by=by, moves=BROUGHT_OVER, person=person, note="brought over", at=moment_of(since)
    )
    if application.is_welcomed:
        becoming.peer_mentor(person, by=by)
    if references is not None:
        bring_over_references(application, seen=references, by=by)
    readiness.refresh([application])
    return application


@transaction.atomic
def bring_over_references(application: Application, *, seen: Seen, by: Actor) -> ApplicationBroughtOver:
    """References that were seen before count for an application that was brought over. They are not asked for again,
    and what they said is not kept. Brought twice, they are brought once. Raises NotAllowed or WrongStage."""
    application = Application.objects.select_for_update(of=("self",)).select_related("person").get(pk=application.pk)
    if not a_lead(by, application):
        raise NotAllowed("A lead of their service does this, never about themselves. Nothing was changed.")
    rows = {row.is_references: row for row in application.brought_over.all()}
    if True in rows:
        return rows[True]
    if not rows or not application.is_open:
        raise WrongStage("Only for an application that was brought over can references count that were seen before.")
    kept: ApplicationBroughtOver = brought_over.keep(
        ApplicationBroughtOver, application, what="References", seen=seen, by=by, is_references=True
    )
    sentence = "brought over that {person}'s references were seen"
    log.record(by, "recruitment.references_brought_over", sentence, about=kept, person=application.person)
    readiness.refresh([application])
    return kept


def _open_application(person: Person, role: RoleOnOffer) -> Application | None:
    found: Application | None = Application.objects.filter(person=person, role=role).open().first()
    return found


def _is_the_same(application: Application, stage: Stage | str, since: date, seen_by: str) -> bool:
    label = dict(Stage.choices).get(str(stage), str(stage))
    return bool(
        application.brought_over.filter(
            is_references=False, what=label, seen_on=since, seen_by=seen_by.strip()
        ).exists()
    )


def _check(by: Actor, service: Service, route: Route | None) -> None:
    if by.kind is not ActorKind.USER or not by.user.has_role_in(service.pk, Role.LEAD):
        raise NotAllowed("A lead of their service does this. Nothing was changed.")
    if route and route.address and route.address in (by.user.email, by.user.phone):
        raise NotAllowed("That is your own address. Someone else brings you over. Nothing was changed.")
