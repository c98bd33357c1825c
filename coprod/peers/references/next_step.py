"""The smallest next step towards a history that meets its rule (REF-3).
Used by `rules.coverage`; pages show the step, and word it in their templates."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import TYPE_CHECKING

from coprod.peers.references.months import Month, Window, runs, together

if TYPE_CHECKING:
    from coprod.peers.references.asked_and_told import Rule, Shortfall

# The groups of people to chase double with each person: of more than this, only those with the most months
# are weighed in groups, besides everyone at once.
WEIGHED_TOGETHER = 6


class StepKind(IntEnum):
    """What a step asks for, the smallest kind first."""

    TELL = 1
    CHASE = 2
    ONE_MORE_REFEREE = 3
    TWO_MORE_REFEREES = 4
    ALTERNATIVE_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do next.

    `referees` are the people to chase or, already named, to ask; `newcomers` counts people still to be found.
    `months`, oldest first, are all the step is about: those to tell, those the referees could speak for, and
    `new_months`, the fewest that every newcomer, or the alternative evidence, would have to speak for.
    `meets_rule` is whether the rule is met once the step is taken.
    """

    kind: StepKind
    months: tuple[Month, ...]
    referees: frozenset[Hashable]
    newcomers: int
    new_months: tuple[Month, ...]
    meets_rule: bool

    @property
    def runs(self) -> tuple[tuple[Month, ...], ...]:
        """The months in unbroken runs."""
        return runs(self.months)


@dataclass(frozen=True, slots=True)
class _Option:
    """A step being weighed: `known` are the months to tell or of its referees, `new` those of newcomers."""

    kind: StepKind
    distance: int
    known: int = 0
    new: int = 0
    referees: tuple[Hashable, ...] = ()
    newcomers: int = 0

    @property
    def rank(self) -> tuple[int, ...]:
        """The least is best. Of two sets with as many months, the greater int is the more recent."""
        people = len(self.referees)
        months = self.known.bit_count() + self.new.bit_count()
        return self.distance, self.kind, self.newcomers, people, months, -self.new, -self.known


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a history stands, in sets of months of the window (see Window).

    `vouching` people are relied on, `outstanding` ones were asked and `named` ones were not yet. Each maps a
    person to the months of the window they speak for, at least one. `nobody_else`: no others can be found.
    """

    rule: "Rule"
    window: Window
    accounted_for: int
    vouched_for: int
    vouching: Mapping[Hashable, int]
    outstanding: Mapping[Hashable, int]
    named: Mapping[Hashable, int]
    nobody_else: bool

    def shortfall(self, told: int = 0, vouched: int = 0, referees: int = 0) -> "Shortfall":
        """What would be missing with more months told, more vouched for, and more people vouching for any."""
        vouched |= self.vouched_for
        accounted_for = self.accounted_for | told | vouched
        return self.rule.shortfall(accounted_for, vouched, len(self.vouching) + referees)

    def smallest_step(self) -> NextStep | None:
        """The smallest step that meets the rule, or else the one that comes closest (REF-3).

        None if the rule is met. Close is measured by `Shortfall.distance`. Of steps as close, the lowest
        kind comes first, then the fewest people still to be found (someone already named before someone
        new), the fewest people, the fewest months and the most recent months. What is still equal goes by
        the `repr` of the people, so that the order they came in never matters.
        """
        if self._distance() == 0:
            return None
        options: list[_Option] = []
        for weigh in (self._tell, self._chase, self._one_more, self._two_more, self._alternative_evidence):
            options += weigh()
            if any(option.distance == 0 for option in options):
                break
        best = min(options, key=lambda option: option.rank)
        return NextStep(
            kind=best.kind,
            months=self.window.months_in(best.known | best.new),
            referees=frozenset(best.referees),
            newcomers=best.newcomers,
            new_months=self.window.months_in(best.new),
            meets_rule=best.distance == 0,
        )

    def _tell(self) -> Iterator[_Option]:
        if words := self.rule.words_needed(self.accounted_for):
            yield _Option(StepKind.TELL, self._distance(told=words), known=words)

    def _chase(self) -> Iterator[_Option]:
        """Everyone outstanding, and the smaller groups until some are enough to come as close."""
        if not self.outstanding:
            return
        everyone = self._ask(StepKind.CHASE, tuple(self.outstanding))
        yield everyone
        weighed = _longest_first(self.outstanding)[:WEIGHED_TOGETHER]
        for count in range(1, min(len(self.outstanding), WEIGHED_TOGETHER + 1)):
            groups = [self._ask(StepKind.CHASE, people) for people in combinations(weighed, count)]
            yield from groups
            if any(group.distance == everyone.distance for group in groups):
                return

    def _one_more(self) -> Iterator[_Option]:
        for person in _longest_first(self.named):
            yield self._ask(StepKind.ONE_MORE_REFEREE, (person,))
        if not self.nobody_else:
            yield self._find(StepKind.ONE_MORE_REFEREE, newcomers=1)

    def _two_more(self) -> Iterator[_Option]:
        for pair in combinations(_longest_first(self.named), 2):
            yield self._ask(StepKind.TWO_MORE_REFEREES, pair)
        if not self.nobody_else:
            for person in _longest_first(self.named):
                yield self._find(StepKind.TWO_MORE_REFEREES, newcomers=1, beside=(person,))
            yield self._find(StepKind.TWO_MORE_REFEREES, newcomers=2)

    def _alternative_evidence(self) -> Iterator[_Option]:
        new = self._shortest_span(referees=1)
        yield _Option(StepKind.ALTERNATIVE_EVIDENCE, self._distance(vouched=new, referees=1), new=new)

    def _ask(self, kind: StepKind, people: tuple[Hashable, ...]) -> _Option:
        """These people, asked already or only named, speak for all the months they could."""
        known, referees = self._brought_by(people)
        return _Option(kind, self._distance(vouched=known, referees=referees), known=known, referees=people)

    def _find(self, kind: StepKind, newcomers: int, beside: tuple[Hashable, ...] = ()) -> _Option:
        """Newcomers, whom nobody knows yet, all speak for one span, beside people who speak for theirs."""
        known, referees = self._brought_by(beside)
        referees += newcomers
        new = self._shortest_span(referees, known)
        distance = self._distance(vouched=known | new, referees=referees)
        return _Option(kind, distance, known=known, new=new, referees=beside, newcomers=newcomers)

    def _brought_by(self, people: tuple[Hashable, ...]) -> tuple[int, int]:
        """The months these people could speak for, and how many of them do not vouch for any yet."""
        months = together(self.outstanding.get(person, 0) | self.named.get(person, 0) for person in people)
        return months, sum(person not in self.vouching for person in people)

    def _shortest_span(self, referees: int, beside: int = 0) -> int:
        """The shortest, most recent run of months that comes as close as the whole window would.

        So many more referees speak for it and for the months `beside` it. The run starts ever earlier, and
        ends as early as it can.
        """
        shortest = self.window.everything
        closest = self._distance(vouched=shortest, referees=referees)
        fewest = max(1, self.shortfall(vouched=beside).vouched)
        newest = self.window.length - 1
        for oldest in reversed(range(self.window.length - fewest + 1)):
            while (span := self.window.span(oldest, newest)) and (
                self._distance(vouched=span | beside, referees=referees) == closest
            ):
                shortest = min(shortest, span, key=int.bit_count)
                newest -= 1
            if shortest.bit_count() == fewest:
                break
        return shortest

    def _distance(self, told: int = 0, vouched: int = 0, referees: int = 0) -> int:
        return self.shortfall(told, vouched, referees).distance


def _longest_first(people: Mapping[Hashable, int]) -> list[Hashable]:
    return sorted(people, key=lambda person: (-people[person].bit_count(), -people[person], repr(person)))
