"""Where the plot stands in its chart: at the item's own place, before the names of lines, or in what labels leave free."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.core.units import to_pt
from slidekit.render.charts.sheet import MARGIN, NEAR, TICK, Sheet
from slidekit.render.shapes import frame_of

TITLE, BESIDE, BELOW = 0.28, 18.9, 18.0
"""Room for the title of an axis beside its line: so many sizes, and so many points more."""
LEGEND_GAP = 12.7
"""What a legend takes beside its line of words, in points."""
OUTSIDE = 1.7
"""Room for the title of an axis beside a plot that ends before the names of its lines, in sizes."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot's edges in points; ``outer`` are left, top, right and bottom of it with the labels of its axes."""

    left: float
    top: float
    right: float
    bottom: float
    outer: tuple[float, float, float, float]

    def across(self, share: float) -> float:
        """A share of the width → x."""
        return self.left + share * (self.right - self.left)

    def up(self, share: float) -> float:
        """A share of the height, from below → y."""
        return self.bottom - share * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Room:
    """What labels take beside the plot, in points."""

    left: float = 0.0
    above: float = 0.0
    right: float = 0.0
    below: float = 0.0


def place_plot(sheet: Sheet, room: Room) -> Plot:
    """The plot within labels, titles and legend."""
    item = sheet.item
    if item.plot is not None:
        x, y, w, h = frame_of(item.plot)
        return Plot(x, y, x + w, y + h, (x - room.left, y - room.above, x + w + room.right, y + h + room.below))
    outer = left, top, right, bottom = _before_names(sheet) if sheet.has_names_at_ends else _between_titles(sheet)
    return Plot(left + room.left, top + room.above, right - room.right, bottom - room.below, outer)


def _between_titles(sheet: Sheet) -> tuple[float, float, float, float]:
    left, top, right, bottom = sheet.area
    title = sheet.height + TITLE * sheet.item.size
    foot = (title + BELOW) * bool(sheet.item.x_title) + (sheet.height + LEGEND_GAP) * sheet.has_legend
    return left + (title + BESIDE) * bool(sheet.item.y_title), top, right, bottom - foot


def _before_names(sheet: Sheet) -> tuple[float, float, float, float]:
    """The writer's own layout: the plot and its axes end before the longest name, at most at half the width."""
    item = sheet.item
    x, y, w, h = frame_of(item.box)
    names = min(w / 2, item.size * (0.6 * max(len(series.name) for series in item.series) + 1))
    title = OUTSIDE * item.size
    left, foot = x + title * bool(item.y_title), title * bool(item.x_title)
    return left, y + MARGIN * h, x + w - names, y + h - MARGIN * h - foot


def tick_room(sheet: Sheet, ticks: list[float]) -> float:
    """The width of an upright axis: its numbers, then its ticks."""
    return max(sheet.width(sheet.tell_tick(tick)) for tick in ticks) + TICK + NEAR


def column_room(sheet: Sheet, axis: float) -> float:
    """The width of a category on a horizontal axis, near enough to break names before the plot is placed; ``axis`` is what the
    upright one takes, its title not counted.
    """
    item, count = sheet.item, len(sheet.item.series[0].points)
    if item.plot is not None:
        return to_pt(item.plot.w) / count
    title = sheet.height + TITLE * item.size + BESIDE
    return (to_pt(item.box.w) - axis - title * bool(item.y_title)) / count
