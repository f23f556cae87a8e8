"""Where a pie stands in its chart: as large as the names and values around it allow."""

from __future__ import annotations

from math import cos, pi, sin

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import line_count, longest_word, natural, paragraph
from slidekit.scene.items import ChartItem

MARGIN = 0.02
"""Left free at each edge, as a share of the chart."""
OUTSIDE = pt(6)
"""Between the pie and the words of a slice."""
LINE = 1.25
"""Height of a line of words, in sizes."""
WIDEST = 0.2
"""Programs break names of slices at this share of the chart's width."""
STRAIGHT = sin(pi / 36)
"""Within five degrees of an axis, words are centred on it; else a corner of theirs is nearest to their slice."""


def pie_box(item: ChartItem) -> Box:
    """The square around the pie; it stands at the chart's middle, or beside it where the words are unequal."""
    across, down = round(item.box.w * MARGIN), round(item.box.h * MARGIN)
    room = item.box.w - 2 * across, item.box.h - 2 * down
    words = _words(item)
    low, high = pt(item.size), min(room)
    while high - low > 1:
        side = (low + high) // 2
        left, above, right, below = _reach(words, side)
        if left + right <= room[0] and above + below <= room[1]:
            low = side
        else:
            high = side
    left, above, right, below = _reach(words, low)
    middle, most = item.box.x + item.box.w // 2, item.box.right - across - right
    x = max(item.box.x + across + left, min(middle, most))
    y = item.box.y + down + above + (room[1] - above - below) // 2
    return Box(x - low // 2, y - low // 2, low, low)


def _words(item: ChartItem) -> list[tuple[float, float, int, int]]:
    """For each slice the direction of its middle from the pie's, and the size of its words."""
    style, points = Style(item.font, item.size), item.series[0].points
    whole = sum(max(0.0, point.value) for point in points) or 1.0
    found, start = [], -pi / 2
    for point in points:
        turn = 2 * pi * max(0.0, point.value) / whole
        name, value = (paragraph(text, style, item.language) for text in (point.label, point.said))
        widest = max(round(item.box.w * WIDEST), longest_word(name))
        width = max(min(natural([name])[0], widest), natural([value])[0])
        height = pt(LINE * item.size) * (line_count([name], widest) + 1)
        found.append((cos(start + turn / 2), sin(start + turn / 2), width, height))
        start += turn
    return found


def _reach(words: list[tuple[float, float, int, int]], side: int) -> tuple[int, int, int, int]:
    """How far a pie of this size reaches from its middle with its words: left, up, right, down."""
    radius = side // 2
    far = radius + OUTSIDE
    ends = [radius] * 4
    for across, down, width, height in words:
        for axis, direction, extent in ((0, across, width), (1, down, height)):
            half = extent // 2 if abs(direction) <= STRAIGHT else 0
            before, after = (half, half) if half else (extent, 0) if direction < 0 else (0, extent)
            ends[axis] = max(ends[axis], before - round(direction * far))
            ends[axis + 2] = max(ends[axis + 2], after + round(direction * far))
    return ends[0], ends[1], ends[2], ends[3]
