"""The rule about a history, and how references cover it month by month (REF-1 to REF-3).
Used when an application is sent and decided, by the pages of the person and the lead, and by the funnel."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cached_property
from typing import NamedTuple

from coprod.peers.references.months import Month, Window, together
from coprod.peers.references.next_step import NextStep, Situation


class ImpossibleRule(ValueError):
    """A rule that asks for what no history could be."""


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
                raise ImpossibleRule(f"{name} is {getattr(self, name)}, not from {lowest} to {highest}")

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
