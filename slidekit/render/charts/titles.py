"""The titles of the axes and the legend."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.render.charts.plot import Plot
from slidekit.render.charts.sheet import MARGIN, Sheet
from slidekit.render.drawing import Mark, Path, Words
from slidekit.render.shapes import circle, frame_of, rectangle

PADDING = 0.3
"""Around the title of an axis, in sizes; it never leaves the chart."""
SWATCH, SWATCH_GAP, NAME_GAP = 0.6, 0.22, 0.69
"""A swatch, what is between it and its name, and from there to the next, in sizes."""
LEGEND = 0.76
"""From the middle of the legend to the foot of the chart, in sizes."""


def draw_titles(sheet: Sheet, plot: Plot) -> Iterator[Mark]:
    """Titles of the axes beyond their labels, at the middle of plot and labels; that of the upright one reads from below."""
    item = sheet.item
    x, y, w, h = frame_of(item.box)
    left, top, right, bottom = plot.outer
    half, padding = sheet.height / 2, PADDING * item.size
    if item.x_title:
        legend = (sheet.height + padding) * sheet.has_legend
        wanted = bottom + MARGIN * h + padding + half
        yield sheet.words(item.x_title, (left + right) / 2, min(wanted, y + h - legend - padding - half))
    if item.y_title:
        wanted = left - MARGIN * w - padding - half
        yield _upright(sheet, item.y_title, max(wanted, x + padding + half), (top + bottom) / 2)


def _upright(sheet: Sheet, text: str, middle: float, centre: float) -> Words:
    flat = sheet.words(text, 0, 0)
    return Words(
        text, middle + flat.baseline, centre + flat.width / 2, flat.width, flat.font, flat.size, flat.paint,
        language=flat.language, ends_line=True, upright=True,
    )  # fmt: skip


def draw_legend(sheet: Sheet) -> Iterator[Mark]:
    """Swatch, or mark, and name of each series, centred at the foot."""
    if not sheet.has_legend:
        return
    x, y, w, h = frame_of(sheet.item.box)
    size = sheet.item.size
    swatch, near, gap = SWATCH * size, SWATCH_GAP * size, NAME_GAP * size
    names = [series.name for series in sheet.item.series]
    whole = sum(sheet.width(name) + swatch + near for name in names) + gap * (len(names) - 1)
    left, middle = x + (w - whole) / 2, y + h - LEGEND * size
    for series in sheet.item.series:
        square = rectangle((left, middle - swatch / 2, swatch, swatch))
        round_ = circle(left + swatch / 2, middle, swatch / 2)
        yield Path(square if sheet.item.kind in ("bar", "column") else round_, sheet.ink(series))
        yield sheet.words(series.name, left + swatch + near, middle, "start")
        left += swatch + near + sheet.width(series.name) + gap
