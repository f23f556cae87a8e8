"""Native charts, drawn as PowerPoint draws them: near enough to see what stands where, not to the hair."""

from __future__ import annotations

from slidekit.render.charts.bars import draw_bars
from slidekit.render.charts.curves import draw_curves
from slidekit.render.charts.pie import draw_pie
from slidekit.render.charts.sheet import Sheet
from slidekit.render.drawing import Mark
from slidekit.scene.design import Design
from slidekit.scene.items import ChartItem

__all__ = ["draw_chart"]

_KINDS = {
    "bar": draw_bars,
    "column": draw_bars,
    "line": draw_curves,
    "dot": draw_curves,
    "scatter": draw_curves,
    "pie": draw_pie,
}


def draw_chart(design: Design, item: ChartItem) -> tuple[Mark, ...]:
    """The plot, then its axes, titles, labels and legend."""
    return tuple(_KINDS[item.kind](Sheet(design, item)))
