"""Lines, dots and scatters: marks at their values, joined where the chart is a line."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.core.units import to_pt
from slidekit.render.charts.bars import value_axis
from slidekit.render.charts.scale import Scale, scale_for
from slidekit.render.charts.sheet import GAP, LABELS, NEAR, TICK, Plot, Sheet
from slidekit.render.drawing import Mark, Path, Pen
from slidekit.render.shapes import circle
from slidekit.scene.items import ChartSeries

LINE = 2.5
JOINED, ALONE = 7.0, 11.0
"""Diameters of marks on a line, and of marks without one."""


def draw_curves(sheet: Sheet) -> Iterator[Mark]:
    """Axes, then each series; a line chart of several has their names at the ends of the lines."""
    item = sheet.item
    scale = scale_for(sheet.values, item.range)
    ticks = max(sheet.width(sheet.tell(tick)) for tick in scale.ticks)
    named = item.kind == "line" and len(item.series) > 1
    longest = max(len(series.name) for series in item.series)
    right = min(to_pt(item.box.w) / 2, item.size * (0.6 * longest + 1)) if named else 0.0
    plot = sheet.plot(left=ticks + TICK + NEAR, below=LABELS * item.size, right=right, above=0.56 * item.size)
    across = _across(sheet)
    yield from value_axis(sheet, plot, scale)
    yield from _foot(sheet, plot, scale, across)
    for series in item.series:
        yield from _series(sheet, plot, scale, across, series, named)
    yield from sheet.titles(plot)
    yield from sheet.legend()


def _across(sheet: Sheet) -> Scale | None:
    """A scatter's axis across; None where categories stand side by side."""
    if sheet.item.kind != "scatter":
        return None
    return scale_for([_x(number, point.x) for series in sheet.item.series for number, point in enumerate(series.points)])


def _x(number: int, x: float | None) -> float:
    return number + 1.0 if x is None else x


def _foot(sheet: Sheet, plot: Plot, scale: Scale, across: Scale | None) -> Iterator[Mark]:
    zero = plot.up(scale.share(scale.base))
    middle = zero + TICK + 0.75 * sheet.item.size
    yield sheet.line(plot.left, zero, plot.right, zero)
    if across is None:
        points = sheet.item.series[0].points
        for number, point in enumerate(points):
            yield sheet.words(point.label, plot.across((number + 0.5) / len(points)), middle)
        return
    for tick in across.ticks:
        x = plot.across(across.share(tick))
        yield sheet.line(x, zero, x, zero + TICK)
        yield sheet.words(sheet.tell(tick), x, middle)


def _series(sheet: Sheet, plot: Plot, scale: Scale, across: Scale | None, series: ChartSeries, named: bool) -> Iterator[Mark]:
    kind, size, count = sheet.item.kind, sheet.item.size, len(series.points)
    places = [
        (
            plot.across(across.share(_x(number, point.x)) if across else (number + 0.5) / count),
            plot.up(scale.share(point.value)),
        )
        for number, point in enumerate(series.points)
    ]
    if kind == "line" and places:
        joined = (("M", *places[0]), *(("L", *place) for place in places[1:]))
        yield Path(joined, None, Pen(sheet.ink(series), LINE))
    radius = (JOINED if kind == "line" else ALONE) / 2
    for (x, y), point in zip(places, series.points, strict=True):
        yield Path(circle(x, y, radius), sheet.ink(series, point))
        if kind == "scatter" and point.label:
            yield sheet.words(point.label, x + radius + GAP, y, "start")
        elif kind != "scatter" and not named:
            yield sheet.words(sheet.tell(point.value), x, y - radius - 0.6 * size)
    if named and places:
        yield sheet.words(series.name, places[-1][0] + radius + GAP, places[-1][1], "start", series.colour)
