"""Roles on offer: what one involves, what it asks for and why. What a role asks decides what a person may do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from coprod.audit import log
from coprod.audit.actor import Actor, ActorKind
from coprod.peers.checks import acts as checks
from coprod.peers.checks.models import Level, Workforce
from coprod.peers.recruitment import asks, readiness
from coprod.peers.recruitment.acts import another_role
from coprod.peers.recruitment.models import RoleOnOffer
from coprod.people.permissions import may_decide_settings
from coprod.programme.courses.models import Course
from coprod.ui import seen as shown
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
    asks_for_chat: bool = False,
    seen: str = "",
    by: Actor,
) -> RoleOnOffer:
    """Say what a role involves, what it asks for and why. Assessed otherwise than before, the older assessment stays
    with the checks that were asked for under it.

    `seen` is the fingerprint that a form was shown with. Raises NotAllowed, ChangedMeanwhile, or
    checks.acts.NotEntitled for a check that the role does not allow.
    """
    _check(by)
    role = RoleOnOffer.objects.select_for_update().get(pk=role.pk)
    shown.check(seen, fingerprint(role), by_whom=log.latest_actor(role))
    before, asked = log.snapshot(role), asks.of(role)
    role.involves, role.why, role.meets_one_to_one, role.is_open = involves, why, meets_one_to_one, is_open
    role.asks_for_chat = asks_for_chat
    if assessment != assessment_of(role):
        role.eligibility = checks.assess(**vars(assessment), by=by)
    role.save()
    changes = log.changes_between(role, before)
    then, now = set(role.courses.all()), set(courses)
    if then != now:
        role.courses.set(now)
        changes["courses"] = [sorted(map(str, then)), sorted(map(str, now))]
    readiness.refresh(role.applications.all())
    another_role.role_asks_otherwise(role, asked, by=by)
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


def fingerprint(role: RoleOnOffer) -> str:
    """What a form about a role was shown with."""
    columns = (role.involves, role.why, role.meets_one_to_one, role.is_open, role.asks_for_chat, role.eligibility_id)
    return shown.fingerprint(*columns, sorted(role.courses.values_list("pk", flat=True)))


def _check(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM and not may_decide_settings(by):
        raise NotAllowed("A lead or an officer of the whole programme does this. Nothing was changed.")
