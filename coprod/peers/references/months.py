"""Calendar months, the grain in which a history is told, and the window of them a rule looks at.
Used by the rule about histories, by the pages that lay them out and by the acts that keep them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Self, overload

_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class ImpossibleMonth(ValueError):
    """There is no such month."""


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One calendar month: `Month(2025, 6)` is June 2025. Earlier months sort first.

    `month + 3` and `month - 3` count in months; `month - other` is the number of months between the two.
    Raises ImpossibleMonth outside January of year 1 to December 9999, the range of `date`.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1 <= self.year <= 9999):
            raise ImpossibleMonth(f"no month {self.number} in a year {self.year}")

    @classmethod
    def of(cls, day: date) -> Self:
        """The month a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written "2025-06", as `isoformat` and HTML month inputs write it.

        Raises ImpossibleMonth for anything else.
        """
        written = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
        if not written:
            raise ImpossibleMonth(f"not a month: {text!r}")
        return cls(int(written[1]), int(written[2]))

    def isoformat(self) -> str:
        """ "2025-06": sorts as text, and `parse` reads it back."""
        return f"{self.year:04}-{self.number:02}"

    def __str__(self) -> str:
        return f"{_NAMES[self.number - 1]} {self.year}"

    @property
    def label(self) -> str:
        """ "Jun 2025", for narrow places such as the columns of a chart."""
        return f"{_NAMES[self.number - 1][:3]} {self.year}"

    def __add__(self, count: int) -> "Month":
        years, number = divmod(self.number - 1 + count, 12)
        return Month(self.year + years, number + 1)

    @overload
    def __sub__(self, other: "Month") -> int: ...
    @overload
    def __sub__(self, other: int) -> "Month": ...
    def __sub__(self, other: "Month | int") -> "Month | int":
        if isinstance(other, Month):
            return (self.year - other.year) * 12 + self.number - other.number
        return self + -other


@lru_cache(maxsize=256)
def months(first: Month, last: Month) -> tuple[Month, ...]:
    """Every month from first to last, both included; none if last comes before first."""
    return tuple(first + count for count in range(last - first + 1))


def runs(chosen: Iterable[Month]) -> tuple[tuple[Month, ...], ...]:
    """The months grouped into unbroken runs, oldest first: what a page writes as "June to November 2025"."""
    grouped: list[list[Month]] = []
    for month in sorted(set(chosen)):
        if grouped and month - grouped[-1][-1] == 1:
            grouped[-1].append(month)
        else:
            grouped.append([month])
    return tuple(tuple(run) for run in grouped)


@dataclass(frozen=True, slots=True)
class Window:
    """`length` consecutive months ending in `last`. A set of them is an int whose bit 0 is the oldest month,
    so that of two equally large sets the greater int is the more recent one."""

    last: Month
    length: int

    @property
    def first(self) -> Month:
        return self.last - (self.length - 1)

    @property
    def months(self) -> tuple[Month, ...]:
        """Oldest first."""
        return months(self.first, self.last)

    @property
    def everything(self) -> int:
        """The set of all its months."""
        return (1 << self.length) - 1

    def between(self, first: Month, last: Month | None) -> int:
        """The set of its months from first to last (None: to the end), clipped to the window."""
        newest = self.length - 1
        oldest = newest - (self.last - first)
        if last is not None:
            newest = min(newest, newest - (self.last - last))
        return self.span(max(oldest, 0), newest)

    def span(self, oldest: int, newest: int) -> int:
        """The set of its months from the oldest to the newest, counted from 0; empty if they cross."""
        return ((1 << (newest + 1)) - (1 << oldest)) if 0 <= oldest <= newest else 0

    def bits(self) -> Iterator[tuple[Month, int]]:
        """Each of its months with the set of that month alone, oldest first."""
        for place, month in enumerate(self.months):
            yield month, 1 << place

    def months_in(self, chosen: int) -> tuple[Month, ...]:
        """A set of its months as months, oldest first."""
        return tuple(month for month, bit in self.bits() if chosen & bit)


def together(sets: Iterable[int]) -> int:
    """The months in any of several sets."""
    return reduce(or_, sets, 0)
