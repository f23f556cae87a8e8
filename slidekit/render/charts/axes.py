"""Axes: of values at the left or at the foot, of categories with their names below it or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slidekit.core.units import to_pt
from slidekit.render.charts.plot import Plot, column_room
from slidekit.render.charts.scale import Scale
from slidekit.render.charts.sheet import NEAR, TICK, Sheet
from slidekit.render.drawing import Mark

FILLED = 0.95
"""Names below an axis are broken at this share of their category's width."""
TIGHTER = 0.008
"""Long names are set by this share narrower than they measure, by the program that is compared with."""
WIDEST = 0.5
"""Names beside an axis take at most this share of the chart's width, where nothing says where the plot is."""


def value_axis(sheet: Sheet, plot: Plot, scale: Scale, x: float) -> Iterator[Mark]:
    """The upright axis at ``x`` with its ticks; its numbers stand left of the plot."""
    yield sheet.line(x, plot.top, x, plot.bottom)
    for tick in scale.ticks:
        y = plot.up(scale.share(tick))
        yield sheet.line(x - TICK, y, x, y)
        yield sheet.words(sheet.tell_tick(tick), plot.left - TICK - NEAR, y, "end")


def foot_axis(sheet: Sheet, plot: Plot, scale: Scale, y: float, told: Sequence[str]) -> Iterator[Mark]:
    """An axis of numbers across the plot at ``y``, with what is ``told`` of each tick below the plot."""
    yield sheet.line(plot.left, y, plot.right, y)
    for tick, text in zip(scale.ticks, told, strict=True):
        x = plot.across(scale.share(tick))
        yield sheet.line(x, y, x, y + TICK)
        yield sheet.set(text, x, plot.bottom + TICK + NEAR + sheet.rise)


def names_below(sheet: Sheet, axis: float) -> list[list[str]]:
    """The names of the categories, broken to stand below an axis beside another one that takes ``axis`` points."""
    room = FILLED * column_room(sheet, axis)
    return [sheet.break_words(point.label, room) for point in sheet.item.series[0].points]


def names_room(sheet: Sheet, names: list[list[str]]) -> float:
    """What names take below the plot."""
    return sheet.near + sheet.height * max(map(len, names))


def category_axis(sheet: Sheet, plot: Plot, y: float, names: list[list[str]]) -> Iterator[Mark]:
    """The axis across the plot at ``y``, each name below the plot at the middle of its category."""
    yield sheet.line(plot.left, y, plot.right, y)
    for number, lines in enumerate(names):
        x = plot.across((number + 0.5) / len(names))
        for row, text in enumerate(lines):
            yield sheet.set(text, x, plot.bottom + sheet.near + sheet.rise + row * sheet.height)


def names_beside(sheet: Sheet) -> list[list[str]]:
    """The names of the categories, broken to stand left of the plot."""
    item = sheet.item
    room = to_pt(item.box.w) * WIDEST
    if item.plot is not None:
        room = to_pt(item.plot.x - item.box.x) - sheet.near - sheet.height * bool(item.y_title)
    return [sheet.break_words(point.label, room) for point in item.series[0].points]


def name_room(sheet: Sheet, lines: list[str]) -> float:
    """What a name takes beside the plot."""
    return sheet.near + (1 - TIGHTER) * max(map(sheet.width, lines))


def standing_axis(sheet: Sheet, plot: Plot, x: float, names: list[list[str]]) -> Iterator[Mark]:
    """The upright axis of categories at ``x``, the first on top; each name ends left of the plot, its lines centred."""
    yield sheet.line(x, plot.top, x, plot.bottom)
    for number, lines in enumerate(names):
        middle = plot.up(1 - (number + 0.5) / len(names))
        first = middle - sheet.height * (len(lines) - 1) / 2
        centre = plot.left - (name_room(sheet, lines) + sheet.near) / 2
        for row, text in enumerate(lines):
            yield sheet.words(text, centre, first + row * sheet.height)
