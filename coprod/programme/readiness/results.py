"""Rounds read together: how many people, what they ticked, what stops them, and how that changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from coprod.programme.readiness import rules
from coprod.programme.readiness.models import Pile, Round, Sheet
from coprod.programme.readiness.questions import QUESTIONS, STOPS, WANTS, Choice, Question
from coprod.programme.readiness.rules import Result
from coprod.ui.charts import BarChart, bar_chart

MOST_SIDE_BY_SIDE = 4
NOTHING = "nothing"
WOULD = ("yes", "maybe")


@dataclass(frozen=True)
class Total:
    """A closed round with its results. `people` is how many answered."""

    asked_in: Round
    people: int
    results: tuple[Result, ...]

    @property
    def is_enough(self) -> bool:
        return self.people >= rules.FEWEST

    def of(self, question: Question) -> Result:
        return next(result for result in self.results if result.question == question)


@dataclass(frozen=True)
class Compared:
    """One question over several rounds: for each choice, the numbers in the order of the rounds."""

    question: Question
    rows: tuple[tuple[Choice, tuple[int | None, ...]], ...]


def people_in(rounds: QuerySet[Round] | Iterable[Round]) -> list[tuple[Round, int]]:
    """Each round with how many people answered in it: three queries."""
    found = list(rounds)
    numbers = dict.fromkeys((each.pk for each in found), 0)
    for pk in Sheet.objects.filter(asked_in__in=found).values_list("asked_in_id", flat=True):
        numbers[pk] += 1
    for pk, sheets in Pile.objects.filter(asked_in__in=found, counts=True).values_list("asked_in_id", "sheets"):
        numbers[pk] += sheets
    return [(each, numbers[each.pk]) for each in found]


def totals(rounds: QuerySet[Round] | Iterable[Round]) -> list[Total]:
    """Closed rounds with their results, in the order given: a fixed number of queries."""
    people = people_in(each for each in rounds if not each.is_open)
    sheets: dict[int, list[rules.Answers]] = {each.pk: [] for each, _ in people}
    piles: dict[int, list[rules.Counts]] = {each.pk: [] for each, _ in people}
    for pk, answers in Sheet.objects.filter(asked_in__in=list(sheets)).values_list("asked_in_id", "answers"):
        sheets[pk].append(answers)
    counted = Pile.objects.filter(asked_in__in=list(piles), counts=True)
    for pk, numbers in counted.values_list("asked_in_id", "totals"):
        piles[pk].append(numbers)
    return [
        Total(each, number, rules.results(rules.counts_of(sheets[each.pk], piles[each.pk]), number))
        for each, number in people
    ]


def compared(found: list[Total]) -> list[Compared]:
    """The questions with the rounds side by side, the oldest first."""
    return [
        Compared(
            question,
            tuple(
                (choice, tuple(total.of(question).lines[place].number for total in found))
                for place, choice in enumerate(question.choices)
            ),
        )
        for question in QUESTIONS
    ]


def in_words(total: Total) -> str:
    """The finding of a round in a sentence or two: who would, and what stops most."""
    would = [number for choice, number in total.of(WANTS).shown if choice.code in WOULD]
    said = [f"{sum(would)} of {total.people} people said yes or maybe." if len(would) == len(WOULD) else ""]
    if len(would) < len(WOULD) and (yes := dict(_by_code(total, WANTS)).get("yes")):
        said = [f"{yes} of {total.people} people said yes."]
    stops = ranked(total)
    if stops:
        choice, number = stops[0]
        said.append(f"What would stop most is “{choice.words}”, for {number}.")
    return " ".join(filter(None, said)) or f"{total.people} people answered."


def ranked(total: Total) -> list[tuple[Choice, int]]:
    """What would stop people, the most first. “Nothing” is no obstacle."""
    return [(choice, number) for choice, number in total.of(STOPS).shown if choice.code != NOTHING]


def chart(total: Total, question: Question) -> BarChart | None:
    """The answers to one question, the most first; None when all of them are hidden."""
    shown = ranked(total) if question == STOPS else total.of(question).shown
    if not shown:
        return None
    first, most = shown[0]
    return bar_chart(
        f"asked-{question.code}",
        question.about,
        f"Most often: “{first.words}”, {most} of {total.people} people.",
        [(choice.words, number, place == 0) for place, (choice, number) in enumerate(shown)],
        label_heading="Answer",
        value_heading="People",
    )


def _by_code(total: Total, question: Question) -> list[tuple[str, int]]:
    return [(choice.code, number) for choice, number in total.of(question).shown]
