"""Totals of a round, and which of them may be shown. Pure: no database, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coprod.programme.readiness.questions import QUESTIONS, Choice, Question

FEWEST = 5
"""A number below this could point at a person in a small house: it is not shown."""

Answers = Mapping[str, Iterable[str]]
"""One sheet: the choices ticked, by question."""

Counts = Mapping[str, Mapping[str, int]]
"""How many ticked what: {question: {choice: number}}."""


@dataclass(frozen=True)
class Line:
    """One answer and how many gave it; `number` is None where it is hidden."""

    choice: Choice
    number: int | None


@dataclass(frozen=True)
class Result:
    """The answers to one question, as they may be shown."""

    question: Question
    lines: tuple[Line, ...]

    @property
    def shown(self) -> list[tuple[Choice, int]]:
        """What may be shown, the most first."""
        known = [(line.choice, line.number) for line in self.lines if line.number is not None]
        return sorted(known, key=lambda found: -found[1])

    @property
    def hidden(self) -> list[Choice]:
        return [line.choice for line in self.lines if line.number is None]


def counts_of(sheets: Iterable[Answers], piles: Iterable[Counts] = ()) -> dict[str, dict[str, int]]:
    """Sheets and totals of piles together. Codes that are asked no more are left out."""
    counts = {question.code: dict.fromkeys((choice.code for choice in question.choices), 0) for question in QUESTIONS}
    for answers in sheets:
        for question in QUESTIONS:
            for code in question.codes & set(answers.get(question.code, ())):
                counts[question.code][code] += 1
    for pile in piles:
        for question in QUESTIONS:
            for code in question.codes & set(pile.get(question.code, {})):
                counts[question.code][code] += pile[question.code][code]
    return counts


def results(counts: Counts, people: int) -> tuple[Result, ...]:
    """What may be shown of a round that `people` answered."""
    return tuple(_result(question, counts[question.code], people) for question in QUESTIONS)


def _result(question: Question, counts: Mapping[str, int], people: int) -> Result:
    hidden = {code for code, number in counts.items() if number < FEWEST}
    if question.is_one:
        hidden = _not_to_be_worked_out(counts, people, hidden)
    lines = (Line(each, None if each.code in hidden else counts[each.code]) for each in question.choices)
    return Result(question, tuple(lines))


def _not_to_be_worked_out(counts: Mapping[str, int], people: int, hidden: set[str]) -> set[str]:
    """Where everyone gave one answer or none, what is hidden can be had by taking the others from all. So long as the
    rest is fewer than FEWEST people, and more than nobody, the next smallest is hidden as well."""
    hidden = set(hidden)
    while hidden and 0 < people - sum(number for code, number in counts.items() if code not in hidden) < FEWEST:
        shown = [code for code in counts if code not in hidden]
        if not shown:
            break
        hidden.add(min(shown, key=lambda code: counts[code]))
    return hidden


def what_a_pile_lacks(counts: Counts, people: int) -> str:
    """A sentence about totals that cannot be right, or ""."""
    if people < FEWEST:
        return f"Totals are kept from {FEWEST} sheets on. Enter fewer one at a time."
    for question in QUESTIONS:
        numbers = counts.get(question.code, {}).values()
        if any(not 0 <= number <= people for number in numbers):
            return f"Question {question.number} has a number above {people}, how many sheets there are."
        if question.is_one and sum(numbers) > people:
            return f"Question {question.number} takes one answer. Its numbers add up to more than {people}."
    return ""
