"""What the kinds of chart share: the sheet they are drawn on, its colours, numbers, words and lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from slidekit import text as measure
from slidekit.render.charts.scale import Scale, print_value, scale_for
from slidekit.render.drawing import Paint, Path, Pen, Words
from slidekit.render.shapes import frame_of, paint_of
from slidekit.scene.design import Design
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries

MARGIN = 0.02
"""Left free at each edge, as a share of the chart."""
TICK = 4.25
NEAR = 2.83
"""Points between words and the axis, mark or end of a bar that they belong to."""
EXTENTS = {"Carlito": (0.75, 0.25), "Caladea": (0.9, 0.25), "Liberation Serif": (0.891, 0.216)}
"""What letters reach above and below their baseline, in sizes."""
SANS = (0.905, 0.212)

Anchor = Literal["start", "middle", "end"]


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
    def has_legend(self) -> bool:
        """A legend stands where labels cannot name the series."""
        return len(self.item.series) > 1 and self.item.kind not in ("line", "pie")

    @property
    def has_names_at_ends(self) -> bool:
        """Several lines are named where they end."""
        return len(self.item.series) > 1 and self.item.kind == "line"

    @property
    def rise(self) -> float:
        """From a line's baseline to the top of its letters, in points."""
        return self._extents[0] * self.item.size

    @property
    def fall(self) -> float:
        """From a line's baseline to the foot of its letters, in points."""
        return self._extents[1] * self.item.size

    @property
    def height(self) -> float:
        """Of a line of labels in points."""
        return self.rise + self.fall

    @property
    def _extents(self) -> tuple[float, float]:
        return EXTENTS.get(measure.table_family(self.item.font), SANS)

    @property
    def near(self) -> float:
        """Between names of categories and the plot; they keep away from an axis that crosses it as if it had ticks there."""
        return NEAR + TICK * any(number < 0 for number in self.item.numbers)

    def scale(self, *more: float) -> Scale:
        """The value axis: the item's own, or one around all values and what else must be on it."""
        return scale_for([*self.values, *more], self.item.range, self.item.step)

    def paint(self, colour: str, alpha: float = 1.0) -> Paint:
        """A colour of the scene."""
        return paint_of(self.design, colour, alpha)

    def ink(self, series: ChartSeries, point: ChartPoint | None = None) -> Paint:
        """A point's own colour, or its series'; bars let the ground through as far as the item says."""
        return self.paint((point.colour if point else None) or series.colour, self.item.opacity)

    def tell(self, value: float) -> str:
        """A value as the chart's number format prints it."""
        return print_value(value, self.item.number_format, self.item.language)

    def tell_tick(self, value: float) -> str:
        """A number of the value axis."""
        return print_value(value, self.item.tick_format or self.item.number_format, self.item.language)

    def label(self, point: ChartPoint) -> str:
        """The value beside its mark. Numbers with decimals are printed by layout, whole ones by their format."""
        return point.said if self.item.decimals and point.said else self.tell(point.value)

    def width(self, text: str) -> float:
        """Of a label in points."""
        return measure.width(text, measure.Style(self.item.font), self.item.size)

    def words(self, text: str, x: float, middle: float, anchor: Anchor = "middle", colour: str = "tx1") -> Words:
        """A label whose letters are centred on ``middle``."""
        return self.set(text, x, middle + (self.rise - self.fall) / 2, anchor, colour)

    def set(self, text: str, x: float, baseline: float, anchor: Anchor = "middle", colour: str = "tx1") -> Words:
        """A label on its baseline, which begins, ends or is centred at ``x``."""
        item, width = self.item, self.width(text)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        ink = self.paint(colour)
        return Words(text, left, baseline, width, item.font, item.size, ink, language=item.language, ends_line=True)

    def break_words(self, text: str, room: float) -> list[str]:
        """Lines that are at most ``room`` points wide, but for words that are wider."""
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def line(self, x1: float, y1: float, x2: float, y2: float) -> Path:
        """Part of an axis."""
        return Path((("M", x1, y1), ("L", x2, y2)), None, Pen(self.paint("tx2"), 1.0))

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the chart within its margins."""
        x, y, w, h = frame_of(self.item.box)
        return x + MARGIN * w, y + MARGIN * h, x + w - MARGIN * w, y + h - MARGIN * h
