"""The lineage between two versions of a policy, as their passages: what pages show and publishing keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.programme.policies import lineage
from coprod.programme.policies.lineage import Decided, Fate, Piece
from coprod.programme.policies.models import Lineage, LineageDecision, Passage, PolicyVersion

SHOWN = frozenset({Fate.CHANGED, Fate.SPLIT, Fate.MERGED, Fate.NEW, Fate.GONE})
"""What a reader of changes wants to see; what was kept or only moved says the same as before."""


@dataclass(frozen=True)
class Became:
    """What became of some passages: those of the older version, those of the newer one."""

    fate: Fate
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    is_doubtful: bool = False

    @property
    def is_a_change(self) -> bool:
        return self.fate in SHOWN

    @property
    def compared(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """The words before and now, with what differs marked."""
        before = " ".join(passage.text for passage in self.old)
        return lineage.compare(before, " ".join(passage.text for passage in self.new))


@dataclass(frozen=True)
class Descents:
    """The whole lineage between two versions, in the order of the newer one."""

    newer: PolicyVersion
    rows: Sequence[Became]

    @property
    def changes(self) -> list[Became]:
        return [each for each in self.rows if each.is_a_change]

    @property
    def doubtful(self) -> list[Became]:
        return [each for each in self.rows if each.is_doubtful]

    def as_rows(self) -> list[Lineage]:
        """Rows to keep: one for each pair, or for the one side there is."""
        return [
            Lineage(version=self.newer, old=old, new=new, fate=each.fate.value)
            for each in self.rows
            for old in each.old or (None,)
            for new in each.new or (None,)
        ]


def published_before(version: PolicyVersion) -> PolicyVersion | None:
    """The version that holds until this one is published."""
    found: PolicyVersion | None = (
        version.policy.versions.published().filter(number__lt=version.number).order_by("-number").first()
    )
    return found


def between(older: PolicyVersion, newer: PolicyVersion) -> Descents:
    """Align two versions, as the writer decided where it was doubtful."""
    old, new = list(older.passages.select_related("part")), list(newer.passages.select_related("part"))
    place_of = {passage.pk: place for passages in (old, new) for place, passage in enumerate(passages)}
    decisions = LineageDecision.objects.filter(old__version=older, new__version=newer)
    pairs: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    for decision in decisions:
        pairs[decision.is_same].add((place_of[decision.old_id], place_of[decision.new_id]))
    decided = Decided(frozenset(pairs[True]), frozenset(pairs[False]))
    found = lineage.align([each.text for each in old], [each.text for each in new], decided)
    rows = [
        Became(
            each.fate,
            tuple(old[place] for place in each.old),
            tuple(new[place] for place in each.new),
            each.is_doubtful,
        )
        for each in found
    ]
    return Descents(newer, rows)
