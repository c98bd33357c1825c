"""A part of a policy before and now, side by side, with the numbers of the comments that led to each change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coprod.panels.consultations.models import Consultation
from coprod.programme.policies import lineage
from coprod.programme.policies.lineage import Piece
from coprod.programme.policies.models import Lineage, Passage


@dataclass(frozen=True)
class Ref:
    """The number of a comment in its section, and where it stands on the page."""

    number: int
    target: str


@dataclass(frozen=True)
class Line:
    """One passage as runs of words, changed or not, and the comments that led to it."""

    pieces: Sequence[Piece]
    refs: Sequence[Ref] = ()


@dataclass(frozen=True)
class SideBySide:
    """The lines of a part before and now."""

    before: Sequence[Line]
    now: Sequence[Line]

    @property
    def is_changed(self) -> bool:
        return any(piece.is_changed for line in (*self.before, *self.now) for piece in line.pieces)


class Lineages:
    """The lineages fixed when some consultations were published: one query for all of them."""

    def __init__(self, consultations: Iterable[Consultation]) -> None:
        versions = {each.answered_in_id for each in consultations if each.answered_in_id != each.version_id}
        rows = Lineage.objects.filter(version__in=versions - {None}).select_related("old", "new").order_by("pk")
        self.rows = list(rows)
        self.home: dict[int, set[int]] = {}
        for row in self.rows:
            if row.old and row.new:
                self.home.setdefault(row.old.part_id, set()).add(row.new.part_id)

    def of_part(self, part_id: int, refs: Mapping[int, Sequence[Ref]] | None = None) -> SideBySide:
        """What was and is in a part of the version that was consulted on. `refs` go by the id of the passage."""
        refs = refs or {}
        homes = self.home.get(part_id, set())
        old: dict[int, tuple[Passage, list[Passage]]] = {}
        new: dict[int, tuple[Passage, list[Passage]]] = {}
        for row in self.rows:
            if not (row.old and row.old.part_id == part_id) and not (row.new and row.new.part_id in homes):
                continue
            if row.old:
                old.setdefault(row.old.pk, (row.old, []))[1].extend([row.new] if row.new else [])
            if row.new:
                new.setdefault(row.new.pk, (row.new, []))[1].extend([row.old] if row.old else [])
        return SideBySide(
            before=[
                _line(each, others, refs, is_old=True) for each, others in _in_order(old) if each.part_id == part_id
            ],
            now=[_line(each, others, refs, is_old=False) for each, others in _in_order(new) if each.part_id in homes],
        )


def _in_order(found: dict[int, tuple[Passage, list[Passage]]]) -> list[tuple[Passage, list[Passage]]]:
    return sorted((each for each in found.values() if not each[0].is_heading), key=lambda each: each[0].position)


def _line(passage: Passage, others: Sequence[Passage], refs: Mapping[int, Sequence[Ref]], *, is_old: bool) -> Line:
    """The words of a passage beside those it came from or became."""
    theirs = " ".join(other.text for other in sorted(others, key=lambda other: other.position))
    before, now = lineage.compare(*((passage.text, theirs) if is_old else (theirs, passage.text)))
    return Line(before if is_old else now, refs.get(passage.pk, ()))
