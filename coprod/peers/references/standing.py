"""Coverage of a person's history as it stands: rows in, the rule's answer out."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from coprod import clock
from coprod.peers.references import rules
from coprod.peers.references.evidence_stages import EvidenceStage
from coprod.peers.references.models import (
    Activity,
    ActivityKind,
    Evidence,
    Referee,
    Reference,
    ReferenceRequest,
    ReferenceRule,
)
from coprod.peers.references.months import Month
from coprod.peers.references.rules import Standing
from coprod.peers.references.stages import DECIDED, OUTSTANDING, WITH_THE_OFFICER, Stage
from coprod.people.models import Person

_STANDING_OF_STAGE = {
    Stage.RELIED_ON: Standing.RELIED_ON,
    Stage.NOT_RELIED_ON: Standing.NOT_RELIED_ON,
    Stage.DECLINED: Standing.DECLINED,
    Stage.DOES_NOT_KNOW: Standing.DECLINED,
    Stage.WITHDRAWN: Standing.NAMED,
}


def this_month() -> Month:
    return Month.of(clock.today())


@dataclass(frozen=True)
class OtherEvidence:
    """Who a piece of other evidence is, beside the ids of referees."""

    pk: int


def is_other_evidence(identity: Hashable) -> bool:
    """Whether someone whom a coverage names is no referee, but evidence that stands in for one."""
    return isinstance(identity, OtherEvidence)


@dataclass(frozen=True)
class History:
    """What a person told, with whom each thing names, who can speak for them, with what they were asked and
    answered, and other evidence that stands: fetched once for all that a page works out from it. `nobody_else` says
    that no others can be found."""

    activities: list[Activity]
    referees: list[Referee]
    evidence: list[Evidence] = field(default_factory=list)
    nobody_else: bool = False


def flagged(people: QuerySet[Any]) -> QuerySet[Any]:
    """With whether they have other evidence that stands: few do, and nobody else's record asks for it."""
    return people.annotate(has_evidence=Exists(Evidence.objects.standing().filter(person=OuterRef("pk"))))


def history_of(person: Person) -> History:
    """Five queries at most, whatever the length of the history; one less when the person came with `nobody_else`, and
    one less when they came `flagged` and have no other evidence."""
    return History(
        list(person.activities.select_related("referee")),
        list(person.referees.prefetch_related(_with_answers())),
        list(person.evidence.standing()) if getattr(person, "has_evidence", True) else [],
        hasattr(person, "nobody_else"),
    )


def histories_of(people: Iterable[Person]) -> dict[int, History]:
    """The history of each of many people, by their id: a fixed number of queries, whoever and however many they are.
    Fetch their `nobody_else` along."""
    found = {person.pk: person for person in people}
    ids = set(found)
    activities: dict[int, list[Activity]] = {pk: [] for pk in ids}
    for activity in Activity.objects.filter(person__in=ids).select_related("referee"):
        activities[activity.person_id].append(activity)
    referees: dict[int, list[Referee]] = {pk: [] for pk in ids}
    for referee in Referee.objects.filter(person__in=ids).prefetch_related(_with_answers()):
        referees[referee.person_id].append(referee)
    evidence: dict[int, list[Evidence]] = {pk: [] for pk in ids}
    for each in Evidence.objects.standing().filter(person__in=ids):
        evidence[each.person_id].append(each)
    return {
        pk: History(activities[pk], referees[pk], evidence[pk], hasattr(person, "nobody_else"))
        for pk, person in found.items()
    }


def _with_answers() -> Prefetch:
    return Prefetch("requests", ReferenceRequest.objects.select_related("reference").with_last_call())


def cover(history: History, *, rule: ReferenceRule | None = None, ending: Month | None = None) -> rules.Coverage:
    """How far a history is covered, under a rule (the one in force) for a window ending in a month (this)."""
    return rules.coverage(
        (rule or ReferenceRule.in_force()).as_rule(),
        ending or this_month(),
        [_activity(each) for each in history.activities],
        [value for each in history.referees for value in _referee(each, history.activities)]
        + [_evidence(each) for each in history.evidence],
        nobody_else=history.nobody_else,
    )


def of(person: Person, *, rule: ReferenceRule | None = None, ending: Month | None = None) -> rules.Coverage:
    """How far a person's history is covered as it is stored now (see `cover`)."""
    return cover(history_of(person), rule=rule, ending=ending)


def _activity(activity: Activity) -> rules.Activity:
    return rules.Activity(activity.first, activity.last, activity.kind == ActivityKind.TO_TALK_ABOUT)


def _referee(referee: Referee, activities: list[Activity]) -> list[rules.Referee]:
    """Who could speak, or has spoken, for which months: what a reference says once it is back, until then the
    activities that name them."""
    request = latest_request(referee)
    stage = Stage(request.stage) if request else None
    standing = standing_of(stage)
    reference = _reference(request) if stage in WITH_THE_OFFICER or stage in DECIDED else None
    if reference is not None:
        received = Month.of(clock.local(reference.received_at).date())
        return [rules.Referee(referee.pk, standing, reference.first, reference.last, referee.kind, received)]
    return [
        rules.Referee(referee.pk, standing, each.first, each.last, referee.kind)
        for each in activities
        if each.referee_id == referee.pk
    ]


def _evidence(evidence: Evidence) -> rules.Referee:
    """Other evidence stands in for a referee, from the month it was proposed in (REF-7)."""
    is_agreed = evidence.stage == EvidenceStage.AGREED
    return rules.Referee(
        identity=OtherEvidence(evidence.pk),
        standing=Standing.AGREED if is_agreed else Standing.PROPOSED,
        first=evidence.first,
        last=evidence.last,
        received=Month.of(clock.local(evidence.proposed_at).date()),
    )


def latest_request(referee: Referee) -> Any:
    """The newest request to a referee, or None. Reads prefetched requests."""
    return max(referee.requests.all(), key=lambda request: request.pk, default=None)


def standing_of(stage: Stage | None) -> Standing:
    """What a request at this stage, or none, says of a referee."""
    if stage is None:
        return Standing.NAMED
    if stage in WITH_THE_OFFICER:
        return Standing.RECEIVED
    if stage in OUTSTANDING:
        return Standing.ASKED
    return _STANDING_OF_STAGE[stage]


def _reference(request: Any) -> Reference | None:
    return getattr(request, "reference", None)
