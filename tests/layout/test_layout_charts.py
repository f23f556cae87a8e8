"""Axes and plots that layout sets: scatters across, pies between their words, room for what stands at the edges."""

from __future__ import annotations

import pytest
from layout_decks import SPAN, deck, rich

from slidekit.core.units import pt
from slidekit.layout.axis import axis_step, x_axis
from slidekit.layout.engine import lay_out
from slidekit.layout.equations.measure import GREEK, measure
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import natural, paragraph
from slidekit.resolve.latex import read_latex
from slidekit.resolve.model import ChartBlock, Datum, Slide
from slidekit.scene.items import ChartItem
from slidekit.theme import BUILTIN


def chart(kind: str, *data: Datum, unit: str = "", x_title: str = "") -> ChartItem:
    block = ChartBlock(kind, data, (), unit, None, rich(x_title) if x_title else (), (), (), SPAN)
    scene = lay_out(deck(Slide("a", "chart", SPAN, rich("Found"), chart=block, seconds=9)), BUILTIN["reading-room"]).value
    assert scene is not None
    (item,) = [item for item in scene.slides[0].items if isinstance(item, ChartItem)]
    return item


def scattered(*places: tuple[float, float]) -> ChartItem:
    return chart("scatter", *(Datum(rich("p"), (y,), x) for x, y in places))


@pytest.mark.parametrize(
    ("places", "ends", "step"),
    [
        ([(2, 31), (5, 20), (10, 13)], (0, 12), 2),
        ([(-5, 1), (12, 7)], (-10, 15), 5),
        ([(96, 1), (98, 2)], (95.5, 98.5), 0.5),
        ([(0, 0), (0, 0)], (0, 1.2), 0.2),
        ([(0.02, 1), (0.05, 2)], (0, 0.06), 0.01),
    ],
)
def test_a_scatters_axis_across_reaches_beyond_its_points(
    places: list[tuple[float, float]], ends: tuple[float, float], step: float
) -> None:
    item = scattered(*places)
    assert item.x_range is not None
    assert item.x_step == pytest.approx(step)
    assert item.x_range[0] <= min(x for x, _ in places)
    assert item.x_range[1] > max(x for x, _ in places)
    assert item.x_range == pytest.approx(ends)
    assert x_axis(item) == (item.x_range, item.x_step)
    assert item.range is not None  # both axes, so that every program draws the same
    assert item.range[0] < item.range[1]


def test_only_scatters_have_an_axis_across() -> None:
    assert chart("dot", Datum(rich("a"), (4.0,))).x_range is None


def test_more_ticks_fit_across() -> None:
    assert (axis_step((0, 10.5)), axis_step((0, 10.5), 6)) == (2.5, 2)


@pytest.mark.parametrize("shares", [(50.0, 30.0, 20.0), (98.0, 1.0, 1.0), (1.0,) * 12, (0.0, 0.0)])
def test_a_pie_stands_between_its_words(shares: tuple[float, ...]) -> None:
    item = chart("pie", *(Datum(rich(f"Part number {n}"), (share,)) for n, share in enumerate(shares)), unit="%")
    assert item.plot is not None
    assert item.plot.w == item.plot.h
    assert item.box.holds(item.plot)
    assert item.plot.w > 0.5 * item.box.h


def test_a_pie_with_longer_words_is_smaller() -> None:
    short, long = (
        chart("pie", *(Datum(rich(name * times), (50.0,)) for name in ("A name ", "Another "))).plot for times in (1, 60)
    )
    assert short is not None
    assert long is not None
    assert long.w < short.w


def test_the_last_number_of_an_axis_across_is_in_the_chart() -> None:
    item = chart("bar", Datum(rich("a"), (51.0,), low=(40.0,), high=(99_000.0,)), unit="mm", x_title="Across")
    assert item.plot is not None
    assert item.range is not None
    last = natural([paragraph(f"{item.range[1]:g}\u00a0mm", Style(item.font, item.size), "en")])[0]
    assert item.plot.right + last // 2 <= item.box.right


@pytest.mark.parametrize("value", [7.2, -7.2])
def test_values_above_a_line_are_in_the_chart(value: float) -> None:
    item = chart("line", Datum(rich("a"), (value,), low=(value - 1,), high=(value + 0.8,)), Datum(rich("b"), (value / 2,)))
    assert item.plot is not None
    assert item.range is not None
    top = (item.range[1] - (value + 0.8)) / (item.range[1] - item.range[0]) * item.plot.h
    assert item.plot.y + top - pt(1.4 * item.size) > item.box.y


def test_greek_letters_of_equations_have_serifs() -> None:
    fonts = {ink.text: ink.font for ink in measure(read_latex(r"\sigma_A = \alpha x"), 40).inks}
    assert fonts["σ"] == fonts["α"] == GREEK
    assert fonts["x"] != GREEK


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot"])
def test_large_type_has_its_plot_and_axis_set(kind: str) -> None:
    block = ChartBlock(
        kind, (Datum(rich("One"), (51.2,)), Datum(rich("Two and three"), (97.0,))), (), "%", None, (), (), (), SPAN
    )
    talk = deck(Slide("a", "chart", SPAN, rich("Found"), chart=block, seconds=9), min_pt=28.0)
    scene = lay_out(talk, BUILTIN["reading-room"]).value
    assert scene is not None
    [item] = [item for item in scene.slides[0].items if isinstance(item, ChartItem)]
    assert item.plot is not None
    assert item.range is not None
    assert item.box.holds(item.plot)
    if kind == "bar":
        label = natural([paragraph(item.series[0].points[1].said, Style(item.font, item.size), "en")])[0]
        end = item.plot.x + round(item.plot.w * 97 / item.range[1])
        assert end + label < item.box.right
