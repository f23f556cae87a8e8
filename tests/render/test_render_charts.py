"""Charts: axes as PowerPoint chooses them, marks in proportion, every value and name told, nothing beyond the chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isclose

import pytest

from slidekit.core.geometry import Box
from slidekit.core.units import pt, to_pt
from slidekit.render.charts import draw_chart
from slidekit.render.charts.scale import print_value, scale_for
from slidekit.render.drawing import Mark, Path, Words
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries
from slidekit.scene.scene import Scene

BOX = Box(pt(40), pt(90), pt(880), pt(400))


def chart(kind: str, *series: ChartSeries, **more: object) -> ChartItem:
    return ChartItem("chart", "chart", BOX, kind, series, "Arial", 18.0, "en", number_format='0.0" %"', **more)  # type: ignore[arg-type]


def one(*values: float, name: str = "All", colour: str = "accent2") -> ChartSeries:
    return ChartSeries(
        name, tuple(ChartPoint(f"C{number}", value, number + 1.0) for number, value in enumerate(values)), colour
    )


def bounds(path: Path) -> tuple[float, float, float, float]:
    corners = [(float(each[-2]), float(each[-1])) for each in path.commands if len(each) > 1]
    return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)


def filled(marks: tuple[Mark, ...]) -> list[Path]:
    return [mark for mark in marks if isinstance(mark, Path) and mark.fill is not None]


def told(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.text for mark in marks if isinstance(mark, Words)]


@pytest.mark.parametrize(
    ("values", "low", "high", "step"),
    [
        ([66, 8.3, 0], 0, 70, 10),
        ([30, 12], 0, 35, 5),
        ([9, 3], 0, 10, 1),
        ([41, 10], 0, 45, 5),
        ([3, 1.5], 0, 3.5, 0.5),
        ([30, -4], -10, 35, 5),
        ([1010, 1000], 999, 1011, 2),
        ([5], 0, 6, 1),
        ([0], 0, 1.2, 0.2),
    ],
)
def test_axes_end_where_powerpoint_ends_them(values: list[float], low: float, high: float, step: float) -> None:
    scale = scale_for(values)
    assert scale.step == pytest.approx(step)
    assert scale.low <= min(*values, scale.high)
    assert scale.high >= max(values)
    if low <= 0:
        assert (scale.low, scale.high) == (pytest.approx(low), pytest.approx(high))
    assert len(scale.ticks) <= 12


def test_a_range_that_is_given_holds() -> None:
    scale = scale_for([3, 4], (0, 10))
    assert (scale.low, scale.high, scale.step) == (0, 10, 1)
    assert (scale.share(20), scale.share(-5), scale.share(5)) == (1.0, 0.0, 0.5)


@pytest.mark.parametrize(
    ("form", "language", "text"),
    [
        ('0.0" %"', "en", "25.7 %"),
        ('0.0" %"', "es-AR", "25,7 %"),
        ("0", "en", "26"),
        ("General", "en", "25.7"),
        ('0.00"°"', "de", "25,70°"),
    ],
)
def test_numbers_are_printed_in_their_format(form: str, language: str, text: str) -> None:
    assert print_value(25.7, form, language) == text


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_bars_are_as_long_as_their_values(kind: str, lecture: Callable[[str], Scene]) -> None:
    marks = draw_chart(lecture("florida").design, chart(kind, one(10, 20, 40)))
    side = 0 if kind == "bar" else 1
    lengths = [bounds(path)[side + 2] - bounds(path)[side] for path in filled(marks)]
    assert isclose(lengths[1] / lengths[0], 2, rel_tol=1e-6)
    assert isclose(lengths[2] / lengths[0], 4, rel_tol=1e-6)
    assert told(marks) == ["10.0 %", "20.0 %", "40.0 %", "C0", "C1", "C2"]


def test_first_bars_stand_on_top_and_a_point_keeps_its_colour(lecture: Callable[[str], Scene]) -> None:
    design = lecture("florida").design
    series = ChartSeries("All", (ChartPoint("a", 1, colour="accent1"), ChartPoint("b", 2)), "accent2")
    first, second = filled(draw_chart(design, chart("bar", series)))
    assert bounds(first)[1] < bounds(second)[1]
    assert [first.fill.colour, second.fill.colour] == [design.rgb("accent1").upper(), design.rgb("accent2").upper()]  # type: ignore[union-attr]


def test_lines_of_several_series_are_named_at_their_ends(lecture: Callable[[str], Scene]) -> None:
    design = lecture("florida").design
    marks = draw_chart(design, chart("line", one(1, 2, name="Left"), one(2, 1, name="Right", colour="accent1")))
    names = {mark.text: mark for mark in marks if isinstance(mark, Words) and mark.text in ("Left", "Right")}
    assert names["Left"].baseline < names["Right"].baseline
    assert names["Right"].paint.colour == design.rgb("accent1").upper()
    assert max(word.x + word.width for word in names.values()) <= to_pt(BOX.right)


def test_slices_take_their_share(lecture: Callable[[str], Scene]) -> None:
    marks = draw_chart(lecture("florida").design, chart("pie", one(50, 25, 25)))
    half, quarter, _ = filled(marks)
    wide, narrow = (bounds(path)[2] - bounds(path)[0] for path in (half, quarter))
    assert isclose(wide, narrow, rel_tol=0.01)  # both are as wide as the radius
    assert isclose(bounds(half)[3] - bounds(half)[1], 2 * (bounds(quarter)[3] - bounds(quarter)[1]), rel_tol=0.01)
    assert told(marks) == ["C0", "50.0 %", "C1", "25.0 %", "C2", "25.0 %"]
    assert draw_chart(lecture("florida").design, chart("pie", one(0, 0))) == ()


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot", "scatter", "pie"])
@pytest.mark.parametrize("count", [1, 2])
def test_nothing_leaves_the_chart(kind: str, count: int, lecture: Callable[[str], Scene]) -> None:
    series = [one(3, 7, 5, name="Left"), one(6, 2, 4, name="Right", colour="accent1")][:count]
    item = chart(kind, *series, x_title="Across", y_title="Up")
    marks = draw_chart(lecture("florida").design, item)
    assert ("Across" in told(marks)) == ("Up" in told(marks)) == (kind != "pie")
    for mark in marks:
        if isinstance(mark, Path):
            left, top, right, bottom = bounds(mark)
        elif isinstance(mark, Words) and not mark.upright:
            left, right, top, bottom = mark.x, mark.x + mark.width, mark.baseline - mark.size * 0.7, mark.baseline
        else:
            continue
        assert to_pt(BOX.x) - 0.5 <= left, mark
        assert right <= to_pt(BOX.right) + 0.5, mark
        assert to_pt(BOX.y) - 0.5 <= top, mark
        assert bottom <= to_pt(BOX.bottom) + 0.5, mark


def test_a_legend_names_the_series_of_bars(lecture: Callable[[str], Scene]) -> None:
    item = chart("column", one(3, 7, name="Left"), one(6, 2, name="Right"))
    assert told(draw_chart(lecture("florida").design, item))[-2:] == ["Left", "Right"]
    single = replace(item, series=item.series[:1])
    assert "Left" not in told(draw_chart(lecture("florida").design, single))
