"""A close-up as shapes: connector, copy, frame, magnification, label and disc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slidekit.core.diagnostics import error
from slidekit.core.geometry import Box, Viewport
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.annotations.ink import Ink, Pen, ink_for
from slidekit.layout.annotations.target import XY
from slidekit.layout.chips import DARK_PLATE, chip, chip_size, disc, padding
from slidekit.layout.drawing import Drawing
from slidekit.layout.insets.connector import connect
from slidekit.layout.insets.cutout import CHIP_PAD, Cutout, cut_out
from slidekit.layout.insets.seek import largest_zoom, seek, seek_freely
from slidekit.layout.pictures import cut
from slidekit.scene.items import PictureItem, ShapeItem
from slidekit.scene.text import Align

ROOM = pt(8)
"""What stays free round a mark in the copy when the magnification's chip looks for a corner."""
CONNECTORS_COUNT = 3
"""A label's line across a connector is as bad as across so many other strokes: both are thin lines, and are taken for one."""


@dataclass(frozen=True, slots=True)
class Closeup:
    """A copy on the slide: the index of its mark, and the mapping for the marks that are drawn again in it."""

    index: int
    view: Viewport


def draw_insets(drawing: Drawing) -> list[Closeup]:
    """All close-ups of the panel, each at the place that its layout gave it or where it hides least."""
    indices = [index for index, mark in enumerate(drawing.panel.marks) if mark.kind == "inset"]
    if not indices:
        return []
    if drawing.linked is not None:
        _tie(drawing, indices.pop(), drawing.linked)
    marks = drawing.panel.marks
    cutouts = [cut_out(drawing.panel, marks[index], drawing.framed, drawing.look) for index in indices]
    if drawing.insets:
        places = drawing.insets
    else:
        cutouts, places = _sought(drawing, cutouts)
    for cutout in cutouts:
        drawing.strokes += _outline(cutout.source)
    return [_draw(drawing, index, cutout, place) for index, cutout, place in zip(indices, cutouts, places, strict=True)]


def _outline(box: Box) -> list[tuple[XY, XY]]:
    """The four sides of a box."""
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    return list(zip(corners, corners[1:] + corners[:1], strict=True))


def _sought(drawing: Drawing, cutouts: Sequence[Cutout]) -> tuple[list[Cutout], tuple[Box, ...]]:
    """Copies with their places; ``inset-crowded`` where one covers what it must not."""
    cutouts, found = seek_freely(drawing, cutouts)
    if not found.clean:
        cutout = next((each for each in cutouts if not seek(drawing, [each]).clean), cutouts[-1])
        zoom = largest_zoom(drawing, cutout)
        panel, mark = drawing.panel.id, cutout.mark
        message = (
            f"{mark.id} finds no place on {panel} at {cutout.zoom:g} times: it would cover its own source, a mark or a chip"
        )
        help = f"write zoom: {zoom:g}, or show the panel alone" if zoom else "show the panel alone, or choose a smaller area"
        drawing.findings.append(error("inset-crowded", message, mark.span, help, slide=drawing.look.slide, element=panel))
    return cutouts, found.places


def _draw(drawing: Drawing, index: int, cutout: Cutout, outer: Box) -> Closeup:
    mark, name, copy = cutout.mark, drawing.name(index), cutout.copy_in(outer)
    draw_connector(drawing, index, copy)
    framed = cut(drawing.panel.figure, cutout.pixels, copy, drawing.look.page, drawing.sheet.venue)
    drawing.add(mark, [PictureItem(f"{name}.copy", "inset", copy, framed.media, decorative=True, span=mark.span)])
    pen = Pen(f"{name}.frame", ink_for(drawing.sheet.theme, mark.style, dashed=mark.dashed))
    pen.ring(copy, "rect")
    drawing.add(mark, pen.items)
    drawing.obstacles.append(_kept_free(drawing, outer))
    if cutout.chip:
        drawing.add(mark, [_chip(drawing, cutout, framed.view, name)])
    if cutout.words:
        drawing.add(mark, [_label(drawing, cutout, outer, name)])
    if mark.number is not None:
        item = disc(f"{name}.number", mark.number, (copy.x, copy.y), drawing.sheet, drawing.language)
        drawing.add(mark, [item])
        drawing.obstacles.append(item.box)
    return Closeup(index, framed.view)


def _kept_free(drawing: Drawing, outer: Box) -> Box:
    """Where no other label may stand: over the picture the close-up itself, beside it its whole column, below it its row.

    A label right above or below a close-up would be taken for its own.
    """
    picture, region = drawing.view.box, drawing.region
    if outer.x >= picture.right or outer.right <= picture.x:
        return Box(outer.x, region.y, outer.w, region.h)
    if outer.y >= picture.bottom:
        return Box(region.x, outer.y, region.w, outer.h)
    return outer


def _tie(drawing: Drawing, index: int, other: Box) -> None:
    """The connector to another panel's picture, and a frame round that."""
    draw_connector(drawing, index, other)
    mark = drawing.panel.marks[index]
    pen = Pen(f"{drawing.name(index)}.frame", ink_for(drawing.sheet.theme, mark.style, dashed=mark.dashed))
    pen.ring(other.inset(-pen.ink.width // 2 - pen.ink.halo), "rect")
    drawing.add(mark, pen.items)


def draw_connector(drawing: Drawing, index: int, copy: Box) -> None:
    """Two thin lines from the source's corners to the copy's, in the mark's ink."""
    mark, target = drawing.targets[index]
    others = [each.box for other, each in drawing.targets if other is not mark and not each.box.meets(target.box)]
    lines, _ = connect(target.box, copy, others)
    ink = ink_for(drawing.sheet.theme, mark.style, dashed=mark.dashed)
    thin = Ink(ink.colour, ink.halo_colour, pt(drawing.sheet.theme.marks.leader), pt(1), ink.dash)
    pen = Pen(f"{drawing.name(index)}.connector", thin)
    for line in lines:
        pen.line(*line)
    drawing.add(mark, pen.items)
    drawing.strokes += lines * CONNECTORS_COUNT


def _chip(drawing: Drawing, cutout: Cutout, view: Viewport, name: str) -> ShapeItem:
    """The magnification, in the first corner of the copy where no mark is."""
    style = replace(drawing.sheet.chip, colour="FFFFFF")
    w, h = chip_size(cutout.chip, style, drawing.language)
    room = view.box.inset(CHIP_PAD)
    corners = [(room.x, room.bottom - h), (room.right - w, room.bottom - h), (room.right - w, room.y), (room.x, room.y)]
    if cutout.mark.number is not None:
        corners.pop()
    marked = [view.to_slide(*mark.place.target) for mark in drawing.panel.marks if mark.kind != "inset"]
    boxes = [Box(x, y, w, h) for x, y in corners]
    free = (box for box in boxes if not any(box.inset(-ROOM).holds(Box(x, y, 0, 0)) for x, y in marked))
    return chip(f"{name}.zoom", cutout.chip, next(free, boxes[0]), style, drawing.language)


def _label(drawing: Drawing, cutout: Cutout, outer: Box, name: str) -> ShapeItem:
    """The label at the copy's edge, on a plate where it lies on the picture."""
    box, at = cutout.label_in(outer), cutout.mark.label_at
    if isinstance(at, tuple):
        w, h = cutout.label
        x, y = drawing.view.to_slide(*at)
        box = Box(x - w // 2, y - h // 2, w, h)
        drawing.obstacles.append(box)
    over = drawing.view.box.meets(box)
    style = replace(drawing.sheet.label, colour="FFFFFF") if over else drawing.sheet.label
    wrap = box.w < chip_size(cutout.words, style, drawing.language)[0]
    align: Align = "r" if cutout.side == "left" else "ctr" if over or not cutout.side else "l"
    if align == "l" and cutout.side != "right":  # without a plate, letters stand flush with the copy
        box = box._replace(x=box.x - padding(style)[0])
    if not drawing.region.inset(-padding(style)[0]).holds(box) and not isinstance(at, tuple):
        message = f"the label “{plain(cutout.words)}” is wider than the place of {cutout.mark.id}"
        where: dict[str, str | None] = {"slide": drawing.look.slide, "element": drawing.panel.id}
        drawing.findings.append(error("text-overflow", message, cutout.mark.span, "write a shorter label", **where))
    return chip(f"{name}.label", cutout.words, box, style, drawing.language, role="label", fill=DARK_PLATE if over else None,
                wrap=wrap, align=align)  # fmt: skip
