"""A history as a picture: where each month and each bar stands. The template only draws; a table says the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coprod.peers.references import standing
from coprod.peers.references.evidence_stages import EvidenceStage
from coprod.peers.references.models import Activity, ActivityKind
from coprod.peers.references.months import Month, runs, together
from coprod.peers.references.rules import Coverage, CoveredMonth, MonthState
from coprod.peers.references.stages import Stage

COLUMN = 44
CELL = 40
IN_A_ROW = 24
LETTER = 9
NARROW_COLUMNS = 4

SHORT = {
    ActivityKind.STUDY: "Studying",
    ActivityKind.TREATMENT: "Treatment",
    ActivityKind.SUPPORTED_HOUSING: "Supported housing",
    ActivityKind.SOFA_SURFING: "Friends",
    ActivityKind.ROUGH_SLEEPING: "Outside",
    ActivityKind.SOMETHING_ELSE: "Other",
    ActivityKind.TO_TALK_ABOUT: "To talk about",
}
"""Labels that fit a bar of two months."""


@dataclass(frozen=True)
class Stretch:
    """One bar: something a person did, or someone who speaks for them. `last` is None while it goes on."""

    label: str
    note: str
    first: Month
    last: Month | None
    is_solid: bool = False


@dataclass(frozen=True)
class Cell:
    """A month's square. `mark` is one of: vouched, asked, could, told, talk, gap, none."""

    covered: CoveredMonth
    mark: str
    x: int
    narrow_x: int
    narrow_y: int

    @property
    def middle(self) -> int:
        return self.x + CELL // 2

    @property
    def begins_year(self) -> bool:
        return self.covered.month.number == 1

    @property
    def short(self) -> str:
        return self.covered.month.label[:3]


@dataclass(frozen=True)
class Bar:
    stretch: Stretch
    x: int
    y: int
    width: int

    @property
    def has_room_for_label(self) -> bool:
        return self.width > LETTER * (len(self.stretch.label) + 2)

    @property
    def has_room_for_note(self) -> bool:
        return self.width > LETTER * (len(self.stretch.label) + len(self.stretch.note) + 3)


@dataclass(frozen=True)
class Block:
    """Up to two years side by side, with the bars under them."""

    cells: tuple[Cell, ...]
    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True)
class Picture:
    blocks: tuple[Block, ...]
    cells: tuple[Cell, ...]
    narrow_height: int
    marks: frozenset[str]


def picture(coverage: Coverage, stretches: Iterable[Stretch]) -> Picture:
    """Lay out a coverage (oldest month first) with bars for what was told, or for who can speak."""
    stretches = tuple(stretches)
    situation = coverage.situation
    could = set(situation.window.months_in(together(situation.named.values())))
    cells = tuple(
        Cell(
            covered=covered,
            mark=_mark(covered, covered.month in could),
            x=6 + (place % IN_A_ROW) * COLUMN,
            narrow_x=2 + (place % NARROW_COLUMNS) * 89,
            narrow_y=2 + (place // NARROW_COLUMNS) * 52,
        )
        for place, covered in enumerate(coverage.months)
    )
    blocks = tuple(_block(row, stretches) for row in _rows(cells))
    lines = -(-len(cells) // NARROW_COLUMNS)
    return Picture(blocks, cells, lines * 52 + 2, frozenset(cell.mark for cell in cells))


def _rows(cells: Sequence[Cell]) -> Iterable[tuple[Cell, ...]]:
    for start in range(0, len(cells), IN_A_ROW):
        yield tuple(cells[start : start + IN_A_ROW])


def _mark(covered: CoveredMonth, could_be_vouched_for: bool) -> str:
    match covered.state:
        case MonthState.VOUCHED_FOR:
            return "vouched"
        case MonthState.ASKED:
            return "asked"
        case MonthState.TOLD:
            return "could" if could_be_vouched_for else "told"
        case MonthState.TO_TALK_ABOUT:
            return "talk"
        case _:
            return "none" if covered.is_in_allowed_gap else "gap"


def _block(cells: tuple[Cell, ...], stretches: tuple[Stretch, ...]) -> Block:
    first, last = cells[0].covered.month, cells[-1].covered.month
    bars: list[Bar] = []
    taken: list[Month] = []
    for stretch in sorted(stretches, key=lambda each: each.first):
        start, end = max(stretch.first, first), min(stretch.last or last, last)
        if end < start:
            continue
        line = next((place for place, until in enumerate(taken) if until < start), len(taken))
        taken[line : line + 1] = [end]
        x = 6 + (start - first) * COLUMN
        bars.append(Bar(stretch, x, 112 + line * 40, (end - start + 1) * COLUMN - 4))
    return Block(cells, tuple(bars), 108 + len(taken) * 40)


def stretches_told(activities: Iterable[Activity]) -> list[Stretch]:
    """A bar for each thing the person told, with who could vouch for it."""
    return [
        Stretch(
            SHORT.get(ActivityKind(activity.kind), activity.get_kind_display()),
            activity.referee.name if activity.referee else "",
            activity.first,
            activity.last,
        )
        for activity in activities
    ]


def stretches_spoken_for(history: standing.History) -> list[Stretch]:
    """A bar for each referee: the months their reference says, or until then the ones the person named them for. And
    one for each piece of other evidence."""
    bars = []
    for referee in history.referees:
        request = standing.latest_request(referee)
        reference = getattr(request, "reference", None) if request else None
        where = request.get_stage_display() if request else "Not asked"
        if reference is not None:
            bars.append(Stretch(referee.name, where, reference.first, reference.last, request.stage == Stage.RELIED_ON))
        else:
            named_for = [each for each in history.activities if each.referee_id == referee.pk]
            bars += [Stretch(referee.name, where, each.first, each.last) for each in named_for]
    for each in history.evidence:
        is_agreed = each.stage == EvidenceStage.AGREED
        bars.append(Stretch(each.get_kind_display(), each.get_stage_display(), each.first, each.last, is_agreed))
    return bars


@dataclass(frozen=True)
class InWords:
    """What a coverage says, as numbers a sentence can hold. Months come in unbroken runs, oldest first."""

    total: int
    told: int
    vouched: int
    could_be_vouched: int
    needed: int
    is_met: bool
    still_to_tell: tuple[tuple[Month, ...], ...]
    to_talk_about: tuple[tuple[Month, ...], ...]
    other_evidence: tuple[tuple[Month, ...], ...]
    waits_for_a_second_person: bool


def in_words(coverage: Coverage) -> InWords:
    situation = coverage.situation
    step = coverage.next_step
    agreed = [months for who, months in situation.vouching.items() if standing.is_other_evidence(who)]
    could = together([situation.vouched_for, *situation.named.values(), *situation.outstanding.values()])
    return InWords(
        total=situation.window.length,
        told=situation.accounted_for.bit_count(),
        vouched=coverage.vouched_count,
        could_be_vouched=could.bit_count(),
        needed=situation.rule.vouched_months_required,
        is_met=coverage.is_met,
        still_to_tell=runs(coverage.still_to_tell),
        to_talk_about=runs(situation.window.months_in(coverage.to_talk_about & ~coverage.told)),
        other_evidence=runs(situation.window.months_in(together(agreed))),
        waits_for_a_second_person=step is not None and any(map(standing.is_other_evidence, step.referees)),
    )
