"""Whom another rule about histories would affect: those who have not sent their application (REF-1). An application
that is sent keeps the rule it was sent under, so none of those is looked at; nor is anyone who was brought over as
welcomed, and has nothing to send."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from coprod.peers.recruitment.models import Application
from coprod.peers.recruitment.stages import WELCOMED
from coprod.peers.references import many, rules, standing
from coprod.peers.references.rules import Coverage, Rule


class Effect(Enum):
    """What another rule would do for one application, in the order a page lists them."""

    NO_LONGER_MEETS = "no longer meets"
    MORE = "more"
    LESS = "less"
    NEWLY_MEETS = "newly meets"


@dataclass(frozen=True)
class Affected:
    """One application that is not sent, and its history under the rule today and under the other one."""

    application: int
    person: int
    before: Coverage
    after: Coverage
    effect: Effect


def affected(today: Rule, other: Rule) -> list[Affected]:
    """Everyone for whom something would change, whoever looks. Six queries."""
    not_sent = Application.objects.open().filter(sent_at__isnull=True).exclude(stage__in=WELCOMED).order_by("pk")
    told = many.histories_of(not_sent.order_by().values("person"))
    ending = standing.this_month()
    found = []
    for pk, person in not_sent.values_list("pk", "person_id"):
        values = told[person]
        before, after = (
            rules.coverage(rule, ending, values.activities, values.referees, nobody_else=values.nobody_else)
            for rule in (today, other)
        )
        if effect := effect_of(before, after):
            found.append(Affected(pk, person, before, after, effect))
    return found


def effect_of(before: Coverage, after: Coverage) -> Effect | None:
    """What changes from one coverage of a history to the other; None when as much is missing as before."""
    was, will_be = before.shortfall.distance, after.shortfall.distance
    if was == will_be:
        return None
    if will_be == 0:
        return Effect.NEWLY_MEETS
    if was == 0:
        return Effect.NO_LONGER_MEETS
    return Effect.MORE if will_be > was else Effect.LESS


def already_sent() -> int:
    """How many open applications keep the rule they were sent under."""
    count: int = Application.objects.open().filter(sent_at__isnull=False).count()
    return count


def by_effect(found: list[Affected]) -> dict[Effect, list[Any]]:
    """The same, effect by effect; effects on nobody are left out."""
    listed = {effect: [each for each in found if each.effect is effect] for effect in Effect}
    return {effect: those for effect, those in listed.items() if those}
