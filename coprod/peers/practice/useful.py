"""Was it useful, compared by how people met (PRA-4): a small chart of a group's own taps."""

from coprod.peers.practice.models import Answer, Group, Useful
from coprod.programme.gatherings.models import Mode
from coprod.ui.charts import BarChart, bar_chart

FEWEST = 3
"""With fewer taps for one way to meet, a bar would tell who said what."""


def by_mode(group: Group) -> BarChart | None:
    """For each way to meet with enough taps, how many of a hundred said yes; None when there is none."""
    taps: dict[str, list[str]] = {}
    given = Useful.objects.filter(gathering__series=group.series)
    for mode, answer in given.values_list("gathering__mode", "answer"):
        taps.setdefault(mode, []).append(answer)
    enough = {mode: answers for mode, answers in taps.items() if len(answers) >= FEWEST}
    if not enough:
        return None
    counted = [(Mode(mode).label, answers.count(Answer.YES), len(answers)) for mode, answers in sorted(enough.items())]
    return bar_chart(
        "useful",
        "Was it useful?",
        " ".join(f"{label}: {yes} of {asked} said yes." for label, yes, asked in counted),
        [(label, round(100 * yes / asked)) for label, yes, asked in counted],
        label_heading="How you met",
        value_heading="Said yes, of 100",
    )
