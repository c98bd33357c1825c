"""Which offers fit what somebody chose: given facts and choices, no records and no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Choices = Mapping[str, frozenset[str]]
"""For each question ("time", "like", "where") the answers somebody ticked, or an offer has."""

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """`fitting` meets every question that was answered; `close` meets some, for when nothing fits. Best first."""

    fitting: list[T]
    close: list[T]


def met(wanted: Choices, has: Choices) -> int:
    """How many of the answered questions an offer meets: one answer in common is enough."""
    return sum(bool(answers & has.get(question, frozenset())) for question, answers in wanted.items() if answers)


def ticked_in_common(wanted: Choices, has: Choices) -> int:
    """How many ticks an offer shares: tells the best fits from the others."""
    return sum(len(answers & has.get(question, frozenset())) for question, answers in wanted.items())


def found(wanted: Choices, offers: Sequence[tuple[T, Choices]]) -> Found[T]:
    """Offers that fit, best first; equal ones stay in the editor's order. With no answers, all of them."""
    asked = sum(bool(answers) for answers in wanted.values())
    ranked = sorted(offers, key=lambda offer: (-met(wanted, offer[1]), -ticked_in_common(wanted, offer[1])))
    return Found(
        fitting=[offer for offer, has in ranked if met(wanted, has) == asked],
        close=[offer for offer, has in ranked if 0 < met(wanted, has) < asked],
    )
