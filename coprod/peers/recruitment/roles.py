"""Roles on offer: what one involves, what it asks for and why. What a role asks decides what a person may do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import Level, Workforce
from coprod.peers.recruitment import readiness
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.permissions import may_decide_settings
from coprod.programme.courses.models import Course
from coprod.ui.refusals import NotAllowed


@dataclass(frozen=True)
class Assessment:
    """Which check a role may ask for: see `checks.acts.assess`."""

    level: Level | str
    workforce: Workforce | str = Workforce.ADULT
    legal_basis: str = ""
    is_regulated_activity: bool = False
    regulated_because: str = ""


@transaction.atomic
def offer_role(*, name: str, involves: str, meets_one_to_one: bool = False, by: Actor) -> RoleOnOffer:
    """Offer something people can apply to do. Offering the same name again changes what it involves.
    Raises NotAllowed."""
    _check(by)
    defaults = {"involves": involves, "meets_one_to_one": meets_one_to_one, "is_open": True}
    role, is_new = RoleOnOffer.objects.update_or_create(name=name, defaults=defaults)
    sentence = f"offered the role “{name}”" if is_new else f"changed the role “{name}”"
    log.record(by, "recruitment.role_offered", sentence, about=role)
    return role


@transaction.atomic
def describe_role(
    role: RoleOnOffer,
    *,
    involves: str,
    why: str,
    meets_one_to_one: bool,
    is_open: bool,
    assessment: Assessment,
    courses: Iterable[Course] = (),
    by: Actor,
) -> RoleOnOffer:
    """Say what a role involves, what it asks for and why. Assessed otherwise than before, the older assessment stays
    with the checks that were asked for under it.

    Raises NotAllowed, or checks.acts.NotEntitled for a check that the role does not allow.
    """
    _check(by)
    role = RoleOnOffer.objects.select_for_update().get(pk=role.pk)
    before = log.snapshot(role)
    role.involves, role.why, role.meets_one_to_one, role.is_open = involves, why, meets_one_to_one, is_open
    if assessment != assessment_of(role):
        role.eligibility = checks.assess(**vars(assessment), by=by)
    role.save()
    changes = log.changes_between(role, before)
    then, now = set(role.courses.all()), set(courses)
    if then != now:
        role.courses.set(now)
        changes["courses"] = [sorted(map(str, then)), sorted(map(str, now))]
    readiness.refresh(role.applications.all())
    sentence = f"said what the role “{role.name}” asks for"
    log.record(by, "recruitment.role_described", sentence, about=role, changes=changes)
    return role


def assessment_of(role: RoleOnOffer) -> Assessment | None:
    """How a role is assessed now; None while nobody has done so."""
    if (found := role.eligibility) is None:
        return None
    return Assessment(
        found.level, found.workforce, found.legal_basis, found.is_regulated_activity, found.regulated_because
    )


def _check(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM and not may_decide_settings(by):
        raise NotAllowed("A lead or an officer of the whole programme does this. Nothing was changed.")
