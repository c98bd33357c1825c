"""How a shorter or a longer window would have treated a history that was asked for one of them (REC-8).
No database, no clock. Months that nobody asked about are never held against anyone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from coprod.peers.references.asked_and_told import Activity, Referee, Rule
from coprod.peers.references.months import Month, together
from coprod.peers.references.rules import coverage

WINDOWS = (60, 36, 24, 12)
"""In months, the longest first."""


class Fared(Enum):
    """How one history fares under one window. The four are exclusive."""

    MEETS = "meets"
    COULD = "could"
    NOT_ASKED = "not asked"
    HELD_UP = "held up"


@dataclass(frozen=True, slots=True)
class Told:
    """One history as it was sent: the window it was asked for, what was told, and who can speak for it."""

    asked_months: int
    ending: Month
    activities: tuple[Activity, ...] = ()
    referees: tuple[Referee, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowCounts:
    """How many histories fare how under one window."""

    months: int
    meets: int = 0
    could: int = 0
    not_asked: int = 0
    held_up: int = 0

    @property
    def total(self) -> int:
        return self.meets + self.could + self.not_asked + self.held_up


def with_window(rule: Rule, months: int) -> Rule:
    """The same rule for a window of so many months; what asks for more months than that asks for all of them."""
    return replace(
        rule,
        window_months=months,
        vouched_months_required=min(rule.vouched_months_required, months),
        gap_months_allowed=min(rule.gap_months_allowed, months),
    )


def fared(rule: Rule, told: Told) -> Fared:
    """How a history fares under a rule, perhaps one with another window than it was asked for.

    MEETS: as it stands. COULD: once everyone named or asked speaks for the months they were named for. NOT_ASKED:
    it comes down to months before the window that was asked for, and to whoever could speak for those. HELD_UP: not
    even then.
    """
    covered = coverage(rule, told.ending, told.activities, told.referees)
    if covered.is_met:
        return Fared.MEETS
    situation = covered.situation
    hoped_for = {**situation.named, **situation.outstanding}
    vouched, newcomers = together(hoped_for.values()), len(hoped_for.keys() - situation.vouching.keys())
    if situation.shortfall(vouched=vouched, referees=newcomers).distance == 0:
        return Fared.COULD
    window = situation.window
    never_asked = window.between(window.first, told.ending - told.asked_months)
    if never_asked == 0:
        return Fared.HELD_UP
    vouched |= never_asked
    best = situation.shortfall(told=never_asked, vouched=vouched, referees=newcomers + rule.references_required)
    return Fared.HELD_UP if best.distance else Fared.NOT_ASKED


def compare(rule: Rule, histories: Iterable[Told], windows: Iterable[int] = WINDOWS) -> list[WindowCounts]:
    """Each window with how many of the histories fare how; all else in the rule stays."""
    told = tuple(histories)
    counted = []
    for months in windows:
        counts = Counter(fared(with_window(rule, months), each) for each in told)
        counted.append(
            WindowCounts(
                months,
                meets=counts[Fared.MEETS],
                could=counts[Fared.COULD],
                not_asked=counts[Fared.NOT_ASKED],
                held_up=counts[Fared.HELD_UP],
            )
        )
    return counted
