"""Another role, or a role that asks for something else: the checks are worked out anew (REC-2)."""

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.peers.chats import acts as chats
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import DbsCheck
from coprod.peers.checks.stages import Stage as CheckStage
from coprod.peers.recruitment import asks, evidence, mail, readiness, reworking
from coprod.peers.recruitment.acts import barriers, touch
from coprod.peers.recruitment.acts.moving import move
from coprod.peers.recruitment.acts.path import is_asked, open_check, roles_wanted
from coprod.peers.recruitment.keeping_touch import AskKind, Reworking
from coprod.peers.recruitment.models import Application, RoleOnOffer
from coprod.peers.recruitment.reworking import Asks
from coprod.peers.recruitment.stages import Stage, a_lead
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage

BEFORE_IT_IS_SENT = (CheckStage.DRAFT, CheckStage.WAITING_FOR_ID)
SYSTEM = Actor.system()


class AppliedAlready(Refusal):
    title = "They apply for that role already"


@transaction.atomic
def take_another_role(application: Application, *, role: RoleOnOffer, by: Actor) -> Application:
    """The application is for another role from now on. What is done stays; what the role asks for is worked out anew,
    and the person hears what changes.

    Raises NotAllowed for anyone but a lead of their service, WrongStage when it is closed, when they are welcomed, or
    for a role that is not on offer; AppliedAlready.
    """
    application = _locked(application)
    if not a_lead(by, application):
        raise NotAllowed("A lead of their service does this. Nothing was changed.")
    if application.role_id == role.pk:
        return application
    if not application.is_open or application.is_welcomed:
        raise WrongStage("The role is chosen before the welcome. They can apply for another one. Nothing was changed.")
    if not role.is_open:
        raise WrongStage("That role is not on offer now. Choose another one. Nothing was changed.")
    if Application.objects.filter(person_id=application.person_id, role=role).open().exists():
        raise AppliedAlready("They have an open application for that role. Look at it there. Nothing was changed.")
    before, then = application.role, asks.of(application.role)
    Application.objects.filter(pk=application.pk).update(role=role)
    application = _locked(application)
    sentence = "agreed another role with {person}"
    changes = {"role": [before.name, role.name]}
    log.record(by, "recruitment.role_changed", sentence, about=application, person=application.person, changes=changes)
    eligibility = role.eligibility
    barriers.note_another_role(application, is_regulated=bool(eligibility and eligibility.is_regulated_activity), by=by)
    touch.settle(application, AskKind.ANOTHER_ROLE, by=by)
    return _rework(application, before.name, then, asks.of(role), by=by)


def role_asks_otherwise(role: RoleOnOffer, then: Asks, *, by: Actor) -> None:
    """What a role asks for was changed: work it out anew for everyone who is on the way to it."""
    now = asks.of(role)
    if not reworking.between(then, now):
        return
    for application in role.applications.filter(stage__in=(Stage.APPLYING, Stage.CHECKS, Stage.DECISION)):
        _rework(_locked(application), role.name, then, now, by=by)


def _rework(application: Application, from_role: str, then: Asks, now: Asks, *, by: Actor) -> Application:
    """Keep what changed, put check and chat right, go back to checks where something is missing, and tell them."""
    change = reworking.between(then, now)
    reworked = Reworking.objects.create(
        application=application,
        from_role=from_role,
        to_role=application.role.name,
        more=list(change.more),
        no_longer=list(change.no_longer),
        by_label=by.label,
    )
    if application.got_a_yes:
        _put_check_right(application, by=by)
    chats.follow_role(application.person, was=from_role, now=application.role.name if now.chat else "")
    if application.stage == Stage.DECISION and evidence.of(application).missing:
        application = move(application, Stage.CHECKS, by=SYSTEM)
    readiness.refresh([application])
    mail.reworked(reworked, by=by)
    application.refresh_from_db()
    return application


def _put_check_right(application: Application, *, by: Actor) -> None:
    """A check asked for under what no role of theirs asks any more stops, unless it is with the DBS already: to ask
    for more than a role allows is an offence. Then the one is got ready that is asked for now."""
    check = DbsCheck.objects.filter(person=application.person, stage__in=BEFORE_IT_IS_SENT).first()
    if check is not None and not is_asked(check, roles_wanted(application.person)):
        checks.withdraw(check, by=SYSTEM)
    open_check(application, by=by)


def _locked(application: Application) -> Application:
    # Held first and read then: a role that somebody changes while we wait would not be found beside it.
    Application.objects.select_for_update().get(pk=application.pk)
    whole = Application.objects.select_related("person__nobody_else", "role__eligibility", "rule")
    found: Application = whole.get(pk=application.pk)
    return found
