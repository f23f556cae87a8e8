"""Bars and columns: each with its interval and its value beyond that, categories along the axis they stand on."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from slidekit.render.charts.axes import (
    category_axis,
    foot_axis,
    name_room,
    names_below,
    names_beside,
    names_room,
    standing_axis,
    value_axis,
)
from slidekit.render.charts.intervals import draw_interval, far_end, has_interval
from slidekit.render.charts.plot import Plot, Room, place_plot, tick_room
from slidekit.render.charts.scale import Scale
from slidekit.render.charts.sheet import NEAR, TICK, Sheet
from slidekit.render.charts.titles import draw_legend, draw_titles
from slidekit.render.drawing import Mark, Path
from slidekit.render.shapes import rectangle
from slidekit.scene.items import ChartPoint, ChartSeries

FREE = 0.5
"""The gap between categories in widths of a bar."""
BEYOND = 0.25
"""Between the end of an interval and its label, in sizes."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A value and the place it takes along the axis of categories, in categories."""

    series: ChartSeries
    point: ChartPoint
    start: float
    end: float


def draw_bars(sheet: Sheet) -> Iterator[Mark]:
    """A bar chart lies on its side, with the first category on top; its value axis is seen where it has a title."""
    item = sheet.item
    scale = sheet.scale(0.0)
    lying = item.kind == "bar"
    draw = _draw_lying if lying else _draw_standing
    plot = yield from draw(sheet, scale, bool(item.x_title if lying else item.y_title))
    yield from draw_titles(sheet, plot)
    yield from draw_legend(sheet)


def _bars(sheet: Sheet) -> list[_Bar]:
    """All bars, series by series, as they are drawn."""
    breadth = 1 / (len(sheet.item.series) + FREE)
    return [
        _Bar(series, point, *(category + breadth * (FREE / 2 + number + step) for step in (0, 1)))
        for number, series in enumerate(sheet.item.series)
        for category, point in enumerate(series.points)
    ]


def _reach(sheet: Sheet, point: ChartPoint) -> float:
    """From the end of a bar, or of its interval, to its label."""
    return NEAR + BEYOND * sheet.item.size * has_interval(point)


def _draw_lying(sheet: Sheet, scale: Scale, has_axis: bool) -> Generator[Mark, None, Plot]:
    names, count = names_beside(sheet), len(sheet.item.series[0].points)
    left = max(name_room(sheet, lines) for lines in names)
    over = sheet.width(sheet.tell_tick(scale.ticks[-1])) / 2  # of the last number beyond the axis
    below = sheet.height + TICK + NEAR
    plot = place_plot(sheet, Room(left, 0.0, over * has_axis, below * has_axis))

    def place(value: float) -> float:
        return plot.across(scale.share(value))

    labels: list[Mark] = []
    for bar in _bars(sheet):
        point = bar.point
        top, bottom = (plot.up(1 - place / count) for place in (bar.start, bar.end))
        start, end = sorted((place(scale.base), place(point.value)))
        middle, far, reach = (top + bottom) / 2, place(far_end(point)), _reach(sheet, point)
        yield Path(rectangle((start, top, end - start, bottom - top)), sheet.ink(bar.series, point))
        yield from draw_interval(sheet, point, middle, place, lying=True)
        beside = (far - reach, middle, "end") if point.value < 0 else (far + reach, middle, "start")
        labels.append(sheet.words(sheet.label(point), *beside))  # type: ignore[arg-type]
    yield from labels
    yield from standing_axis(sheet, plot, place(scale.base), names)
    if has_axis:
        yield from foot_axis(sheet, plot, scale, plot.bottom, [sheet.tell_tick(tick) for tick in scale.ticks])
    return plot


def _draw_standing(sheet: Sheet, scale: Scale, has_axis: bool) -> Generator[Mark, None, Plot]:
    left = tick_room(sheet, scale.ticks) * has_axis
    names, count = names_below(sheet, left), len(sheet.item.series[0].points)
    plot = place_plot(sheet, Room(left, sheet.height / 2 * has_axis, 0.0, names_room(sheet, names)))

    def place(value: float) -> float:
        return plot.up(scale.share(value))

    labels: list[Mark] = []
    for bar in _bars(sheet):
        point = bar.point
        left, right = (plot.across(place / count) for place in (bar.start, bar.end))
        top, bottom = sorted((place(scale.base), place(point.value)))
        middle, far, reach = (left + right) / 2, place(far_end(point)), _reach(sheet, point)
        yield Path(rectangle((left, top, right - left, bottom - top)), sheet.ink(bar.series, point))
        yield from draw_interval(sheet, point, middle, place)
        baseline = far + reach + sheet.rise if point.value < 0 else far - reach - sheet.fall
        labels.append(sheet.set(sheet.label(point), middle, baseline))
    yield from labels
    yield from category_axis(sheet, plot, place(scale.base), names)
    if has_axis:
        yield from value_axis(sheet, plot, scale, plot.left)
    return plot
