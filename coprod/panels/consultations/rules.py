"""Numbers that say nothing about one person, and how long reading takes. No database, no clock."""

from collections.abc import Mapping

WORDS_A_MINUTE = 150
"""Reading with care, for someone who does not read every day."""


def reading_minutes(words: int) -> int:
    """How long so many words take, at least a minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def without_small_numbers(counts: Mapping[str, int], hide_below: int) -> dict[str, int | None]:
    """The counts of people that may be shown beside their total; None stands for one that is hidden.

    A count under `hide_below` is hidden, unless it is nobody at all. When what is hidden could be worked out from the
    rest (one count alone, or several that together stay under the limit), the next smallest is hidden as well.
    """
    hidden = {name for name, count in counts.items() if 0 < count < hide_below}
    others = [(count, name) for name, count in counts.items() if count >= hide_below]
    if hidden and others and sum(counts[name] for name in hidden) < hide_below:
        hidden.add(min(others)[1])
    return {name: None if name in hidden else count for name, count in counts.items()}


def may_show_total(people: int, hide_below: int) -> bool:
    """Whether a total of people is large enough to be shown."""
    return people == 0 or people >= hide_below
