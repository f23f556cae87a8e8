"""Items of a slide in colours that are seen where they stand on a template's layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from slidekit.core.geometry import Box
from slidekit.layout.frames.frame import Frame
from slidekit.layout.frames.inks import ground_of, inks_for, signs_for
from slidekit.scene.items import (
    ChartItem,
    EquationItem,
    Fill,
    GroupItem,
    Item,
    MediaItem,
    PictureItem,
    Stroke,
    TableItem,
    TextItem,
)
from slidekit.scene.text import Bullet, Colour, Paragraph, TextBody

_SETTLED = ("title", "footer", "slide-number")
"""Roles of what stands in a placeholder of its own ground."""
_ENDS = ("tx1", "bg1")


def _inks_at(box: Box, frame: Frame) -> tuple[Mapping[Colour, Colour], Mapping[Colour, Colour]]:
    """What stands in for the theme's colours, and for those of ✓ and ✕, on what lies behind a box."""
    body = frame.texts[0] if frame.texts else None
    ground = ground_of(frame.layout, box, body)
    if ground not in frame.inks:
        frame.inks[ground] = inks_for(frame.layout, ground, body), signs_for(ground)
    return frame.inks[ground]


def recolour(item: Item, frame: Frame) -> Item:
    """The same item in other colours; titles and footers have theirs already."""
    if isinstance(item, GroupItem):
        return replace(item, items=tuple(recolour(inner, frame) for inner in item.items))
    inks, signs = _inks_at(item.box, frame)
    if isinstance(item, TextItem):
        if item.placeholder is not None and item.role in _SETTLED:
            return item
        if item.placeholder is not None:
            inks = {**{key: value for key, value in inks.items() if key not in _ENDS}, "tx1": frame.sheet.text.colour}
        return replace(item, text=_text(item.text, inks), fill=_fill(item.fill, inks), stroke=_stroke(item.stroke, inks))
    if isinstance(item, TableItem):
        rows = tuple(
            tuple(
                replace(cell, text=_text(cell.text, inks), fill=_fill(cell.fill, inks), bottom=_stroke(cell.bottom, inks))
                for cell in row
            )
            for row in item.rows
        )
        return replace(item, rows=rows)
    if isinstance(item, ChartItem):
        series = tuple(
            replace(
                each,
                colour=inks.get(each.colour, each.colour),
                points=tuple(replace(point, colour=inks.get(point.colour or "", point.colour)) for point in each.points),
            )
            for each in item.series
        )
        return replace(item, series=series)
    if isinstance(item, EquationItem):
        drawn = tuple(recolour(inner, frame) for inner in item.drawn)
        return replace(item, drawn=drawn, colour=inks.get(item.colour, item.colour))
    if isinstance(item, PictureItem | MediaItem):
        return item
    if item.role == "verdict" and item.text is None:
        inks = {**inks, **signs}
    text = None if item.text is None else _text(item.text, inks)
    return replace(item, text=text, fill=_fill(item.fill, inks), stroke=_stroke(item.stroke, inks))


def _fill(fill: Fill | None, inks: Mapping[Colour, Colour]) -> Fill | None:
    return replace(fill, colour=inks[fill.colour]) if fill is not None and fill.colour in inks else fill


def _stroke(stroke: Stroke | None, inks: Mapping[Colour, Colour]) -> Stroke | None:
    return replace(stroke, colour=inks[stroke.colour]) if stroke is not None and stroke.colour in inks else stroke


def _text(text: TextBody, inks: Mapping[Colour, Colour]) -> TextBody:
    return replace(text, paragraphs=tuple(_paragraph(each, inks) for each in text.paragraphs))


def _paragraph(paragraph: Paragraph, inks: Mapping[Colour, Colour]) -> Paragraph:
    runs = tuple(
        replace(run, char=replace(run.char, colour=inks[run.char.colour])) if run.char.colour in inks else run
        for run in paragraph.runs
    )
    bullet = paragraph.bullet
    if bullet.kind != "none" and bullet.colour in inks:
        bullet = Bullet(bullet.kind, bullet.text, bullet.start, inks[bullet.colour], bullet.size)
    return replace(paragraph, runs=runs, bullet=bullet)
