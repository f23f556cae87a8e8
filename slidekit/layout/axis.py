"""The axes and the plot of a chart where programs would choose differently, or leave labels no room: set here."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10

from slidekit.core.colour import contrast, mix
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.slices import pie_box
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import longest_word, natural, needed, paragraph
from slidekit.scene.items import ChartItem

BARS = ("bar", "column")
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
TICKS, X_TICKS = 5, 6
HEADROOM = 0.05
"""Of a scatter's spread, kept free beyond its last point."""
CUT = 5 / 6
"""Where everything lies above this share of the greatest value, an axis of dots and lines does not start at 0."""
WIDEST = 0.4
"""Names of bars take at most this share of a chart's width."""
USUAL = 18.0
"""Points of type up to which every program places a plain chart's axes well by itself."""
BESIDE = 0.5
"""Between the end of a bar and its label, in sizes."""
EDGE = 0.02
"""Share of a chart's width that stays free of labels at its edge, for there LibreOffice makes the plot smaller."""
ROOM = 1.5
"""Height of a line of labels, in sizes."""
TOP = 0.4
"""Share of that above a plot, for half of the axis's last number."""
OPACITIES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
SEEN = 3.0
"""WCAG 2.2, 1.4.11: the contrast of a graphic with what is beside it; where no opacity gives that, the best one is taken."""
CLEAR = 0.25
"""Share of the axis that is kept free beyond the longest bar of a bar chart, for its label."""


def is_set(item: ChartItem) -> bool:
    """Whether axes and plot are set here: where there are intervals, and where type is large, for then every program turns
    names, leaves numbers out and moves the plot in its own way.
    """
    return item.has_intervals or item.size > USUAL


def axis_range(item: ChartItem) -> tuple[float, float]:
    """The author's range, else round numbers around all values and ends, with room for the labels of bars."""
    if item.range is not None:
        return item.range
    points = [point for series in item.series for point in series.points]
    numbers = [n for point in points for n in (point.value, point.low, point.high) if n is not None]
    low, high = min(numbers), max(numbers)
    if item.kind in BARS or not 0 < low > high * CUT:
        low, high = min(low, 0.0), max(high, 0.0)
    high = high if (low, high) != (0, 0) else 1.0
    spread = (high - low) or abs(high)
    labelled = item.kind in BARS or (item.kind == "line" and len(item.series) == 1)
    if labelled:
        room = CLEAR if item.kind == "bar" else ROOM * item.size * 12_700 / item.box.h * 1.4
        high += spread * room if high > 0 or item.kind == "line" else 0
        low -= spread * room if low < 0 and item.kind != "line" else 0
    step = axis_step((low, high if labelled else low + spread))
    return _round(floor(low / step + 1e-9), step), _round(ceil(high / step - 1e-9), step)


def axis_step(reach: tuple[float, float], ticks: int = TICKS) -> float:
    """A round number that goes at most ``ticks`` times into an axis."""
    spread = abs(reach[1] - reach[0]) or 1.0
    power = 10.0 ** floor(log10(spread / ticks))
    return next(step * power for step in STEPS if step * power * ticks >= spread * 0.999)


def x_axis(item: ChartItem) -> tuple[tuple[float, float], float]:
    """A scatter's axis across and its step: round numbers around all points, which do not stand at its end."""
    found = [number + 1.0 if point.x is None else point.x for line in item.series for number, point in enumerate(line.points)]
    low, high = min(found), max(found)
    if not 0 < low > high * CUT:
        low, high = min(low, 0.0), max(high, 0.0)
    high = high if (low, high) != (0, 0) else 1.0
    room = ((high - low) or abs(high)) * HEADROOM
    reach = (low - room * (low != 0), high + room * (high != 0))
    step = axis_step(reach, X_TICKS)
    return (_round(floor(reach[0] / step + 1e-9), step), _round(ceil(reach[1] / step - 1e-9), step)), step


def _round(times: int, step: float) -> float:
    """``times`` × ``step`` without the noise of counting in twos."""
    return float(times * Decimal(f"{step:.6g}"))


def plot_box(item: ChartItem, tail: str = "") -> Box | None:
    """Where bars or the points of a line stand inside the chart: beside names and axis, above names, axis title and legend.

    Where a pie stands between its labels. None where nothing is set, and for all whose labels stand beside their points,
    wherever those are; dots of large type have room for theirs.
    """
    if item.kind == "pie":
        return pie_box(item)
    kinds = (*BARS, "line", *(["dot"] if item.size > USUAL else []))
    if not is_set(item) or item.kind not in kinds or (item.kind == "line" and len(item.series) > 1):
        return None
    style = Style(item.font, item.size)
    names = [paragraph(point.label, style, item.language) for point in item.series[0].points]
    ticks = [paragraph(f"{end:g}{tail}", style, item.language) for end in axis_range(item)]
    line = pt(item.size * ROOM)
    top, foot = round(line * TOP), line * (len(item.series) > 1)
    left = right = pt(item.size / 2)
    if item.kind == "bar":
        wanted = max(natural([name])[0] for name in names)
        least = max(longest_word(name) for name in names)
        left = max(min(wanted, round(item.box.w * WIDEST)), least) + pt(item.size)
        left += line * bool(item.y_title)
        foot += 2 * line * bool(item.x_title)
        right = max(right, natural(ticks[1:])[0] // 2 + 1) if item.x_title else right
        right = max(right, _label_room(item, style, item.box.w - left))
    else:
        axis = bool(item.y_title) or item.kind in ("line", "dot")
        left += (max(natural([tick])[0] for tick in ticks) + line // 2) * axis + line * bool(item.y_title)
        room = (item.box.w - left - right) // len(names)
        foot += max(needed([name], round(room * 0.9)) for name in names) + pt(item.size / 2) + line * bool(item.x_title)
    return Box(item.box.x + left, item.box.y + top, item.box.w - left - right, max(line, item.box.h - top - foot))


def _label_room(item: ChartItem, style: Style, room: int) -> int:
    """What labels of lying bars need beyond a plot that shares ``room`` with them."""
    first, last = axis_range(item)
    needs, beyond = [0], pt(item.size * BESIDE) + round(item.box.w * EDGE)
    for point in (point for series in item.series for point in series.points):
        reach = (max(point.value, point.high or point.value) - first) / (last - first)
        label = natural([paragraph(point.said or f"{point.value:g}", style, item.language)])[0] + beyond
        if point.value >= 0 < reach:
            needs.append(round((label - (1 - reach) * room) / reach))
    return min(max(needs), room // 2)


def bar_opacity(item: ChartItem, sheet: Stylesheet) -> float:
    """How far bars let the ground through: as little as it takes to see text-coloured intervals on them, and them on it."""
    if item.kind not in BARS:
        return 1.0
    scheme, tokens = sheet.theme.scheme(), sheet.theme.colours
    ground, ink = tokens.background, tokens.text
    names = {point.colour or series.colour for series in item.series for point in series.points}
    colours = [scheme.get(name, tokens.muted) for name in names]

    def weakest(opacity: float) -> float:
        fills = [mix(colour, ground, opacity) for colour in colours]
        return min(contrast(fill, beside) for fill in fills for beside in (ink, ground))

    seen = next((opacity for opacity in OPACITIES if weakest(opacity) >= SEEN), None)
    return seen or max(OPACITIES, key=weakest)
