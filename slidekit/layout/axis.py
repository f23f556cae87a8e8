"""The value axis and the plot of a chart with intervals: set here, so that labels find room beyond the intervals' ends."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10

from slidekit.core.colour import contrast, mix
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import longest_word, natural, needed, paragraph
from slidekit.scene.items import ChartItem

BARS = ("bar", "column")
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
TICKS = 5
CUT = 5 / 6
"""Where everything lies above this share of the greatest value, an axis of dots and lines does not start at 0."""
WIDEST = 0.4
"""Names of bars take at most this share of a chart's width."""
ROOM = 1.5
"""Height of a line of labels, in sizes."""
OPACITIES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
SEEN = 3.0
"""WCAG 2.2, 1.4.11: the contrast of a graphic with what is beside it; where no opacity gives that, the best one is taken."""
CLEAR = 0.25
"""Share of the axis that is kept free beyond the longest bar of a bar chart, for its label."""


def axis_range(item: ChartItem) -> tuple[float, float]:
    """The author's range, else round numbers around all values and ends, with room for the labels of bars."""
    if item.range is not None:
        return item.range
    points = [point for series in item.series for point in series.points]
    numbers = [n for point in points for n in (point.value, point.low, point.high) if n is not None]
    low, high = min(numbers), max(numbers)
    if item.kind in BARS or not 0 < low > high * CUT:
        low, high = min(low, 0.0), max(high, 0.0)
    spread = (high - low) or abs(high) or 1.0
    if item.kind in BARS:
        room = CLEAR if item.kind == "bar" else ROOM * item.size * 12_700 / item.box.h * 1.4
        high += spread * room if high > 0 else 0
        low -= spread * room if low < 0 else 0
    step = axis_step((low, high if item.kind in BARS else low + spread))
    return _round(floor(low / step + 1e-9), step), _round(ceil(high / step - 1e-9), step)


def axis_step(reach: tuple[float, float]) -> float:
    """A round number that goes at most ``TICKS`` times into an axis."""
    spread = abs(reach[1] - reach[0]) or 1.0
    power = 10.0 ** floor(log10(spread / TICKS))
    return next(step * power for step in STEPS if step * power * TICKS >= spread * 0.999)


def _round(times: int, step: float) -> float:
    """``times`` × ``step`` without the noise of counting in twos."""
    return float(times * Decimal(f"{step:.6g}"))


def plot_box(item: ChartItem, tail: str = "") -> Box | None:
    """Where bars or the points of a line stand inside the chart: beside names and axis, above names, axis title and legend.

    None for all whose labels stand beside their points, wherever those are.
    """
    if item.kind not in (*BARS, "line") or (item.kind == "line" and len(item.series) > 1):
        return None
    style = Style(item.font, item.size)
    names = [paragraph(point.label, style, item.language) for point in item.series[0].points]
    line = pt(item.size * ROOM)
    top, foot = line // 3, line * (len(item.series) > 1)
    left = right = pt(item.size / 2)
    if item.kind == "bar":
        wanted = max(natural([name])[0] for name in names)
        least = max(longest_word(name) for name in names)
        left = max(min(wanted, round(item.box.w * WIDEST)), least) + pt(item.size)
        left += line * bool(item.y_title)
        foot += 2 * line * bool(item.x_title)
    else:
        ticks = [paragraph(f"{end:g}{tail}", style, item.language) for end in axis_range(item)]
        axis = bool(item.y_title) or item.kind == "line"
        left += (max(natural([tick])[0] for tick in ticks) + line // 2) * axis + line * bool(item.y_title)
        room = (item.box.w - left - right) // len(names)
        foot += max(needed([name], round(room * 0.9)) for name in names) + pt(item.size / 2) + line * bool(item.x_title)
    return Box(item.box.x + left, item.box.y + top, item.box.w - left - right, max(line, item.box.h - top - foot))


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
