"""Colours of a template that would not be seen where a slide needs them, and what stands in for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from slidekit.core.colour import contrast, luminance, mix
from slidekit.core.geometry import Box
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.scene.items import ChartItem, Fill, GroupItem, Item, PictureItem, Stroke, TableItem, TextItem
from slidekit.scene.text import Bullet, Colour, Paragraph, TextBody
from slidekit.theme.builtin import DAYLIGHT, READING_ROOM

TEXT, STROKE = 4.5, 3.0
LARGE = 18.0
"""From this size in points on text needs no more contrast than strokes."""
TOUCH = 0.05
"""What covers less of a box lies beside it."""
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_STEPS = 20
_SETTLED = ("title", "footer", "slide-number")
"""Roles of what stands in a placeholder of its own ground."""
_ENDS = ("tx1", "bg1")


def ground_of(layout: SlideLayout, region: Box, body: LayoutPlaceholder | None) -> tuple[str, ...]:
    """The colours behind the content. Where nobody can know (a picture), what the layout's own text is made to be read on."""
    ground = known_ground(layout, region)
    if ground:
        return ground
    ink = look_up(layout, body.levels[0].colour if body is not None else "tx1")
    return ("000000",) if luminance(ink) > luminance("777777") else ("FFFFFF",)


def known_ground(layout: SlideLayout, box: Box) -> tuple[str, ...]:
    """The colours behind a box; () where a picture lies there, or something that covers a part of it."""
    ground: tuple[str, ...] = ()
    for part in layout.scenery:
        if part.colours is None or part.box.share_of(box) < TOUCH:
            continue
        if not part.colours or part.box.share_of(box) < 1 or (part.alpha < 1 and not ground):
            ground = ()
        elif part.alpha < 1:
            ground = tuple(mix(colour, under, part.alpha) for colour in part.colours for under in ground)
        else:
            ground = part.colours
    return ground


def ink_in(layout: SlideLayout, holder: LayoutPlaceholder, size: float) -> Colour:
    """The colour of a placeholder's text: its own, or the nearest shade of it that can be read on what the layout has there."""
    own, ground = holder.levels[0].colour, known_ground(layout, holder.area)
    least = STROKE if size >= LARGE else TEXT
    if all(contrast(look_up(layout, own), under) >= least for under in ground):
        return own
    end = max(("000000", "FFFFFF"), key=lambda end: min(contrast(end, under) for under in ground))
    return _held(look_up(layout, own), end, ground, least)


def look_up(layout: SlideLayout, colour: Colour) -> str:
    """Six hex digits for a theme colour of the layout's."""
    return layout.colours.get(colour, colour if len(colour) == 6 else "000000")


def inks_for(layout: SlideLayout, ground: tuple[str, ...], body: LayoutPlaceholder | None) -> Mapping[Colour, Colour]:
    """Theme colour → what is used in its place on this ground; those that hold their contrast are left out."""

    def holds(colour: Colour, least: float) -> bool:
        return min(contrast(look_up(layout, colour), under) for under in ground) >= least

    own = body.levels[0].colour if body is not None else "tx1"
    ink = next((colour for colour in ("tx1", own, "bg1", "000000", "FFFFFF") if holds(colour, TEXT)), "tx1")
    inks: dict[Colour, Colour] = {}
    if ink != "tx1":
        inks |= {"tx1": ink, "bg1": ground[0]}
    for quiet in ("tx2", "hlink"):
        if not holds(quiet, TEXT):
            inks[quiet] = ink
    if contrast(look_up(layout, "bg2"), look_up(layout, ink)) < TEXT:
        inks["bg2"] = mix(look_up(layout, ink), ground[0], 0.12)
    for accent in _ACCENTS:
        least = TEXT if accent == "accent1" else STROKE  # discs have their digits in the first
        if not holds(accent, least):
            inks[accent] = _held(look_up(layout, accent), look_up(layout, ink), ground, least)
    return inks


def signs_for(ground: tuple[str, ...]) -> Mapping[Colour, Colour]:
    """The colours of ✓ and ✕: slidekit's own, for a template's accents mean nothing, and its second may well be red."""
    light = luminance(ground[0]) > luminance("777777")
    accents = (DAYLIGHT if light else READING_ROOM).colours.accents
    end = "000000" if light else "FFFFFF"
    return {name: _held(colour, end, ground) for name, colour in (("accent2", accents[1]), ("accent3", accents[2]))}


def _held(colour: str, end: str, ground: tuple[str, ...], least: float = STROKE) -> str:
    """The colour, or the shade of it nearest to it that is seen on the ground, on the way to ``end``."""
    shades = (mix(end, colour, step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in shades if min(contrast(shade, under) for under in ground) >= least), end)


def recolour(item: Item, inks: Mapping[Colour, Colour], signs: Mapping[Colour, Colour]) -> Item:
    """The same item in other colours; titles and footers have theirs already."""
    if isinstance(item, GroupItem):
        return replace(item, items=tuple(recolour(inner, inks, signs) for inner in item.items))
    if isinstance(item, TextItem):
        if item.placeholder is not None and item.role in _SETTLED:
            return item
        own = {key: value for key, value in inks.items() if key not in _ENDS} if item.placeholder is not None else inks
        return replace(item, text=_text(item.text, own), fill=_fill(item.fill, inks), stroke=_stroke(item.stroke, inks))
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
    if isinstance(item, PictureItem):
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
