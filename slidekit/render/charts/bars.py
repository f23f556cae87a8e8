"""Bars and columns: each with its value at its end, categories along the axis they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.render.charts.scale import Scale, scale_for
from slidekit.render.charts.sheet import LABELS, NEAR, TICK, Plot, Sheet
from slidekit.render.drawing import Mark, Path
from slidekit.render.shapes import rectangle

FREE = 0.5
"""The gap between categories in widths of a bar."""


def draw_bars(sheet: Sheet) -> Iterator[Mark]:
    """A bar chart lies on its side, with the first category on top; its value axis is seen where it has a title."""
    item = sheet.item
    scale = scale_for([*sheet.values, 0.0], item.range)
    across = item.kind == "bar"
    has_axis = bool(item.x_title if across else item.y_title)
    names = [point.label for point in item.series[0].points]
    line = LABELS * item.size
    if across:
        plot = sheet.plot(left=max(map(sheet.width, names)), above=line + TICK if has_axis else 0.0)
    else:
        ticks = max(sheet.width(sheet.tell(tick)) for tick in scale.ticks) + TICK + NEAR
        above = 0.56 * item.size
        plot = sheet.plot(left=ticks if has_axis else 0.0, below=line, above=above if has_axis else 0.0)
    yield from _bars(sheet, plot, scale, across)
    yield from _axes(sheet, plot, scale, across, has_axis)
    yield from sheet.titles(plot)
    yield from sheet.legend()


def _bars(sheet: Sheet, plot: Plot, scale: Scale, across: bool) -> Iterator[Mark]:
    series_count, count = len(sheet.item.series), len(sheet.item.series[0].points)
    breadth = 1 / (series_count + FREE)
    for category in range(count):
        for number, series in enumerate(sheet.item.series):
            point = series.points[category]
            start, end = (category + breadth * (FREE / 2 + number + step) for step in (0, 1))
            low, high = sorted((scale.share(scale.base), scale.share(point.value)))
            ahead = point.value >= scale.base
            if across:
                top, bottom = (plot.up(1 - place / count) for place in (start, end))
                left, right = plot.across(low), plot.across(high)
                place = (right + NEAR, "start") if ahead else (left - NEAR, "end")
                label = sheet.words(sheet.tell(point.value), place[0], (top + bottom) / 2, place[1])  # type: ignore[arg-type]
            else:
                left, right = (plot.across(place / count) for place in (start, end))
                top, bottom = plot.up(high), plot.up(low)
                lift = 0.72 * sheet.item.size
                label = sheet.words(sheet.tell(point.value), (left + right) / 2, top - lift if ahead else bottom + lift)
            yield Path(rectangle((left, top, right - left, bottom - top)), sheet.ink(series, point))
            yield label


def _axes(sheet: Sheet, plot: Plot, scale: Scale, across: bool, has_axis: bool) -> Iterator[Mark]:
    points = sheet.item.series[0].points
    size = sheet.item.size
    if across:
        zero = plot.across(scale.share(scale.base))
        yield sheet.line(zero, plot.top, zero, plot.bottom)
        for number, point in enumerate(points):
            middle = plot.up(1 - (number + 0.5) / len(points))
            yield sheet.words(point.label, plot.left - 0.4 * NEAR, middle, "end")
        if has_axis:
            yield sheet.line(plot.left, plot.top, plot.right, plot.top)
        for tick in scale.ticks if has_axis else ():
            x = plot.across(scale.share(tick))
            yield sheet.line(x, plot.top - TICK, x, plot.top)
            yield sheet.words(sheet.tell(tick), x, plot.top - TICK - 0.7 * size)
        return
    zero = plot.up(scale.share(scale.base))
    yield sheet.line(plot.left, zero, plot.right, zero)
    for number, point in enumerate(points):
        yield sheet.words(point.label, plot.across((number + 0.5) / len(points)), zero + 0.71 * size)
    if has_axis:
        yield from value_axis(sheet, plot, scale)


def value_axis(sheet: Sheet, plot: Plot, scale: Scale) -> Iterator[Mark]:
    """The axis at the left with its ticks and numbers."""
    yield sheet.line(plot.left, plot.top, plot.left, plot.bottom)
    for tick in scale.ticks:
        y = plot.up(scale.share(tick))
        yield sheet.line(plot.left - TICK, y, plot.left, y)
        yield sheet.words(sheet.tell(tick), plot.left - TICK - NEAR, y, "end")
