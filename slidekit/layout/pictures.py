"""Which part of a figure is shown, how large, and in how many pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from slidekit.core.geometry import WHOLE, Area, Box, Viewport
from slidekit.layout.page import Page
from slidekit.resolve.model import Figure, Panel, Venue
from slidekit.scene.items import MediaKey

Pixels = tuple[float, float, float, float]

ROUNDING = 2
ENLARGE = 1.5
"""A picture is never shown at more than this many screen pixels per pixel of its own."""
FILLED = 1.5
"""A picture that fills a frame beside others is cut to two thirds at most."""
MARGIN = 0.05
"""How far from the edge of its frame, in shares of it, what a mark is about stands where the frame is moved for it."""
ENLARGE_INSET = 2.0
"""Of a close-up: what makes its picture smaller where that costs little, and is a finding where it costs much."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture on the slide: the mapping for its marks and the key of its finished bytes."""

    view: Viewport
    media: MediaKey


def shown_pixels(panel: Panel) -> Pixels:
    """The panel's crop in whole pixels of the upright figure; in parts of pixels where it is aligned with other panels."""
    w, h = panel.figure.pixels
    area = panel.crop or WHOLE
    if panel.aligned:
        return round(area.left * w, 6), round(area.top * h, 6), round(area.right * w, 6), round(area.bottom * h, 6)
    left, top = round(area.left * w), round(area.top * h)
    return left, top, max(left + 1, round(area.right * w)), max(top + 1, round(area.bottom * h))


def aspect(panel: Panel) -> float:
    """Width over height of what is shown."""
    left, top, right, bottom = shown_pixels(panel)
    return (right - left) / (bottom - top)


def largest(panel: Panel, page: Page, venue: Venue, width: int, height: int, shape: float | None = None) -> tuple[int, int]:
    """The largest size in EMU that fits the room without stretching or enlarging too far.

    ``shape`` is the aspect of the box that a picture with ``fit: cover`` fills; without it the picture has its own.
    """
    left, top, right, bottom = shown_pixels(panel)
    shape = shape if shape is not None and fills(panel) else aspect(panel)
    limit = ENLARGE * min(right - left, (bottom - top) * shape) * page.size.w / venue.pixels[0]
    w = min(width, round(height * shape), round(limit))
    return w, round(w / shape)


def fills(panel: Panel) -> bool:
    """True for a picture that is cut to its box; one that is aligned with others has its box's shape already."""
    return panel.fit == "cover" and not panel.aligned


def common_shape(panels: Sequence[Panel], room: float) -> float:
    """The aspect of the frames of panels side by side: that of the widest picture, which the others are centred in.

    Where all fill their frame it is that of the ``room`` for each, as far as that leaves two thirds of every picture.
    """
    whole = [aspect(panel) for panel in panels if not fills(panel)]
    if whole:
        return max(whole)
    every = [aspect(panel) for panel in panels]
    return min(max(room, max(every) / FILLED), min(every) * FILLED)


def centred(panel: Panel, box: Box) -> Box:
    """Where the picture stands in a frame: all of it when it is cut to it, or has its shape but for a rounding."""
    if fills(panel):
        return box
    w = min(box.w, round(box.h * aspect(panel)))
    return box if box.w - w <= ROUNDING else Box(box.x + (box.w - w) // 2, box.y, w, box.h)


def frame(panel: Panel, box: Box, page: Page, venue: Venue) -> Framed:
    """The picture in ``box``: whole where it has the box's aspect, else (``fit: cover``) cut round its focus."""
    pixels = shown_pixels(panel)
    if fills(panel):
        pixels = _cover(panel, pixels, box)
    return cut(panel.figure, pixels, box, page, venue)


def cut(figure: Figure, pixels: Pixels, box: Box, page: Page, venue: Venue) -> Framed:
    """These pixels of the figure in ``box``, in as many pixels as the screen can show."""
    left, top, right, bottom = pixels
    w, h = figure.pixels
    per_pixel = page.size.w / venue.pixels[0]
    wanted = max(1, min(floor(right - left), ceil(box.w / per_pixel)))
    size = (wanted, max(1, round(wanted * (bottom - top) / (right - left))))
    shown = Area(left / w, top / h, right / w, bottom / h)
    return Framed(Viewport(shown, box), MediaKey(figure.id, pixels, size))


def _cover(panel: Panel, pixels: Pixels, box: Box) -> Pixels:
    """The part with the box's aspect that is nearest to the focus, inside the crop, and shows what the marks are about."""
    left, top, right, bottom = pixels
    whole_w, whole_h = right - left, bottom - top
    wanted = box.w / box.h
    w = max(1, min(whole_w, round(whole_h * wanted)))
    h = max(1, min(whole_h, round(w / wanted)))
    fw, fh = panel.figure.pixels
    x, y = (panel.focus[0] * fw, panel.focus[1] * fh) if panel.focus else (left + whole_w / 2, top + whole_h / 2)
    marked = [mark.place.target for mark in panel.marks]
    x0 = _window(x, w, left, right, [place[0] * fw for place in marked])
    y0 = _window(y, h, top, bottom, [place[1] * fh for place in marked])
    return x0, y0, x0 + w, y0 + h


def _window(middle: float, length: float, low: float, high: float, shown: Sequence[float]) -> int:
    """Where a stretch of this length begins, round its middle as far as it may: inside ``low`` to ``high``, and over what is
    to be shown where that is short enough.
    """
    start = middle - length / 2
    if shown and (free := length - max(shown) + min(shown)) >= 0:
        margin = min(length * MARGIN, free / 2)
        start = min(max(start, max(shown) + margin - length), min(shown) - margin)
    return round(min(max(start, low), high - length))
