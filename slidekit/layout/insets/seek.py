"""Where a close-up stands that its layout gave no place: in the panel's margin, else over the picture where it hides least."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.annotations.labels import segment_meets
from slidekit.layout.annotations.quiet import Quietness
from slidekit.layout.annotations.target import within
from slidekit.layout.drawing import Drawing
from slidekit.layout.insets.connector import connect
from slidekit.layout.insets.cutout import ZOOM, Cutout, cut_out

GAP = pt(14)
"""From a picture to the close-up beside it."""
PAD, CLEAR = pt(10), pt(6)
"""From a close-up over the picture to the picture's edge, and to everything that it must not cover."""
RASTER = 8
HIDDEN, CORNER, CROSSED, FAR = 100.0, 12.0, 15.0, 10.0
"""Prices: hiding all of the picture, standing in its middle, a mark under a connector, a connector as long as the diagonal."""
LEAST_ZOOM, LEAST_FREE = 1.2, 1.5
"""What zoom: may say at least, and what slidekit chooses at least where nobody wrote it."""


@dataclass(frozen=True, slots=True)
class Found:
    """Places of copy and label, one for each cutout; ``clean`` false: some cover a source, a mark or a chip."""

    places: tuple[Box, ...]
    clean: bool
    hidden: float
    """Share of the picture's detail that they hide."""


def seek(drawing: Drawing, cutouts: Sequence[Cutout]) -> Found:
    """A place for every cutout, one after the other; the marks' kinds must have been drawn."""
    sources = [cutout.source for cutout in cutouts]
    marks = [target.box for mark, target in drawing.targets if mark.kind not in ("inset", "spotlight")]
    solid = [*sources, *marks, *drawing.obstacles]
    quiet = Quietness(drawing.detail(), _edges(drawing.view.box), drawing.u)
    whole = max(1e-9, quiet.hidden(_edges(drawing.view.box)))
    places: list[Box] = []
    clean, hidden = True, 0.0
    for cutout in cutouts:
        offers = []
        for index, (box, over) in enumerate(_offers(drawing, cutout)):
            faults = sum(box.meets(thing, CLEAR) for thing in (*solid, *places))
            faults += sum(segment_meets(*stroke, box.inset(-CLEAR)) for stroke in drawing.strokes)
            faults += not drawing.region.holds(box)
            share = quiet.hidden(_edges(within(box, drawing.view.box))) / whole if over else 0.0
            price = HIDDEN * share + _price(drawing, cutout, box, marks, over)
            offers.append((faults, round(price, 6), index, box, share))
        faults, _, _, box, share = min(offers)
        places.append(box)
        clean, hidden = clean and not faults, hidden + share
    return Found(tuple(places), clean, hidden)


def largest_zoom(drawing: Drawing, cutout: Cutout) -> float | None:
    """The largest magnification, in tenths, at which the copy alone finds a place; None for none worth the name."""
    for zoom in _zooms(cutout.zoom, LEAST_ZOOM):
        if seek(drawing, [cut_out(drawing.panel, cutout.mark, drawing.framed, drawing.look, zoom)]).clean:
            return zoom
    return None


def _zooms(above: float, least: float) -> list[float]:
    """Tenths from below ``above`` down to ``least``."""
    return [tenths / 10 for tenths in range(math.ceil(round(above * 10, 6)) - 1, round(least * 10) - 1, -1)]


def seek_freely(drawing: Drawing, cutouts: Sequence[Cutout]) -> tuple[list[Cutout], Found]:
    """Places for all; where none are clean, copies whose magnification nobody wrote are made smaller until they are."""
    given = list(cutouts)
    best = seek(drawing, given)
    if best.clean or all(cutout.mark.zoom for cutout in given):
        return given, best
    for zoom in _zooms(ZOOM, LEAST_FREE):
        smaller = [
            cutout if cutout.mark.zoom else cut_out(drawing.panel, cutout.mark, drawing.framed, drawing.look, zoom)
            for cutout in given
        ]
        found = seek(drawing, smaller)
        if found.clean:
            return smaller, found
    return given, best


def _offers(drawing: Drawing, cutout: Cutout) -> Iterator[tuple[Box, bool]]:
    """Places in the margins right and left, then a raster over the picture; at least one."""
    picture, region, (w, h) = drawing.view.box, drawing.region, cutout.outer
    if h <= picture.h:
        for x in (picture.right + GAP, picture.x - GAP - w):
            if region.x <= x and x + w <= region.right:
                yield from ((Box(x, y, w, h), False) for y in (picture.y, picture.y + (picture.h - h) // 2, picture.bottom - h))
    left, right = _reach(region, picture, w)
    top, high = picture.y + PAD, max(0, picture.h - 2 * PAD - h)
    for row in range(RASTER + 1):
        for column in range(RASTER + 1):
            yield Box(left + max(0, right - left) * column // RASTER, top + high * row // RASTER, w, h), True


def _reach(region: Box, picture: Box, w: int) -> tuple[int, int]:
    """The first and last left edge of a copy over the picture; half of it may hang over where there is a margin."""
    left, right = picture.x + PAD, picture.right - PAD - w
    if region.x < picture.x:
        left = max(region.x, left - w // 2)
    if region.right > picture.right:
        right = min(region.right - w, right + w // 2)
    return left, right


def _price(drawing: Drawing, cutout: Cutout, box: Box, marks: Sequence[Box], over: bool) -> float:
    """Corners are cheap; long connectors and such as run across marks are not."""
    picture, copy, source = drawing.view.box, cutout.copy_in(box), cutout.source
    _, crossed = connect(source, copy, [mark for mark in marks if not mark.meets(source)])
    away = math.dist(copy.centre, source.centre) / math.hypot(picture.w, picture.h)
    off = 0.0
    if over:
        wide, high = max(1, picture.w - 2 * PAD - box.w), max(1, picture.h - 2 * PAD - box.h)
        x, y = (box.x - picture.x - PAD) / wide, (box.y - picture.y - PAD) / high
        off = max(0.0, min(x, 1 - x)) + max(0.0, min(y, 1 - y))
    return CORNER * off + CROSSED * crossed + FAR * away


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.right, box.bottom
