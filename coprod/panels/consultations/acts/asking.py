"""What happens to a consultation itself: it is prepared, opened, given a few days more, closed, published."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from coprod import clock
from coprod.audit import log, stages
from coprod.audit.actor import Actor
from coprod.panels.consultations import mail
from coprod.panels.consultations.models import Consultation
from coprod.panels.consultations.stages import MOVES, Stage
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies import acts as policies
from coprod.programme.policies.models import PolicyVersion
from coprod.ui.refusals import NotAllowed, Refusal, WrongStage


class AskedAlready(Refusal):
    title = "The panel is being asked about this already"


class ExtendedOnce(Refusal):
    title = "It has had its few days more"


@transaction.atomic
def prepare(version: PolicyVersion, *, by: Actor, **terms: Any) -> Consultation:
    """Prepare a consultation on a version. `terms` are columns of Consultation. Raises NotAllowed or AskedAlready."""
    if not version.policy.may_be_written_by(by):
        raise NotAllowed("The owner of this policy or a lead does this. Nothing was changed.")
    consultation = Consultation(version=version, **terms)
    going_on = Consultation.objects.filter(version__policy=version.policy_id).exclude(stage=Stage.PUBLISHED)
    if going_on.exists():
        raise _asked_already()
    try:
        with transaction.atomic():
            consultation.save()
    except IntegrityError:
        raise _asked_already()
    stages.begin(consultation, by=by)
    log.record(by, "panels.prepared", f"prepared a consultation on {version.policy}", about=consultation)
    return consultation


@transaction.atomic
def set_terms(consultation: Consultation, *, by: Actor, **terms: Any) -> Consultation:
    """Change the terms before it opens. Raises NotAllowed or WrongStage."""
    consultation = locked(consultation)
    check_writer(consultation, by)
    if not consultation.is_draft:
        raise WrongStage("Members have read the terms, so they stay. Nothing was changed.")
    before = log.snapshot(consultation)
    for name, value in terms.items():
        setattr(consultation, name, value)
    consultation.save(update_fields=list(terms))
    changes = log.changes_between(consultation, before)
    log.record(by, "panels.terms", f"changed the terms of {consultation}", about=consultation, changes=changes)
    return consultation


@transaction.atomic
def open_it(consultation: Consultation, *, by: Actor) -> Consultation:
    """Ask the panel; every member hears. Raises WrongStage, NotAllowed, StillWaitingFor (terms, a part, days)."""
    consultation = stages.move(consultation, Stage.OPEN, by=by, moves=MOVES)
    for member in PanelMember.objects.current().select_related("person"):
        mail.asked(consultation, member, by=by)
    return consultation


@transaction.atomic
def extend(consultation: Consultation, *, closes_on: date, by: Actor) -> Consultation:
    """Leave members more time, once. Raises NotAllowed, WrongStage, ExtendedOnce or a Refusal about the day."""
    consultation = locked(consultation)
    check_writer(consultation, by)
    if not consultation.is_open or consultation.closes_on is None:
        raise WrongStage("Answers are not open. Nothing was changed.")
    if consultation.was_extended:
        raise ExtendedOnce("Members were given more time before. Now they are waiting for answers.")
    if closes_on <= max(consultation.closes_on, clock.today()):
        raise Refusal("Choose a later day than the one there is. Nothing was changed.")
    if consultation.hear_by and closes_on > consultation.hear_by:
        raise Refusal("Members were promised to hear by then. Choose a day before. Nothing was changed.")
    before = log.snapshot(consultation)
    consultation.first_closed_on, consultation.closes_on = consultation.closes_on, closes_on
    consultation.save(update_fields=["first_closed_on", "closes_on"])
    changes = log.changes_between(consultation, before)
    log.record(by, "panels.extended", f"left more time to answer {consultation}", about=consultation, changes=changes)
    return consultation


def close(consultation: Consultation, *, by: Actor) -> Consultation:
    """Answers are closed, and looked at from now on. Raises WrongStage or NotAllowed."""
    return stages.move(consultation, Stage.ANSWERING, by=by, moves=MOVES)


@transaction.atomic
def publish(consultation: Consultation, *, by: Actor) -> Consultation:
    """All answers at once, with the draft of the next version if there is one. Every member hears, and those who have
    left and said something.

    Raises WrongStage, NotAllowed, StillWaitingFor while someone has no answer or a likeness is doubtful.
    """
    consultation = stages.move(consultation, Stage.PUBLISHED, by=by, moves=MOVES)
    version = consultation.version
    newest = version.policy.versions.latest_first().first() or version
    if newest.published_at is None:
        policies.publish(newest, since=version if newest != version else None, by=by)
    consultation.answered_in = newest
    consultation.slug = _free_slug(consultation)
    consultation.save(update_fields=["answered_in", "slug"])
    told = Q(left_on__isnull=True) | Q(pk__in=consultation.contributions.values("author"))
    for member in PanelMember.objects.filter(told).select_related("person"):
        mail.answered(consultation, member, by=by)
    return consultation


def locked(consultation: Consultation) -> Consultation:
    """The consultation as it is now, for whoever changes it: one at a time."""
    found: Consultation = (
        Consultation.objects.select_for_update(of=("self",)).select_related("version__policy").get(pk=consultation.pk)
    )
    return found


def check_writer(consultation: Consultation, by: Actor) -> None:
    """Raises NotAllowed for anyone but the owner of the policy and leads."""
    if not consultation.version.policy.may_be_written_by(by):
        raise NotAllowed("The owner of this policy or a lead does this. Nothing was changed.")


def _asked_already() -> AskedAlready:
    return AskedAlready("Look under Panel for what the panel is asked about this policy. Nothing was changed.")


def _free_slug(consultation: Consultation) -> str:
    """ "guests-and-visitors", and for a later consultation "guests-and-visitors-2"."""
    base = slugify(consultation.version.policy.title)[:120] or "policy"
    taken = set(Consultation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug
