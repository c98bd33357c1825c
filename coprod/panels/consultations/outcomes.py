"""What happened to what was said: for one member, and for the public page. Read after answers are published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from coprod.panels.consultations import rules
from coprod.panels.consultations.models import (
    Answer,
    Consultation,
    ConsultationRule,
    Contribution,
    Influence,
    Outcome,
    Verdict,
)
from coprod.programme.policies import lineage
from coprod.programme.policies.lineage import Piece
from coprod.programme.policies.models import Lineage, Part, Passage


@dataclass(frozen=True)
class Ref:
    """The number of a comment in its section, and where it stands on the page."""

    number: int
    target: str


@dataclass(frozen=True)
class Change:
    """Words before and now, with the comments that led to them."""

    before: Sequence[Piece]
    now: Sequence[Piece]
    refs: Sequence[Ref] = ()


@dataclass
class Section:
    """One answer on a page: what was said, what we did and why, the words before and now."""

    answer: Answer
    part: Part
    said: list[Any]
    quoted: int
    changes: list[Change]

    @property
    def unquoted(self) -> int:
        return len(self.said) - self.quoted

    @property
    def is_large(self) -> bool:
        """Whether it has room of its own on the page; small ones stand side by side."""
        return self.answer.outcome in (Outcome.CHANGED, Outcome.PARTLY, Outcome.SOMETHING_ELSE)


def changes_of(passages: dict[int, Passage]) -> dict[int, Change]:
    """The words before and now of changed passages, by id and in the order of the document: one query."""
    before: dict[int, list[str]] = {pk: [] for pk in _in_order(passages)}
    now = dict.fromkeys(before, "")
    here = Q(new__in=passages) | Q(old__in=passages, new__isnull=True)
    for row in Lineage.objects.filter(here).select_related("old", "new").order_by("pk"):
        if row.new:
            now[row.new.pk] = row.new.text
        if row.old:
            before[row.new.pk if row.new else row.old.pk].append(row.old.text)
    return {pk: Change(*lineage.compare(" ".join(before[pk]), now[pk])) for pk in before}


def sections(consultation: Consultation, *, quotes_only: bool) -> list[Section]:
    """Every answer with what it answers, in the order of the document. A fixed number of queries."""
    contributions = consultation.contributions.standing().filter(answer__isnull=False)
    ordered = contributions.select_related("answer", "part", "author").order_by("part__position", "said_at", "pk")
    by_answer: dict[int, Section] = {}
    for each in ordered:
        section = by_answer.setdefault(each.answer_id, Section(each.answer, each.part, [], 0, []))
        if each.may_be_quoted or not quotes_only:
            section.quoted += 1
            each.number = section.quoted
            each.target = f"said-{each.pk}"
        else:
            each.number = None
        section.said.append(each)
    _add_changes(consultation, by_answer)
    return list(by_answer.values())


def _add_changes(consultation: Consultation, by_answer: dict[int, Section]) -> None:
    influences = Influence.objects.filter(contribution__consultation=consultation).select_related("passage")
    numbers = {each.pk: each for section in by_answer.values() for each in section.said}
    passages: dict[int, dict[int, Passage]] = {}
    refs: dict[int, dict[int, list[Ref]]] = {}
    for influence in influences:
        said = numbers.get(influence.contribution_id)
        if said is None:
            continue
        passages.setdefault(said.answer_id, {})[influence.passage_id] = influence.passage
        if said.number:
            refs.setdefault(said.answer_id, {}).setdefault(influence.passage_id, []).append(
                Ref(said.number, said.target)
            )
    changed = changes_of({pk: passage for found in passages.values() for pk, passage in found.items()})
    for answer_pk, found in passages.items():
        own = refs.get(answer_pk, {})
        by_answer[answer_pk].changes = [
            replace(changed[pk], refs=sorted(own.get(pk, []), key=lambda ref: ref.number)) for pk in _in_order(found)
        ]


def _in_order(passages: dict[int, Passage]) -> list[int]:
    return sorted(passages, key=lambda pk: passages[pk].position)


@dataclass(frozen=True)
class Figures:
    """Numbers for the public page. None stands for a number that is too small to show."""

    comments: int
    people: int | None
    by_outcome: Sequence[tuple[str, str, int]]
    right: int | None
    judged: int | None


def figures(consultation: Consultation) -> Figures:
    """Totals of comments always; numbers of people only when they are large enough (CON-11)."""
    hide_below = ConsultationRule.in_force().hide_below
    standing = consultation.contributions.standing()
    outcomes = list(standing.exclude(answer=None).values_list("answer__outcome", flat=True))
    spoke = set(standing.values_list("author", flat=True)) | set(consultation.taps.values_list("member", flat=True))
    verdicts = list(Verdict.objects.filter(consultation=consultation).values_list("is_right", flat=True))
    judged = {"right": verdicts.count(True), "not_quite": verdicts.count(False)}
    shown = rules.without_small_numbers(judged, hide_below)
    return Figures(
        comments=len(outcomes),
        people=len(spoke) if rules.may_show_total(len(spoke), hide_below) else None,
        by_outcome=[(outcome.value, outcome.label, outcomes.count(outcome)) for outcome in Outcome],
        right=shown["right"] if rules.may_show_total(len(verdicts), hide_below) else None,
        judged=len(verdicts) if rules.may_show_total(len(verdicts), hide_below) else None,
    )


def of_member(contributions: Iterable[Contribution]) -> list[tuple[Contribution, list[Change]]]:
    """What a member said, each with the words it changed: two queries more."""
    found = list(contributions)
    published = [each for each in found if each.consultation.is_published]
    passages: dict[int, list[Passage]] = {}
    for influence in Influence.objects.filter(contribution__in=published).select_related("passage"):
        passages.setdefault(influence.contribution_id, []).append(influence.passage)
    changed = changes_of({passage.pk: passage for each in passages.values() for passage in each})
    return [(each, [changed[passage.pk] for passage in passages.get(each.pk, [])]) for each in found]
