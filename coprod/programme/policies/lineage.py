"""What became of each passage of a policy in its next version (CON-9). No database, no clock: texts in, lineage out.

Passages with the same words are kept, or moved when they changed places. Of the others, those that share most of
their words are one passage that changed; what one passage shares with several is a split or a merge; the rest is new
or gone. Likenesses that could be chance are doubtful: the writer decides, and the decision is given back in.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

ALIKE = 0.55
"""From this share of common words on, two passages are one that changed."""
DOUBTFUL = 0.3
"""From here on they may be, and the writer is asked."""
WITHIN = 0.7
"""Share of a passage's words that must stand in another, for a split or a merge."""
FEWEST_WORDS = 3
"""Shorter passages are too common to be a piece of another."""


class Fate(StrEnum):
    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Descent:
    """What became of what: places in the old and in the new version, each in order."""

    fate: Fate
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True)
class Decided:
    """What the writer said about doubtful pairs (place in the old version, place in the new one)."""

    same: frozenset[tuple[int, int]] = frozenset()
    different: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Piece:
    """A run of words of a comparison, in one version only or in both."""

    text: str
    is_changed: bool


def align(old: Sequence[str], new: Sequence[str], decided: Decided | None = None) -> tuple[Descent, ...]:
    """The lineage of every passage: each place of `old` and of `new` stands in exactly one Descent.

    In the order of the new version; what is gone stands where it was.
    """
    decided = decided or Decided()
    before, after = [_words(text) for text in old], [_words(text) for text in new]
    same = _identical(before, after)
    in_order = _longest_in_order(same)
    descents = [Descent(Fate.KEPT if pair in in_order else Fate.MOVED, (pair[0],), (pair[1],)) for pair in same]
    left_old = set(range(len(old))) - {place for place, _ in same}
    left_new = set(range(len(new))) - {place for _, place in same}
    groups, doubtful = _alike(before, after, left_old, left_new, decided)
    for group_old, group_new in groups:
        descents.append(
            Descent(_fate(group_old, group_new), group_old, group_new, (group_old[0], group_new[0]) in doubtful)
        )
        left_old -= set(group_old)
        left_new -= set(group_new)
    descents += [Descent(Fate.GONE, old=(place,)) for place in left_old]
    descents += [Descent(Fate.NEW, new=(place,)) for place in left_new]
    return _in_reading_order(descents)


def compare(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Old and new words side by side, each as runs of words that changed or did not."""
    before, after = old.split(), new.split()
    gone: list[Piece] = []
    come: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in _matcher(before, after).get_opcodes():
        if old_from < old_to:
            gone.append(Piece(" ".join(before[old_from:old_to]), tag != "equal"))
        if new_from < new_to:
            come.append(Piece(" ".join(after[new_from:new_to]), tag != "equal"))
    return tuple(gone), tuple(come)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _matcher(a: Sequence[Any], b: Sequence[Any]) -> "SequenceMatcher[Any]":
    return SequenceMatcher(None, a, b, autojunk=False)


def _identical(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs with the same words. Runs that stayed together are paired first, then what is left in order."""
    pairs = []
    for block in _matcher(old, new).get_matching_blocks():
        pairs += [(block.a + step, block.b + step) for step in range(block.size)]
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    taken_old, taken_new = {place for place, _ in pairs}, {place for _, place in pairs}
    for place, words in enumerate(old):
        if place not in taken_old:
            waiting[words].append(place)
    for place, words in enumerate(new):
        if place not in taken_new and waiting[words]:
            pairs.append((waiting[words].pop(0), place))
    return sorted(pairs, key=lambda pair: pair[1])


def _longest_in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of pairs in the order of the new version, the most that are in the old order too: these did not move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (old, _) in enumerate(pairs):
        place = bisect_left(tails, old)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [old]
        ends[place : place + 1] = [index]
    kept, index = set(), ends[-1] if ends else -1
    while index >= 0:
        kept.add(pairs[index])
        index = before[index]
    return kept


Group = tuple[tuple[int, ...], tuple[int, ...]]


def _alike(
    old: Sequence[tuple[str, ...]],
    new: Sequence[tuple[str, ...]],
    left_old: Iterable[int],
    left_new: Iterable[int],
    decided: Decided,
) -> tuple[list[Group], set[tuple[int, int]]]:
    """Which of the passages left over are one, in one piece or several; and the pairs that are doubtful."""
    olds, news = sorted(left_old), sorted(left_new)
    likeness = _likeness(old, new, olds, news, decided)
    pair_of_old: dict[int, int] = {}
    pair_of_new: dict[int, int] = {}
    for (place, other), _ in sorted(
        likeness.items(), key=lambda each: (-each[1], abs(each[0][0] - each[0][1]), each[0])
    ):
        if place not in pair_of_old and other not in pair_of_new:
            pair_of_old[place], pair_of_new[other] = other, place
    more_new: dict[int, list[int]] = defaultdict(list)
    more_old: dict[int, list[int]] = defaultdict(list)
    for other in set(news) - set(pair_of_new):
        barred = {place for place, against in decided.different if against == other}
        if (in_old := _whole(other, new, old, pair_of_old, barred)) is not None:
            more_new[in_old].append(other)
    for place in set(olds) - set(pair_of_old):
        barred = {against for other, against in decided.different if other == place}
        if (in_new := _whole(place, old, new, pair_of_new, barred)) is not None:
            more_old[pair_of_new[in_new]].append(place)
    groups = [
        (tuple(sorted([place, *more_old[place]])), tuple(sorted([other, *more_new[place]])))
        for place, other in pair_of_old.items()
    ]
    doubtful = {
        (group_old[0], group_new[0])
        for (group_old, group_new) in groups
        if len(group_old) == len(group_new) == 1 and likeness[group_old[0], group_new[0]] < ALIKE
    }
    return groups, doubtful


def _likeness(
    old: Sequence[tuple[str, ...]],
    new: Sequence[tuple[str, ...]],
    olds: Sequence[int],
    news: Sequence[int],
    decided: Decided,
) -> dict[tuple[int, int], float]:
    """The share of common words of each pair that may be one. Counting words comes first, as it is quick."""
    counts_old = {place: Counter(old[place]) for place in olds}
    counts_new = {place: Counter(new[place]) for place in news}
    likeness = {pair: 1.0 for pair in decided.same if pair[0] in counts_old and pair[1] in counts_new}
    for place in olds:
        for other in news:
            total = len(old[place]) + len(new[other])
            if (place, other) in likeness or (place, other) in decided.different or not total:
                continue
            if 2 * (counts_old[place] & counts_new[other]).total() / total < DOUBTFUL:
                continue
            share = _matcher(old[place], new[other]).ratio()
            if share >= DOUBTFUL:
                likeness[place, other] = share
    return likeness


def _whole(
    piece: int,
    pieces: Sequence[tuple[str, ...]],
    wholes: Sequence[tuple[str, ...]],
    paired: Mapping[int, int],
    barred: Collection[int],
) -> int | None:
    """Which passage of the other version the piece is a part of, if any: the one that holds most of it.

    `paired` are passages of the other version and the piece each of them is already; only what that piece leaves over
    can be in another one. `barred` are those the writer said it is not.
    """
    words = pieces[piece]
    best: tuple[float, int] | None = None
    for whole, first_piece in sorted(paired.items()):
        if len(words) < FEWEST_WORDS or whole in barred:
            continue
        left_over = Counter(wholes[whole]) - Counter(pieces[first_piece])
        if (Counter(words) & left_over).total() < WITHIN * len(words):
            continue
        share = sum(block.size for block in _matcher(words, wholes[whole]).get_matching_blocks()) / len(words)
        if share >= WITHIN and (best is None or share > best[0]):
            best = (share, whole)
    return best[1] if best else None


def _fate(old: tuple[int, ...], new: tuple[int, ...]) -> Fate:
    if len(new) > 1 and len(old) == 1:
        return Fate.SPLIT
    return Fate.MERGED if len(old) > 1 else Fate.CHANGED


def _in_reading_order(descents: Iterable[Descent]) -> tuple[Descent, ...]:
    """By place in the new version; what is gone follows what stood before it in the old one."""
    found = list(descents)
    place_of_old = {place: each.new[0] for each in found if each.new for place in each.old}

    def place(each: Descent) -> tuple[int, int, int]:
        if each.new:
            return (each.new[0], 0, 0)
        before = [old for old in place_of_old if old < each.old[0]]
        return (place_of_old[max(before)] if before else -1, 1, each.old[0])

    return tuple(sorted(found, key=place))
