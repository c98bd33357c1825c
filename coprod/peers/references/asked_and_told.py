"""What a rule asks of a history, and what people told and vouched for: the values that coverage is worked out from
(REF-1, REF-2)."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from coprod.peers.references.months import Month, Window


class ImpossibleRule(ValueError):
    """A rule that asks for what no history could be. `name` is the number that cannot be."""

    def __init__(self, name: str, value: int, lowest: int, highest: int) -> None:
        super().__init__(f"{name} is {value}, not from {lowest} to {highest}")
        self.name = name


class ImpossibleHistory(ValueError):
    """An activity or a referee that could never have been."""


class Shortfall(NamedTuple):
    """What is missing before the rule is met: the fewest months that need words, the months still to be
    vouched for, and the people still to vouch for any.
    """

    words: int
    vouched: int
    referees: int

    @property
    def distance(self) -> int:
        """How far the rule is from being met, each missing month or referee counting one; 0 if it is met."""
        return self.words + self.vouched + self.referees


@dataclass(frozen=True, slots=True)
class Rule:
    """What a charity asks of a history (REF-1). Months are calendar months.

    No `accepted_kinds` of referee means any. `cqc_schedule_3_applies` is there for those who decide, who then
    need legal advice on a shortened history; it changes nothing in the arithmetic.
    Raises ImpossibleRule for numbers no history could meet.
    """

    window_months: int = 24
    references_required: int = 1
    vouched_months_required: int = 12
    gap_months_allowed: int = 3
    accepted_kinds: frozenset[str] = frozenset()
    reference_good_for_months: int = 12
    cqc_schedule_3_applies: bool = False

    def __post_init__(self) -> None:
        for name, lowest, highest in (
            ("window_months", 1, 120),
            ("references_required", 0, 10),
            ("vouched_months_required", 0, self.window_months),
            ("gap_months_allowed", 0, self.window_months),
            ("reference_good_for_months", 1, 120),
        ):
            if not lowest <= getattr(self, name) <= highest:
                raise ImpossibleRule(name, getattr(self, name), lowest, highest)

    def window(self, ending: Month) -> Window:
        """The calendar months the rule looks at, ending in the month of sending (REF-1)."""
        return Window(ending, self.window_months)

    def accepts(self, kind: str) -> bool:
        """Whether a referee of this kind counts."""
        return not self.accepted_kinds or kind in self.accepted_kinds

    def shortfall(self, accounted_for: int, vouched_for: int, referees: int) -> Shortfall:
        """What is missing, given two sets of months (see Window) and how many referees vouch for any."""
        return Shortfall(
            words=self.words_needed(accounted_for).bit_count(),
            vouched=max(0, self.vouched_months_required - vouched_for.bit_count()),
            referees=max(0, self.references_required - referees),
        )

    def words_needed(self, accounted_for: int) -> int:
        """The fewest, most recent months which, with words, leave no gap longer than is allowed.

        In each gap, counted from its oldest month, that is every month which follows as many as are allowed.
        """
        starts = self._starts_of_long_gaps(accounted_for)
        needed = 0
        while starts:
            month = (starts & -starts) << self.gap_months_allowed
            needed |= month
            starts &= -(month << 1)
        return needed

    def beyond_gaps(self, accounted_for: int) -> int:
        """Every month not accounted for that lies outside an allowed gap: each gap counts by itself."""
        months = self._starts_of_long_gaps(accounted_for)
        for _ in range(self.gap_months_allowed):
            months |= months << 1
        return months

    def _starts_of_long_gaps(self, accounted_for: int) -> int:
        """The months that begin one more month without an account than a gap may last."""
        starts = ((1 << self.window_months) - 1) & ~accounted_for
        for _ in range(self.gap_months_allowed):
            starts &= starts >> 1
        return starts


class Standing(Enum):
    """Where things are with a referee, or with other evidence that stands in for one. A reference that is back counts
    as asked until it is decided on, and evidence that one person proposed until a second agrees (REF-7)."""

    NAMED = "named"
    ASKED = "asked"
    RECEIVED = "received"
    RELIED_ON = "relied on"
    NOT_RELIED_ON = "not relied on"
    DECLINED = "declined"
    PROPOSED = "proposed"
    AGREED = "agreed"

    @property
    def is_outstanding(self) -> bool:
        return self in (Standing.ASKED, Standing.RECEIVED, Standing.PROPOSED)

    @property
    def vouches(self) -> bool:
        return self in (Standing.RELIED_ON, Standing.AGREED)

    @property
    def is_other_evidence(self) -> bool:
        return self in (Standing.PROPOSED, Standing.AGREED)


@dataclass(frozen=True, slots=True)
class Activity:
    """A span of months the person told us about, or would rather talk about. `last` is None while it goes on.

    Raises ImpossibleHistory if it ends before it starts.
    """

    first: Month
    last: Month | None = None
    to_talk_about: bool = False

    def __post_init__(self) -> None:
        _refuse_end_before_start(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Referee:
    """Someone who could speak, or has spoken, for a span of months; `last` is None if it is not over.

    `kind` is compared with the rule's `accepted_kinds`, unless it is other evidence; `received` is the month their
    reference came back, or the evidence was proposed.
    The same `identity` may appear several times, for several spans, and is one referee.
    Raises ImpossibleHistory if the span ends before it starts, or if nobody knows when the reference they are
    relied on for was received.
    """

    identity: Hashable
    standing: Standing
    first: Month
    last: Month | None = None
    kind: str = ""
    received: Month | None = None

    def __post_init__(self) -> None:
        _refuse_end_before_start(self.first, self.last)
        if self.standing.vouches and self.received is None:
            raise ImpossibleHistory("a reference is relied on, but not known to have been received")


def _refuse_end_before_start(first: Month, last: Month | None) -> None:
    if last is not None and last < first:
        raise ImpossibleHistory(f"{first} to {last} ends before it starts")
