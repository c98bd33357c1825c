"""How other windows would have treated the histories that were sent: chart, table and words (REC-8)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coprod.panels.consultations.rules import may_show_total, without_small_numbers
from coprod.peers.recruitment import funnel
from coprod.peers.references.comparison import WINDOWS, WindowCounts, compare
from coprod.peers.references.models import ReferenceRule
from coprod.ui.charts import BarChart, bar_chart
from coprod.workspace.funnel_figures import FEWEST_SHOWN, HIDDEN, Table, Value

ROWS = (
    ("meets", "Meets it"),
    ("could", "Would, once everyone named answers"),
    ("not_asked", "Cannot say: nobody asked"),
    ("held_up", "Held up"),
)


@dataclass(frozen=True)
class Comparison:
    """Each window with how many histories fare how; `sees_people` says whether small numbers are shown."""

    windows: list[WindowCounts]
    in_force: int
    sees_people: bool

    @property
    def total(self) -> int:
        return self.windows[0].total

    @property
    def is_shown(self) -> bool:
        return self.total > 0 and (self.sees_people or may_show_total(self.total, FEWEST_SHOWN))

    @property
    def table(self) -> Table:
        rows: list[tuple[Value, ...]] = []
        for each in self.windows:
            name = f"{each.months} months" + (", the rule today" if each.months == self.in_force else "")
            rows.append((name, *(HIDDEN if count is None else count for count in self._shown(each).values())))
        return Table("Every window", ("Window", *(label for _, label in ROWS)), rows)

    @property
    def held_up_most(self) -> WindowCounts | None:
        """The window that would have held up most people; None when none is known to hold anyone up."""
        shown = [each for each in self.windows if self._shown(each)["held_up"]]
        return max(shown, key=lambda each: each.held_up, default=None)

    @property
    def cannot_say(self) -> list[WindowCounts]:
        """The windows about which most of it is unknown: more than half were not asked about those months."""
        return [each for each in self.windows if self._shown(each)["not_asked"] and each.not_asked * 2 > each.total]

    @property
    def chart(self) -> BarChart:
        rows = []
        for each in self.windows:
            shown = self._shown(each)
            if shown["held_up"] is None:
                continue
            unknown = f", and {shown['not_asked']} we cannot say" if shown["not_asked"] else ""
            rows.append((f"{each.months} months{unknown}", shown["held_up"], each is self.held_up_most))
        finding = "People whose history would have been held up, for certain, under each window."
        return bar_chart(
            "windows", "Who another window would hold up", finding, rows, label_heading="Window", value_heading="People"
        )

    def _shown(self, counts: WindowCounts) -> dict[str, int | None]:
        found = {name: getattr(counts, name) for name, _ in ROWS}
        return dict(found) if self.sees_people else without_small_numbers(found, FEWEST_SHOWN)


def of(user: Any, counts: Callable[[Any], bool] = lambda person: True) -> Comparison:
    """The comparison for this user, of the histories of those whom `counts` lets in."""
    rule = ReferenceRule.in_force()
    told = [each for person, each in funnel.histories(user) if counts(person)]
    windows = sorted({*WINDOWS, rule.window_months}, reverse=True)
    return Comparison(compare(rule.as_rule(), told, windows), rule.window_months, funnel.sees_people(user))
