"""Lines, dots and scatters: marks at their values, joined where the chart is a line, each with its interval."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.render.charts.axes import category_axis, foot_axis, names_below, names_room, value_axis
from slidekit.render.charts.intervals import draw_interval
from slidekit.render.charts.plot import Plot, Room, place_plot, tick_room
from slidekit.render.charts.scale import Scale, print_value, scale_for
from slidekit.render.charts.sheet import NEAR, TICK, Sheet
from slidekit.render.charts.titles import draw_legend, draw_titles
from slidekit.render.drawing import Mark, Path, Pen
from slidekit.render.shapes import circle
from slidekit.scene.items import ChartPoint, ChartSeries

LINE = 2.5
JOINED, ALONE = 7.0, 11.0
"""Diameters of marks on a line, and of marks without one."""


def draw_curves(sheet: Sheet) -> Iterator[Mark]:
    """Axes, then each series, then all labels; a line chart of several has their names at the ends of the lines."""
    scale, across = sheet.scale(), _across(sheet)
    left, above = tick_room(sheet, scale.ticks), sheet.height / 2
    if across is None:
        names = names_below(sheet, left)
        plot = place_plot(sheet, Room(left, above, 0.0, names_room(sheet, names)))
    else:
        told = [print_value(tick, "General", sheet.item.language) for tick in across.ticks]
        plot = place_plot(sheet, Room(left, above, sheet.width(told[-1]) / 2, TICK + NEAR + sheet.height))
    foot = plot.up(scale.share(scale.base))
    if across is None:
        yield from category_axis(sheet, plot, foot, names)
    else:
        yield from foot_axis(sheet, plot, across, foot, told)
    yield from value_axis(sheet, plot, scale, plot.across(across.share(across.base)) if across else plot.left)
    labels: list[Mark] = []
    for series in sheet.item.series:
        places = _places(plot, scale, across, series)
        yield from _draw_series(sheet, plot, scale, series, places)
        labels += _labels(sheet, plot, scale, series, places)
    yield from labels
    yield from draw_titles(sheet, plot)
    yield from draw_legend(sheet)


def _across(sheet: Sheet) -> Scale | None:
    """A scatter's axis across; None where categories stand side by side."""
    item = sheet.item
    if item.kind != "scatter":
        return None
    values = [_x(number, point) for series in item.series for number, point in enumerate(series.points)]
    return scale_for(values, item.x_range, item.x_step)


def _x(number: int, point: ChartPoint) -> float:
    return number + 1.0 if point.x is None else point.x


def _places(plot: Plot, scale: Scale, across: Scale | None, series: ChartSeries) -> list[tuple[float, float]]:
    """Where the points of a series stand."""
    count = len(series.points)
    shares = [
        across.share(_x(number, point)) if across else (number + 0.5) / count for number, point in enumerate(series.points)
    ]
    return [(plot.across(share), plot.up(scale.share(point.value))) for share, point in zip(shares, series.points, strict=True)]


def _radius(sheet: Sheet) -> float:
    return (JOINED if sheet.item.kind == "line" else ALONE) / 2


def _draw_series(
    sheet: Sheet, plot: Plot, scale: Scale, series: ChartSeries, places: list[tuple[float, float]]
) -> Iterator[Mark]:
    if sheet.item.kind == "line" and places:
        joined = (("M", *places[0]), *(("L", *place) for place in places[1:]))
        yield Path(joined, None, Pen(sheet.ink(series), LINE))
    for (x, y), point in zip(places, series.points, strict=True):
        yield Path(circle(x, y, _radius(sheet)), sheet.ink(series, point))
    for (x, _), point in zip(places, series.points, strict=True):
        yield from draw_interval(sheet, point, x, lambda value: plot.up(scale.share(value)))


def _labels(sheet: Sheet, plot: Plot, scale: Scale, series: ChartSeries, places: list[tuple[float, float]]) -> Iterator[Mark]:
    """Names of scattered points and values of dots with intervals stand to the right, other values above, beyond intervals."""
    item, reach = sheet.item, _radius(sheet) + NEAR
    if sheet.has_names_at_ends:
        if places:
            yield sheet.words(series.name, places[-1][0] + reach, places[-1][1], "start", series.colour)
        return
    for (x, y), point in zip(places, series.points, strict=True):
        if item.kind == "scatter":
            if point.label:
                yield sheet.words(point.label, x + reach, y, "start")
        elif item.kind == "dot" and item.has_intervals:
            yield sheet.words(sheet.label(point), x + reach, y, "start")
        else:
            top = y if point.high is None else plot.up(scale.share(point.high))
            yield sheet.set(sheet.label(point), x, top - reach - sheet.fall)
