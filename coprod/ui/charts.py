"""The numbers behind the drawings. Bars start at 0; the templates in templates/ui/components only print them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 300
LABEL_COLUMN = 112
LONGEST_LABEL_IN_COLUMN = 12
WIDEST_BESIDE = 144
WIDEST_BELOW = 256
DOT = 26

Row = tuple[str, int] | tuple[str, int, bool]


@dataclass(frozen=True)
class Bar:
    """One bar and where it stands. `is_focus` marks the one the finding talks about."""

    label: str
    value: int
    is_focus: bool
    x: int
    y: int
    width: int
    label_y: int
    value_x: int
    value_y: int


@dataclass(frozen=True)
class BarChart:
    """A chart ready to print. `finding` says in words what it shows; `name` makes the ids of the page unique."""

    name: str
    title: str
    finding: str
    label_heading: str
    value_heading: str
    bars: Sequence[Bar]
    height: int
    width: int = WIDTH

    @property
    def in_words(self) -> str:
        """ "Said hello 6, Applying 9." for those who hear the chart."""
        return ", ".join(f"{bar.label} {bar.value}" for bar in self.bars) + "."


def bar_chart(
    name: str,
    title: str,
    finding: str,
    rows: Iterable[Row],
    *,
    label_heading: str,
    value_heading: str,
) -> BarChart:
    """A chart of (label, value) or (label, value, is_focus). Values are counts, 0 or more.

    Labels stand beside the bars while all of them are short, and above the bars when one is not.
    """
    given = [(row[0], row[1], len(row) > 2 and bool(row[2])) for row in rows]
    if any(value < 0 for _, value, _ in given):
        raise ValueError("A bar starts at 0 and cannot show less.")
    beside = all(len(label) <= LONGEST_LABEL_IN_COLUMN for label, _, _ in given)
    left, widest, pitch = (LABEL_COLUMN, WIDEST_BESIDE, 36) if beside else (0, WIDEST_BELOW, 60)
    most = max((value for _, value, _ in given), default=0)
    bars = []
    for place, (label, value, is_focus) in enumerate(given):
        top = place * pitch + (3 if beside else 25)
        # A count of 0 keeps a sliver, so that the row is not mistaken for a missing one.
        width = max(round(widest * value / most), 2) if most else 2
        bars.append(
            Bar(
                label,
                value,
                is_focus,
                x=left,
                y=top,
                width=width,
                label_y=top + (17 if beside else -8),
                value_x=left + width + 8,
                value_y=top + 17,
            )
        )
    height = max(len(bars) * pitch - 4, 0)
    return BarChart(name, title, finding, label_heading, value_heading, bars, height)


@dataclass(frozen=True)
class Box:
    """One box of a bar of boxes, on a line of 1000."""

    x: int
    width: int
    is_done: bool


def boxes(done: int, total: int) -> list[Box]:
    """`total` equal boxes, the first `done` of them filled."""
    if total < 1:
        return []
    room = 1000 // total
    return [Box(number * room + 3, room - 6, number < done) for number in range(total)]


def dots(met: int, asked: int) -> list[tuple[int, bool]]:
    """The middle of each dot, and whether it is filled."""
    return [(number * DOT + 11, number < met) for number in range(asked)]
