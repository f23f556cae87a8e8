"""A picture with its close-ups as one whole: beside it, below it or over a corner, whichever shows the picture best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slidekit.core.geometry import Box, union
from slidekit.layout.captions import caption_height
from slidekit.layout.drawing import Drawing, Look
from slidekit.layout.insets.connector import connect
from slidekit.layout.insets.cutout import ZOOM, Cutout, cut_out, insets_of
from slidekit.layout.insets.seek import GAP, seek
from slidekit.layout.marks import draw_kinds
from slidekit.layout.panel import chips_of
from slidekit.layout.pictures import ENLARGE_INSET, Framed, aspect, frame, largest, shown_pixels
from slidekit.resolve.model import Panel

PRECISION = 25_400
LEAST = 254_000
"""A picture narrower than this (20 points) is none."""
WORTH = {"right": 1.0, "left": 0.97, "below": 0.95, "over": 0.8}
"""Of pictures of one size: a close-up reads best on the right, and hides nothing beside or below its picture."""
SHARPER = 0.75
"""A picture gives up to a quarter of its width for a close-up that is not enlarged too far; what costs more is a finding."""
CROSSED = 0.15
"""A connector that runs across a mark costs this share."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A picture and its close-ups (labels included); ``insets`` is () without any, and where they go over the picture."""

    picture: Box
    insets: tuple[Box, ...] = ()

    @property
    def box(self) -> Box:
        return union((self.picture, *self.insets))

    def at(self, x: int, y: int) -> Composition:
        """The same with its top left corner there."""
        dx, dy = x - self.box.x, y - self.box.y
        moved = [box._replace(x=box.x + dx, y=box.y + dy) for box in (self.picture, *self.insets)]
        return Composition(moved[0], tuple(moved[1:]))


def compose(panel: Panel, width: int, height: int, look: Look) -> Composition:
    """The best arrangement in this room, at its top left corner."""
    w, h = largest(panel, look.page, look.sheet.venue, max(0, width), max(0, height))
    if w < LEAST or not insets_of(panel):
        return Composition(Box(0, 0, w, h))
    found = _composed(panel, w, width, height, look)
    sharp = _sharp(panel, look)
    if SHARPER * found.picture.w <= sharp < found.picture.w:
        found = _composed(panel, sharp, width, height, look)
    return found


def _sharp(panel: Panel, look: Look) -> int:
    """The width of the picture at which no close-up is enlarged further than it may be."""
    left, _, right, _ = shown_pixels(panel)
    zoom = max(mark.zoom or ZOOM for mark in insets_of(panel))
    return int(ENLARGE_INSET / zoom * (right - left) * look.page.size.w / look.sheet.venue.pixels[0])


def _composed(panel: Panel, w: int, width: int, height: int, look: Look) -> Composition:
    """The best arrangement of a picture at most ``w`` wide."""
    whole = Composition(Box(0, 0, w, round(w / aspect(panel))))
    drawing = _rehearsed(panel, whole.picture, look)
    offers = [(_worth(drawing, found, side), found) for side in ("right", "left", "below")
              if (found := _aside(panel, side, width, height, w, look))]  # fmt: skip
    over = seek(drawing, _cutouts(panel, drawing.framed, look))
    if over.clean:
        offers.append((WORTH["over"] * w * whole.picture.h * max(0.0, 1 - over.hidden), whole))
    return max(offers, key=lambda offer: offer[0])[1] if offers else whole


def compose_with_caption(panel: Panel, width: int, height: int, look: Look) -> Composition:
    """The best arrangement that leaves its caption, as wide as the whole, room below it."""
    below = caption_height(panel, width, look)
    for _ in range(4):
        found = compose(panel, width, height - below, look)
        needed = caption_height(panel, max(1, found.box.w), look)
        if needed <= below:
            break
        below = needed
    return found


def _rehearsed(panel: Panel, picture: Box, look: Look) -> Drawing:
    """The panel with its chips and the kinds of its marks, to see what a close-up must keep clear of."""
    framed = frame(panel, picture, look.page, look.sheet.venue)
    drawing = Drawing(panel, framed, picture, look, [chip.box for chip in chips_of(panel, framed.view, look)])
    draw_kinds(drawing)
    return drawing


def _cutouts(panel: Panel, framed: Framed, look: Look) -> list[Cutout]:
    return [cut_out(panel, mark, framed, look) for mark in insets_of(panel)]


def _aside(panel: Panel, side: str, width: int, height: int, widest: int, look: Look) -> Composition | None:
    """The largest picture with its close-ups on one side; close-ups grow with it, so that they stay as many times larger."""
    low, high = 0, widest + PRECISION
    best: Composition | None = None
    while high - low > PRECISION:
        middle = (low + high) // 2
        found = _stacked(panel, side, min(middle, widest), look) if middle >= LEAST else None
        if found is not None and found.box.w <= width and found.box.h <= height:
            low, best = middle, found
        elif middle < LEAST:
            low = middle
        else:
            high = middle
    return best


def _stacked(panel: Panel, side: str, w: int, look: Look) -> Composition:
    """A picture ``w`` wide, its close-ups in one column or row in the order of their sources."""
    picture = Box(0, 0, w, max(1, round(w / aspect(panel))))
    cutouts = _cutouts(panel, frame(panel, picture, look.page, look.sheet.venue), look)
    row = side == "below"
    order = sorted(range(len(cutouts)), key=lambda i: (cutouts[i].source.centre[0 if row else 1], i))
    sizes = [cutout.outer for cutout in cutouts]
    along = sum(sizes[i][0 if row else 1] for i in order) + GAP * (len(order) - 1)
    start = _snapped(along, picture.w if row else picture.h, [cutouts[i].source.centre[0 if row else 1] for i in order])
    boxes: dict[int, Box] = {}
    for i in order:
        ow, oh = sizes[i]
        x = {"right": w + GAP, "left": -GAP - ow}.get(side, start)
        boxes[i] = Box(x, picture.h + GAP if row else start, ow, oh)
        start += GAP + (ow if row else oh)
    return Composition(picture, tuple(boxes[i] for i in range(len(cutouts)))).at(0, 0)


def _snapped(length: int, side: int, centres: Sequence[int]) -> int:
    """Where a stack begins along the picture's side: flush with one end or in the middle, nearest to its sources."""
    wanted = sum(centres) / len(centres) - length / 2
    return min((0, side - length, (side - length) // 2), key=lambda start: abs(start - wanted))


def _worth(drawing: Drawing, found: Composition, side: str) -> float:
    """The picture's area, less where connectors run across marks."""
    framed = replace(drawing.framed, view=replace(drawing.view, box=found.picture))
    marks = [target.box for mark, target in drawing.targets if mark.kind not in ("inset", "spotlight")]
    share = found.picture.w / drawing.view.box.w
    left, top = drawing.view.box.x, drawing.view.box.y
    scaled = [
        Box(
            found.picture.x + round((box.x - left) * share),
            found.picture.y + round((box.y - top) * share),
            round(box.w * share),
            round(box.h * share),
        )
        for box in marks
    ]
    crossed = 0
    for cutout, place in zip(_cutouts(drawing.panel, framed, drawing.look), found.insets, strict=True):
        others = [box for box in scaled if not box.meets(cutout.source)]
        crossed += connect(cutout.source, cutout.copy_in(place), others)[1]
    return WORTH[side] * found.picture.w * found.picture.h * (1 - CROSSED) ** crossed
