"""Slices from twelve o'clock on, with name and value outside."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from slidekit.core.units import to_pt
from slidekit.render.charts.sheet import Sheet
from slidekit.render.drawing import Mark, Path
from slidekit.render.shapes import arc, circle, frame_of
from slidekit.scene.items import ChartPoint

ACCENTS = 6
OUTSIDE = 4.1
"""Points between the pie and the words of a slice."""
WIDEST = 0.85
"""Share of what is beside the pie, at which names of slices are broken."""
STRAIGHT = sin(pi / 36)
"""Within five degrees of an axis, words are centred on it; else a corner of theirs is nearest to their slice."""


def draw_pie(sheet: Sheet) -> Iterator[Mark]:
    """The first series. Slices without a colour of their own take the theme's accents in turn, as in PowerPoint."""
    points = sheet.item.series[0].points
    whole = sum(max(0.0, point.value) for point in points)
    if not whole:
        return
    cx, cy, radius = _circle(sheet)
    beside = WIDEST * (to_pt(sheet.item.box.w) / 2 - radius)
    frame = (cx - radius, cy - radius, 2 * radius, 2 * radius)
    start = -pi / 2
    for number, point in enumerate(points):
        share = max(0.0, point.value) / whole
        end = start + 2 * pi * share
        paint = sheet.paint(point.colour or f"accent{number % ACCENTS + 1}")
        if share >= 1:
            yield Path(circle(cx, cy, radius), paint)
        elif share > 0:
            yield Path((*arc(frame, start, end), ("L", cx, cy), ("Z",)), paint)
        middle, far = (start + end) / 2, radius + OUTSIDE
        at = cx + far * cos(middle), cy + far * sin(middle)
        yield from _label(sheet, point, at, (cos(middle), sin(middle)), beside)
        start = end


def _circle(sheet: Sheet) -> tuple[float, float, float]:
    """Centre and radius: the item's own plot, else with room for two lines above and below."""
    if sheet.item.plot is not None:
        x, y, w, h = frame_of(sheet.item.plot)
        return x + w / 2, y + h / 2, min(w, h) / 2
    x, y, w, h = frame_of(sheet.item.box)
    size = sheet.item.size
    return x + w / 2, y + h / 2, max(size, min(w, h) / 2 - 2.6 * size)


def _label(
    sheet: Sheet, point: ChartPoint, at: tuple[float, float], direction: tuple[float, float], room: float
) -> Iterator[Mark]:
    """Name above value, each centred on the other; ``direction`` is that from the centre of the pie."""
    across, down = direction
    lines = [*sheet.break_words(point.label, room), sheet.label(point)]
    width, height = max(map(sheet.width, lines)), sheet.height
    x = at[0] + width / 2 * _side(across)
    top = at[1] + len(lines) * height * (_side(down) - 1) / 2
    for row, text in enumerate(lines):
        yield sheet.set(text, x, top + row * height + sheet.rise)


def _side(direction: float) -> int:
    """1 to the right or below, -1 to the left or above, 0 straight ahead."""
    return 0 if abs(direction) <= STRAIGHT else 1 if direction > 0 else -1
