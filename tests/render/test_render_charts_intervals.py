"""What charts have beside their marks: intervals, labels beyond them, ticks, plots and axes that layout has set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from test_render_charts import BOX, bounds, chart, filled, one, told

from slidekit.core.geometry import Box
from slidekit.core.units import pt, to_pt
from slidekit.layout.slices import pie_box
from slidekit.render.charts import draw_chart
from slidekit.render.drawing import Mark, Path, Words
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries
from slidekit.scene.scene import Scene

PLOT = Box(pt(240), pt(110), pt(600), pt(300))
Lecture = Callable[[str], Scene]


def measured(kind: str, *points: ChartPoint, **more: object) -> ChartItem:
    """A chart of one series, its plot and axis (0 to 10, a tick at each 2.5) set by layout."""
    own = {"plot": PLOT, "range": (0.0, 10.0), "step": 2.5, "decimals": 1, "tick_format": '0.0" %"'}
    return chart(kind, ChartSeries("All", points, "accent2"), **{**own, **more})


def point(label: str, value: float, low: float | None = None, high: float | None = None, **more: object) -> ChartPoint:
    return ChartPoint(label, value, low=low, high=high, said=f"{value:.1f}".replace(".", ","), **more)  # type: ignore[arg-type]


def drawn(lecture: Lecture, item: ChartItem) -> tuple[Mark, ...]:
    return draw_chart(lecture("florida").design, item)


def words(marks: tuple[Mark, ...], text: str) -> Words:
    return next(mark for mark in marks if isinstance(mark, Words) and mark.text == text)


def intervals(marks: tuple[Mark, ...], lecture: Lecture) -> list[Path]:
    ink = lecture("florida").design.rgb("tx1").upper()
    return [mark for mark in marks if isinstance(mark, Path) and mark.pen is not None and mark.pen.paint.colour == ink]


def x_of(value: float, reach: float = 10.0) -> float:
    return to_pt(PLOT.x) + value / reach * to_pt(PLOT.w)


def y_of(value: float, reach: float = 10.0) -> float:
    return to_pt(PLOT.bottom) - value / reach * to_pt(PLOT.h)


def test_a_bars_interval_lies_between_its_ends_with_the_value_beyond(lecture: Lecture) -> None:
    marks = drawn(lecture, measured("bar", point("a", 5, 4, 7.5)))
    [bar], [interval] = filled(marks), intervals(marks, lecture)
    assert bounds(bar)[::2] == pytest.approx((x_of(0), x_of(5)))
    assert bounds(interval)[::2] == pytest.approx((x_of(4), x_of(7.5)))
    assert (bounds(bar)[1] + bounds(bar)[3]) / 2 == pytest.approx((bounds(interval)[1] + bounds(interval)[3]) / 2)
    assert x_of(7.5) < words(marks, "5,0").x < x_of(7.5) + 12


@pytest.mark.parametrize("kind", ["column", "line"])
def test_values_stand_above_upright_intervals(kind: str, lecture: Lecture) -> None:
    marks = drawn(lecture, measured(kind, point("a", 5, 4, 7.5)))
    [interval] = intervals(marks, lecture)
    left, top, right, bottom = bounds(interval)
    assert (top, bottom) == pytest.approx((y_of(7.5), y_of(4)))
    value = words(marks, "5,0")
    assert top - 16 < value.baseline < top
    assert value.x + value.width / 2 == pytest.approx((left + right) / 2)


def test_values_of_bars_below_zero_stand_beyond_their_low_end(lecture: Lecture) -> None:
    item = measured("column", point("a", -5, -7.5, -4), point("b", 2, 1, 3), range=(-10.0, 10.0))
    marks = drawn(lecture, item)
    assert words(marks, "-5,0").baseline - 18 * 0.9 > bounds(intervals(marks, lecture)[0])[3]
    names = {words(marks, name).baseline for name in ("a", "b")}
    assert len(names) == 1
    assert min(names) > to_pt(PLOT.bottom)  # below the plot, not on the bar


@pytest.mark.parametrize("kind", ["dot", "scatter"])
def test_what_is_said_of_dots_with_intervals_stands_right_of_them(kind: str, lecture: Lecture) -> None:
    marks = drawn(lecture, measured(kind, point("a", 5, 4, 7.5, x=3.0)))
    [dot], label = filled(marks), words(marks, "5,0" if kind == "dot" else "a")
    assert bounds(dot)[2] < label.x < bounds(dot)[2] + 6
    assert bounds(dot)[1] < label.baseline - 0.35 * label.size < bounds(dot)[3]


def test_an_end_that_is_missing_has_no_cap(lecture: Lecture) -> None:
    marks = drawn(lecture, measured("column", point("a", 5, None, 7.5), point("b", 3)))
    [interval] = intervals(marks, lecture)
    assert bounds(interval)[1::2] == pytest.approx((y_of(7.5), y_of(5)))
    assert sum(command[0] == "M" for command in interval.commands) == 2


def test_several_lines_have_intervals_and_no_values(lecture: Lecture) -> None:
    left = ChartSeries("Left", (point("a", 5, 4, 6), point("b", 3, 2, 4)), "accent1")
    right = ChartSeries("Right", (point("a", 7, 6, 8), point("b", 8, 7, 9)), "accent2")
    marks = drawn(lecture, chart("line", left, right, range=(0.0, 10.0), step=5.0, decimals=1))
    assert len(intervals(marks, lecture)) == 4
    assert not {"5,0", "3,0", "7,0", "8,0"} & set(told(marks))
    last = [bounds(path)[2] for path in filled(marks)][-1]
    assert last < words(marks, "Right").x < last + 6


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_bars_and_their_swatches_let_the_ground_through(kind: str, lecture: Lecture) -> None:
    item = chart(kind, one(3, 7, name="Left"), one(6, 2, name="Right"), opacity=0.6)
    fills = [path.fill.alpha for path in filled(drawn(lecture, item)) if path.fill is not None]
    assert fills == [0.6] * 6
    solid = filled(drawn(lecture, replace(item, opacity=1.0)))
    assert all(path.fill is not None and path.fill.alpha == 1 for path in solid)


def test_ticks_stand_at_each_step_in_their_own_format(lecture: Lecture) -> None:
    item = measured("column", point("a", 5), y_title="Up")
    marks = drawn(lecture, replace(item, language="es"))
    assert [text for text in told(marks) if text.endswith("%")] == ["0,0 %", "2,5 %", "5,0 %", "7,5 %", "10,0 %"]
    middle = words(marks, "5,0 %")
    assert middle.baseline - 0.35 * middle.size == pytest.approx(y_of(5), abs=0.5)


def test_the_axis_of_a_bar_chart_is_at_its_foot(lecture: Lecture) -> None:
    marks = drawn(lecture, measured("bar", point("a", 5, 4, 6), x_title="Across"))
    assert words(marks, "10.0 %").baseline > to_pt(PLOT.bottom)
    assert words(marks, "Across").baseline > words(marks, "10.0 %").baseline + 15


def test_a_scatter_keeps_its_axis_across(lecture: Lecture) -> None:
    series = ChartSeries("All", (ChartPoint("a", 2, x=-5.0), ChartPoint("b", 7, x=12.0)), "accent2")
    item = chart("scatter", series, x_range=(-10.0, 15.0), x_step=5.0, range=(-5.0, 10.0), step=5.0)
    marks = drawn(lecture, item)
    assert [text for text in told(marks) if text.lstrip("-").isdigit()] == ["-10", "-5", "0", "5", "10", "15"]
    zero = words(marks, "0")
    upright = [bounds(mark) for mark in marks if isinstance(mark, Path) and mark.fill is None]
    crossing = max((box for box in upright if box[0] == box[2]), key=lambda box: box[3] - box[1])
    assert crossing[0] == pytest.approx(zero.x + zero.width / 2)


def test_long_names_are_broken(lecture: Lecture) -> None:
    name = "A name that is much too long for one line beside a plot as narrow as this"
    below = drawn(lecture, measured("column", point(name, 5), point("b", 3), point("c", 2), point("d", 1)))
    beside = drawn(lecture, measured("bar", point(name, 5), point("b", 3)))
    for marks in (below, beside):
        assert name not in told(marks)
        assert name in " ".join(told(marks))


def test_a_pie_stands_where_layout_says(lecture: Lecture) -> None:
    square = Box(pt(300), pt(150), pt(250), pt(250))
    marks = drawn(lecture, chart("pie", one(50, 25, 25), plot=square))
    boxes = [bounds(path) for path in filled(marks)]
    found = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    assert found == pytest.approx((300, 150, 550, 400), abs=0.2)
    for mark in marks:
        assert not isinstance(mark, Words) or not (302 < mark.x < 548 and 152 < mark.baseline < 398)


@pytest.mark.parametrize("shares", [(50.0, 30.0, 20.0), (98.0, 1.0, 1.0), (1.0,) * 9])
def test_the_words_of_a_pie_that_was_laid_out_stay_in_the_chart(shares: tuple[float, ...], lecture: Lecture) -> None:
    points = tuple(ChartPoint(f"Part number {n}", share, said=f"{share:.0f} %") for n, share in enumerate(shares))
    plain = chart("pie", ChartSeries("All", points, "accent2"))
    marks = drawn(lecture, replace(plain, plot=pie_box(plain)))
    for mark in marks:
        if isinstance(mark, Words):
            assert to_pt(BOX.x) <= mark.x <= mark.x + mark.width <= to_pt(BOX.right)
            assert to_pt(BOX.y) <= mark.baseline - 0.8 * mark.size <= mark.baseline <= to_pt(BOX.bottom)


def test_numbers_are_said_as_layout_prints_them_where_they_have_decimals(lecture: Lecture) -> None:
    assert "5,0" in told(drawn(lecture, measured("column", point("a", 5))))
    assert "5.0 %" in told(drawn(lecture, measured("column", point("a", 5), decimals=0)))


def test_a_chart_without_room_is_drawn_all_the_same(lecture: Lecture) -> None:
    tiny = Box(BOX.x, BOX.y, pt(60), pt(60))
    for kind in ("bar", "column", "line", "dot", "scatter", "pie"):
        assert drawn(lecture, replace(chart(kind, one(3, 7)), box=tiny))
