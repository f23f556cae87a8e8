"""What the kinds of chart share: the sheet they are drawn on, its margins, words, axes, titles and legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from slidekit import text as measure
from slidekit.render.charts.scale import print_value
from slidekit.render.drawing import Mark, Paint, Path, Pen, Words
from slidekit.render.shapes import frame_of, paint_of, rectangle
from slidekit.scene.design import Design
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries

MARGIN = 0.02
"""Left free at each edge, as a share of the chart."""
TICK = 4.25
GAP = 5.0
"""Points between a mark and its words."""
NEAR = 3.0
"""Points between an axis and its words."""
LABELS, TITLE, LEGEND = 1.28, 2.39, 1.82
"""Room for labels below an axis, for an axis's title, and for the legend, in the size of the type."""
CAP = 0.36
"""From the middle of a line's letters to its baseline, in its size."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot's edges in points."""

    left: float
    top: float
    right: float
    bottom: float

    def across(self, share: float) -> float:
        """A share of the width → x."""
        return self.left + share * (self.right - self.left)

    def up(self, share: float) -> float:
        """A share of the height, from below → y."""
        return self.bottom - share * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart and how it is drawn."""

    design: Design
    item: ChartItem

    @property
    def values(self) -> list[float]:
        """Every value of every series."""
        return [point.value for series in self.item.series for point in series.points]

    @property
    def axis_pen(self) -> Pen:
        """Of axes and ticks."""
        return Pen(self.paint("tx2"), 1.0)

    def paint(self, colour: str) -> Paint:
        """A colour of the scene."""
        return paint_of(self.design, colour)

    def ink(self, series: ChartSeries, point: ChartPoint | None = None) -> Paint:
        """A point's own colour, or its series'."""
        return self.paint((point.colour if point else None) or series.colour)

    def tell(self, value: float) -> str:
        """A value as it is printed."""
        return print_value(value, self.item.number_format, self.item.language)

    def width(self, text: str) -> float:
        """Of a label in points."""
        return measure.width(text, measure.Style(self.item.font), self.item.size)

    def words(self, text: str, x: float, middle: float, anchor: Anchor = "middle", colour: str = "tx1") -> Words:
        """A label whose letters are centred on ``middle``."""
        item, width = self.item, self.width(text)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        ink = self.paint(colour)
        baseline = middle + CAP * item.size
        return Words(text, left, baseline, width, item.font, item.size, ink, language=item.language, ends_line=True)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> Path:
        """Part of an axis."""
        return Path((("M", x1, y1), ("L", x2, y2)), None, self.axis_pen)

    def plot(self, left: float = 0.0, below: float = 0.0, right: float = 0.0, above: float = 0.0) -> Plot:
        """The plot within margins, titles and legend; the arguments are room for labels in points."""
        x, y, w, h = frame_of(self.item.box)
        size, dx, dy = self.item.size, MARGIN * w, MARGIN * h
        foot = size * ((TITLE if self.item.x_title else 0) + (LEGEND if self.has_legend else 0))
        side = size * TITLE if self.item.y_title else 0.0
        return Plot(x + dx + side + left, y + dy + above, x + w - dx - right, y + h - dy - foot - below)

    @property
    def has_legend(self) -> bool:
        """A legend stands where labels cannot name the series."""
        return len(self.item.series) > 1 and self.item.kind not in ("line", "pie")

    def titles(self, plot: Plot) -> Iterator[Mark]:
        """Titles of the axes; that of the upright one reads from below."""
        x, y, w, h = frame_of(self.item.box)
        dx, dy = MARGIN * w, MARGIN * h
        if self.item.x_title:
            legend = LEGEND * self.item.size if self.has_legend else 0.0
            middle = y + h - dy - legend - self.item.size * 0.6
            yield self.words(self.item.x_title, (plot.left + plot.right) / 2, middle)
        if self.item.y_title:
            yield self._upright(self.item.y_title, x + dx + self.item.size * 0.6, (plot.top + plot.bottom) / 2)

    def _upright(self, text: str, middle: float, centre: float) -> Words:
        flat = self.words(text, 0, 0)
        return Words(
            text, middle + CAP * flat.size, centre + flat.width / 2, flat.width, flat.font, flat.size, flat.paint,
            language=flat.language, ends_line=True, upright=True,
        )  # fmt: skip

    def legend(self) -> Iterator[Mark]:
        """Swatch and name of each series, centred at the foot."""
        if not self.has_legend:
            return
        x, y, w, h = frame_of(self.item.box)
        size = self.item.size
        swatch, gap = 0.6 * size, 0.9 * size
        names = [series.name for series in self.item.series]
        whole = sum(self.width(name) + swatch + GAP for name in names) + gap * (len(names) - 1)
        left, middle = x + (w - whole) / 2, y + h - MARGIN * h - size * 0.6
        for series in self.item.series:
            yield Path(rectangle((left, middle - swatch / 2, swatch, swatch)), self.ink(series))
            yield self.words(series.name, left + swatch + GAP, middle, "start")
            left += swatch + GAP + self.width(series.name) + gap
