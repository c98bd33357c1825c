"""How references cover a history month by month, under the charity's rule (REF-1 to REF-3).
Used when an application is sent and decided, by the pages of the person and the lead, and by the funnel."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from coprod.peers.references.asked_and_told import (
    Activity,
    ImpossibleHistory,
    ImpossibleRule,
    Referee,
    Rule,
    Shortfall,
    Standing,
)
from coprod.peers.references.months import Month, Window, together
from coprod.peers.references.next_step import NextStep, Situation

__all__ = [
    "Activity",
    "Coverage",
    "CoveredMonth",
    "ImpossibleHistory",
    "ImpossibleRule",
    "MonthState",
    "Referee",
    "Rule",
    "Shortfall",
    "Standing",
    "coverage",
]


class MonthState(IntEnum):
    """How well a month is covered, the weakest first (REF-3)."""

    NOT_TOLD = 0
    TO_TALK_ABOUT = 1
    TOLD = 2
    ASKED = 3
    VOUCHED_FOR = 4


@dataclass(frozen=True, slots=True)
class CoveredMonth:
    """One month of the window, in the strongest state that holds.

    Words, "to talk about" and vouching account for a month; asking alone does not. A month needs words if
    nothing accounts for it and it lies outside the allowed gaps.
    """

    month: Month
    state: MonthState
    is_accounted_for: bool
    needs_words: bool
    vouched_for_by: frozenset[Hashable]
    asked: frozenset[Hashable]

    @property
    def is_in_allowed_gap(self) -> bool:
        return not self.is_accounted_for and not self.needs_words


@dataclass(frozen=True)
class Coverage:
    """How far a history is covered: each month, what is missing before the rule is met, and the next step.
    `told` and `to_talk_about` are sets of months (see Window), as those of the situation are.
    Months and step are worked out when first asked for: the funnel only wants `is_met` of thousands.
    """

    situation: Situation
    told: int
    to_talk_about: int

    @property
    def is_met(self) -> bool:
        """Every month outside allowed gaps is accounted for; enough are vouched for, by enough people
        (REF-3).
        """
        return self.shortfall.distance == 0

    @property
    def shortfall(self) -> Shortfall:
        return self.situation.shortfall()

    @cached_property
    def next_step(self) -> NextStep | None:
        """The smallest step that meets the rule, or else the one that comes closest; None if it is met."""
        return self.situation.smallest_step()

    @property
    def referees(self) -> frozenset[Hashable]:
        """Those who vouch for at least one month of the window."""
        return frozenset(self.situation.vouching)

    @property
    def vouched_count(self) -> int:
        return self.situation.vouched_for.bit_count()

    def count(self, state: MonthState) -> int:
        """How many months are in this state; over all states, the length of the window."""
        return sum(covered.state is state for covered in self.months)

    @property
    def still_to_tell(self) -> tuple[Month, ...]:
        """The months outside allowed gaps that nothing accounts for. Words for some may do: see next_step."""
        return tuple(covered.month for covered in self.months if covered.needs_words)

    @cached_property
    def months(self) -> tuple[CoveredMonth, ...]:
        """Every month of the window, oldest first."""
        situation = self.situation
        beyond_gaps = situation.rule.beyond_gaps(situation.accounted_for)
        strongest_first = (
            (MonthState.VOUCHED_FOR, situation.vouched_for),
            (MonthState.ASKED, together(situation.outstanding.values())),
            (MonthState.TOLD, self.told),
            (MonthState.TO_TALK_ABOUT, self.to_talk_about),
            (MonthState.NOT_TOLD, situation.window.everything),
        )
        return tuple(
            CoveredMonth(
                month=month,
                state=next(state for state, months in strongest_first if months & bit),
                is_accounted_for=bool(situation.accounted_for & bit),
                needs_words=bool(beyond_gaps & bit),
                vouched_for_by=_those_who_speak_for(bit, situation.vouching),
                asked=_those_who_speak_for(bit, situation.outstanding),
            )
            for month, bit in situation.window.bits()
        )


def coverage(
    rule: Rule,
    ending: Month,
    activities: Iterable[Activity],
    referees: Iterable[Referee],
    *,
    nobody_else: bool = False,
) -> Coverage:
    """Cover the window that ends in the month of sending with what was told and vouched for (REF-3).

    A reference counts if it was received no more than `reference_good_for_months` before the month of
    sending, and never for months after the one it was received in. People are only "named" while they have
    no other standing. `nobody_else` says that no one beyond them can be found: then alternative evidence
    stands in for a referee (REF-7).
    """
    window = rule.window(ending)
    activities, referees = tuple(activities), tuple(referees)
    told = _months_laid_out(window, (each for each in activities if not each.to_talk_about))
    to_talk_about = _months_laid_out(window, (each for each in activities if each.to_talk_about))
    approached = {each.identity for each in referees if each.standing is not Standing.NAMED}
    vouching = _months_of(rule, window, (each for each in referees if each.standing.vouches))
    vouched_for = together(vouching.values())
    situation = Situation(
        rule=rule,
        window=window,
        accounted_for=vouched_for | told | to_talk_about,
        vouched_for=vouched_for,
        vouching=vouching,
        outstanding=_months_of(rule, window, (each for each in referees if each.standing.is_outstanding)),
        named=_months_of(rule, window, (each for each in referees if each.identity not in approached)),
        nobody_else=nobody_else,
    )
    return Coverage(situation, told, to_talk_about)


def _months_laid_out(window: Window, activities: Iterable[Activity]) -> int:
    return together(window.between(activity.first, activity.last) for activity in activities)


def _months_of(rule: Rule, window: Window, referees: Iterable[Referee]) -> dict[Hashable, int]:
    """The months of the window each person speaks for, leaving out those who speak for none that count."""
    people: dict[Hashable, int] = {}
    for referee in referees:
        if months := _spoken_for(rule, window, referee):
            people[referee.identity] = people.get(referee.identity, 0) | months
    return people


def _spoken_for(rule: Rule, window: Window, referee: Referee) -> int:
    if not referee.standing.is_other_evidence and not rule.accepts(referee.kind):
        return 0
    if referee.received is None:
        return window.between(referee.first, referee.last)
    if window.last - referee.received > rule.reference_good_for_months:
        return 0
    return window.between(referee.first, min(referee.last or referee.received, referee.received))


def _those_who_speak_for(bit: int, people: Mapping[Hashable, int]) -> frozenset[Hashable]:
    return frozenset([person for person, months in people.items() if months & bit]) if people else frozenset()
