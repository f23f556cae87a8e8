"""Slices from twelve o'clock on, with name and value outside."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from slidekit.render.charts.sheet import GAP, Sheet
from slidekit.render.drawing import Mark, Path
from slidekit.render.shapes import arc, circle, frame_of

ACCENTS = 6


def draw_pie(sheet: Sheet) -> Iterator[Mark]:
    """The first series. Slices without a colour of their own take the theme's accents in turn, as in PowerPoint."""
    points = sheet.item.series[0].points
    whole = sum(max(0.0, point.value) for point in points)
    if not whole:
        return
    x, y, w, h = frame_of(sheet.item.box)
    size = sheet.item.size
    cx, cy, radius = x + w / 2, y + h / 2, max(size, min(w, h) / 2 - 2.6 * size)
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
        middle = (start + end) / 2
        anchor = "middle" if abs(cos(middle)) < 0.3 else "start" if cos(middle) > 0 else "end"
        px, py = cx + (radius + GAP + 3) * cos(middle), cy + (radius + GAP + size) * sin(middle)
        yield sheet.words(point.label, px, py - 0.6 * size, anchor)  # type: ignore[arg-type]
        yield sheet.words(sheet.tell(point.value), px, py + 0.6 * size, anchor)  # type: ignore[arg-type]
        start = end
