"""Charts with intervals: said, drawn, and inside their axis."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_decks import SPAN, deck, laid_out, rich

from slidekit.core.geometry import Box
from slidekit.layout.axis import axis_range, axis_step, bar_opacity, plot_box
from slidekit.layout.stylesheet import Stylesheet
from slidekit.resolve.model import ChartBlock, Datum, Slide, Venue
from slidekit.scene.items import (
    ChartItem,
    ChartPoint,
    ChartSeries,
)
from slidekit.theme import BUILTIN


def chart(kind: str, *data: Datum, **keys: object) -> ChartItem:
    made = replace(ChartBlock(kind, data, (), "", None, (), (), (), SPAN), **keys)  # type: ignore[arg-type]
    scene = laid_out(deck(Slide("a", "chart", SPAN, rich("Found"), chart=made, seconds=9)))
    (item,) = [item for item in scene.slides[0].items if isinstance(item, ChartItem)]
    return item


def datum(label: str, value: float, low: float, high: float, **keys: object) -> Datum:
    return Datum(rich(label), (value,), low=(low,), high=(high,), **keys)  # type: ignore[arg-type]


def test_intervals_are_said_and_drawn() -> None:
    item = chart("bar", datum("Blind", 51.2, 44.8, 57.6, n="240"), Datum(rich("Seen"), (93.0,)), unit="%")
    assert item.alt == "Found: Blind (n = 240) 51.2 % (44.8 to 57.6); Seen 93 %"
    first, second = item.series[0].points
    assert (first.low, first.high, first.said) == (44.8, 57.6, "51.2\u00a0%")
    assert (second.low, second.said) == (None, "93.0\u00a0%")


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot"])
def test_the_axis_reaches_beyond_every_interval(kind: str) -> None:
    item = chart(kind, datum("a", 51.2, 44.8, 57.6), datum("b", 93.1, 88.7, 95.9))
    assert item.range is not None
    assert item.range[0] == 0
    assert item.range[1] >= (95.9 if kind in ("line", "dot") else 110)
    assert item.step is not None
    assert (item.range[1] / item.step) % 1 == 0


def test_dots_far_from_zero_start_near_their_values() -> None:
    item = chart("dot", datum("a", 97.1, 96.4, 97.8), datum("b", 98.3, 97.9, 98.6))
    assert item.range is not None
    assert item.range[0] >= 90


def test_bars_below_zero_have_room_for_their_labels_too() -> None:
    item = chart("bar", datum("a", -4, -6, -2), datum("b", 3, 1, 5))
    assert item.range is not None
    assert item.range[0] < -6 < 5 < item.range[1]


def test_an_authors_range_is_kept() -> None:
    assert chart("column", datum("a", 4, 3, 5), range=(0.0, 8.0)).range == (0.0, 8.0)


def test_a_plain_chart_leaves_its_axis_to_the_program() -> None:
    item = chart("bar", Datum(rich("a"), (4.0,)))
    assert (item.range, item.plot, item.step, item.opacity) == (None, None, None, 1.0)


@pytest.mark.parametrize(("reach", "step"), [((0, 10), 2), ((0, 1), 0.2), ((0, 140), 50), ((90, 100), 2), ((0, 7), 2)])
def test_steps_are_round(reach: tuple[float, float], step: float) -> None:
    assert axis_step(reach) == pytest.approx(step)


def test_names_of_bars_stand_beside_the_plot() -> None:
    item = chart("bar", datum("A rather long name of a bar", 4, 3, 5), datum("b", 4, 3, 5))
    assert item.plot is not None
    assert item.plot.x - item.box.x > 0.15 * item.box.w
    assert item.box.holds(item.plot)
    assert plot_box(replace(item, kind="dot")) is None


@pytest.mark.parametrize("theme", sorted(BUILTIN))
def test_intervals_are_seen_on_their_bars(theme: str) -> None:
    sheet = Stylesheet(BUILTIN[theme], Venue("v"))
    points = (ChartPoint("a", 1, low=0, high=2), ChartPoint("b", 1, low=0, high=2, colour="tx2"))
    item = ChartItem("c", "chart", Box(0, 0, 10, 10), "bar", (ChartSeries("s", points, "accent2"),), "Arial", 18, "en")
    assert 0.5 <= bar_opacity(item, sheet) <= 1
    assert bar_opacity(replace(item, kind="dot"), sheet) == 1
    assert axis_range(item)[1] > 2


# right to left
