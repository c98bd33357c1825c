"""Numbers behind the drawings."""

import pytest

from coprod.ui.charts import WIDEST_BESIDE, bar_chart, boxes, dots


def chart_of(*rows):
    return bar_chart(
        "stages", "Where people are", "Most are in Checks.", rows, label_heading="Stage", value_heading="N"
    )


def test_bars_start_at_0_and_the_longest_fills_the_width():
    chart = chart_of(("Applying", 5), ("Checks", 10, True))
    assert [bar.width for bar in chart.bars] == [WIDEST_BESIDE // 2, WIDEST_BESIDE]
    assert [bar.is_focus for bar in chart.bars] == [False, True]


def test_bars_and_labels_never_overlap():
    for chart in (chart_of(("Applying", 5), ("Checks", 10)), chart_of(("A reason with many words", 3), ("Other", 1))):
        first, second = chart.bars
        assert first.y + 24 < second.y
        assert second.y + 24 <= chart.height
        assert all(bar.value_x + 36 <= chart.width for bar in chart.bars)


def test_long_labels_stand_above_their_bars():
    assert all(bar.x == 0 and bar.label_y < bar.y for bar in chart_of(("Waited for a reference", 3)).bars)


def test_nobody_at_all_still_draws():
    assert [bar.value for bar in chart_of(("Checks", 0)).bars] == [0]
    assert chart_of().bars == []


def test_the_chart_is_told_in_words():
    assert chart_of(("Applying", 5), ("Checks", 10)).in_words == "Applying 5, Checks 10."


def test_less_than_nothing_is_not_a_count():
    with pytest.raises(ValueError, match="starts at 0"):
        chart_of(("Checks", -1))


def test_boxes_fill_from_the_left():
    assert [box.is_done for box in boxes(5, 8)] == [True] * 5 + [False] * 3
    assert boxes(0, 0) == []
    assert all(box.x + box.width <= 1000 for box in boxes(3, 7))


def test_dots_say_how_many_of_how_many():
    assert [is_met for _, is_met in dots(2, 3)] == [True, True, False]
