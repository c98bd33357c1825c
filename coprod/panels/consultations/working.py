"""What the writer of a policy works with on one page: what was said by part, the answers, and the next draft."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from coprod.audit.actor import Actor
from coprod.panels.consultations.models import (
    CHANGING,
    Consultation,
    Contribution,
    Influence,
    Tap,
    TapKind,
    Verdict,
)
from coprod.panels.consultations.stages import Said
from coprod.panels.membership.acts import may_look_after
from coprod.panels.membership.models import PanelMember
from coprod.programme.policies import descent
from coprod.programme.policies.descent import Became
from coprod.programme.policies.models import Part, PolicyVersion


@dataclass
class PartHeard:
    """A part with what was said and tapped there."""

    part: Part
    said: list[Any] = field(default_factory=list)
    taps: list[tuple[str, int]] = field(default_factory=list)
    tap_answer: str = ""

    @property
    def waiting(self) -> int:
        return sum(each.answer_id is None for each in self.said)

    @property
    def unclear(self) -> int:
        """How many did not get it: these count against the document, not against them."""
        return next((count for label, count in self.taps if label == TapKind.UNCLEAR.label), 0)


@dataclass
class DraftChange:
    """A change of the next draft, with what could have led to it; `led` are the ids that did."""

    became: Became
    could: list[Any]
    led: set[int]

    @property
    def passage(self) -> Any:
        """The passage the change is known by: of the new version, or of the old one when it is gone."""
        return self.became.new[0] if self.became.new else self.became.old[0]


def workbench(consultation: Consultation, user: Any) -> dict[str, Any]:
    """Everything the page shows. A fixed number of queries."""
    by = Actor.of(user)
    policy = consultation.version.policy
    parts = _heard(consultation)
    said = [each for part in parts for each in part.said]
    draft = _draft(consultation)
    changes = _changes(consultation, draft, said) if draft else []
    return {
        "consultation": consultation,
        "policy": policy,
        "parts": parts,
        "said": len(said),
        "waiting": sum(each.answer_id is None for each in said),
        "unclear": [part for part in parts if part.unclear],
        "late": consultation.contributions.filter(stage=Said.LATE).select_related("author", "part"),
        "from_last_time": _from_last_time(consultation),
        "draft": draft,
        "changes": changes,
        "doubtful": sum(change.became.is_doubtful for change in changes),
        "verdicts": Verdict.objects.filter(consultation=consultation).select_related("member").order_by("pk"),
        "may_write": policy.may_be_written_by(by),
        "may_write_down": may_look_after(by, policy.service_id),
        "may_stop_quoting": _quoted_of_members_known_to(consultation, user),
    }


def _quoted_of_members_known_to(consultation: Consultation, user: Any) -> set[int]:
    """What may be quoted, of members this user knows and who may have no sign-in to change their mind with."""
    known = PanelMember.objects.visible_to(user).exclude(person=user.person_id)
    return set(consultation.contributions.quotable().filter(author__in=known).values_list("pk", flat=True))


def _heard(consultation: Consultation) -> list[PartHeard]:
    found = {part.pk: PartHeard(part) for part in consultation.version.parts.all()}
    contributions = consultation.contributions.standing().with_agreement().select_related("author", "answer", "passage")
    for each in contributions.order_by("said_at", "pk"):
        found[each.part_id].said.append(each)
    taps = Tap.objects.filter(consultation=consultation).order_by().values_list("part", "kind").annotate(Count("pk"))
    for part, kind, count in taps:
        found[part].taps.append((str(TapKind(kind).label), count))
    for answer in consultation.tap_answers.all():
        found[answer.part_id].tap_answer = answer.words
    return list(found.values())


def _draft(consultation: Consultation) -> PolicyVersion | None:
    """The newest version after the one that was consulted on: what is published with the answers."""
    if consultation.answered_in_id:
        newest = consultation.answered_in
    else:
        newest = consultation.version.policy.versions.latest_first().first()
    return newest if newest and newest.pk != consultation.version_id else None


def _changes(consultation: Consultation, draft: PolicyVersion, said: list[Any]) -> list[DraftChange]:
    led: dict[int, set[int]] = {}
    for passage, contribution in Influence.objects.filter(contribution__consultation=consultation).values_list(
        "passage", "contribution"
    ):
        led.setdefault(passage, set()).add(contribution)
    changing = [each for each in said if each.answer and each.answer.outcome in CHANGING]
    found = []
    for became in descent.between(consultation.version, draft).changes:
        change = DraftChange(became, [], set())
        change.led = led.get(change.passage.pk, set())
        parts = {passage.part_id for passage in became.old}
        near = [each for each in changing if each.part_id in parts]
        change.could = near or changing
        found.append(change)
    return found


def _from_last_time(consultation: Consultation) -> Any:
    """What came too late for the round before, on the same policy."""
    return (
        Contribution.objects.filter(stage=Said.LATE, consultation__version__policy=consultation.version.policy_id)
        .filter(consultation__pk__lt=consultation.pk)
        .select_related("author", "part")
    )
