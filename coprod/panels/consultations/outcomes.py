"""What happened to what was said: for one member, and for the public page. Read after answers are published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coprod.panels.consultations import rules
from coprod.panels.consultations.comparing import Lineages, Ref, SideBySide
from coprod.panels.consultations.models import (
    Answer,
    Consultation,
    ConsultationRule,
    Contribution,
    Influence,
    Outcome,
    Verdict,
)
from coprod.programme.policies.models import Part


@dataclass
class Section:
    """One answer on a page: what was said, what we did and why, the words before and now."""

    answer: Answer
    part: Part
    said: list[Any]
    quoted: int
    side_by_side: SideBySide | None = None

    @property
    def unquoted(self) -> int:
        return len(self.said) - self.quoted

    @property
    def is_large(self) -> bool:
        """Whether it has room of its own on the page; small ones stand side by side."""
        return self.answer.outcome in (Outcome.CHANGED, Outcome.PARTLY, Outcome.SOMETHING_ELSE)


def sections(consultation: Consultation, *, quotes_only: bool) -> list[Section]:
    """Every answer with what it answers, in the order of the document. A fixed number of queries."""
    contributions = consultation.contributions.standing().filter(answer__isnull=False)
    ordered = contributions.select_related("answer", "part", "author").order_by("part__position", "said_at", "pk")
    by_answer: dict[int, Section] = {}
    for each in ordered:
        section = by_answer.setdefault(each.answer_id, Section(each.answer, each.part, [], 0))
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
    """The part before and now, for answers that led to a change of words in it."""
    said = {each.pk: each for section in by_answer.values() for each in section.said}
    refs: dict[int, dict[int, list[Ref]]] = {}
    for influence in Influence.objects.filter(contribution__in=said).order_by("contribution__said_at", "pk"):
        each = said[influence.contribution_id]
        of_answer = refs.setdefault(each.answer_id, {}).setdefault(influence.passage_id, [])
        if each.number:
            of_answer.append(Ref(each.number, each.target))
    lineages = Lineages([consultation])
    for answer_pk, of_answer_refs in refs.items():
        section = by_answer[answer_pk]
        section.side_by_side = lineages.of_part(section.part.pk, of_answer_refs)


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


def of_member(contributions: Iterable[Contribution]) -> list[tuple[Contribution, SideBySide | None]]:
    """What a member said, each beside the part before and now when it led to a change: two queries more."""
    found = list(contributions)
    published = [each for each in found if each.consultation.is_published]
    led = set(Influence.objects.filter(contribution__in=published).values_list("contribution", flat=True))
    lineages = Lineages(each.consultation for each in published)
    return [(each, lineages.of_part(each.part_id) if each.pk in led else None) for each in found]
