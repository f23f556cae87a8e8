"""Which part of a figure is shown, how large, and in how many pixels."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from slidekit.core.geometry import WHOLE, Area, Box, Viewport
from slidekit.layout.page import Page
from slidekit.resolve.model import Panel, Venue
from slidekit.scene.items import MediaKey

ENLARGE = 1.5
"""A picture is never shown at more than this many screen pixels per pixel of its own."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture on the slide: the mapping for its marks and the key of its finished bytes."""

    view: Viewport
    media: MediaKey


def shown_pixels(panel: Panel) -> tuple[int, int, int, int]:
    """The panel's crop in whole pixels of the upright figure."""
    w, h = panel.figure.pixels
    area = panel.crop or WHOLE
    left, top = round(area.left * w), round(area.top * h)
    return left, top, max(left + 1, round(area.right * w)), max(top + 1, round(area.bottom * h))


def aspect(panel: Panel) -> float:
    """Width over height of what is shown."""
    left, top, right, bottom = shown_pixels(panel)
    return (right - left) / (bottom - top)


def largest(panel: Panel, page: Page, venue: Venue, width: int, height: int) -> tuple[int, int]:
    """The largest size in EMU that fits the room without stretching or enlarging too far."""
    left, _, right, _ = shown_pixels(panel)
    limit = ENLARGE * (right - left) * page.size.w / venue.pixels[0]
    w = min(width, round(height * aspect(panel)), round(limit))
    return w, round(w / aspect(panel))


def frame(panel: Panel, box: Box, page: Page, venue: Venue) -> Framed:
    """The picture in ``box``: whole where it has the box's aspect, else (``fit: cover``) cut round its focus."""
    pixels = shown_pixels(panel)
    if panel.fit == "cover":
        pixels = _cover(panel, pixels, box)
    left, top, right, bottom = pixels
    w, h = panel.figure.pixels
    per_pixel = page.size.w / venue.pixels[0]
    wanted = min(right - left, ceil(box.w / per_pixel))
    size = (wanted, max(1, round(wanted * (bottom - top) / (right - left))))
    shown = Area(left / w, top / h, right / w, bottom / h)
    return Framed(Viewport(shown, box), MediaKey(panel.figure.id, pixels, size))


def _cover(panel: Panel, pixels: tuple[int, int, int, int], box: Box) -> tuple[int, int, int, int]:
    """The part with the box's aspect that is nearest to the focus and inside the crop."""
    left, top, right, bottom = pixels
    whole_w, whole_h = right - left, bottom - top
    wanted = box.w / box.h
    w = max(1, min(whole_w, round(whole_h * wanted)))
    h = max(1, min(whole_h, round(w / wanted)))
    fw, fh = panel.figure.pixels
    x, y = (panel.focus[0] * fw, panel.focus[1] * fh) if panel.focus else (left + whole_w / 2, top + whole_h / 2)
    x0 = min(max(round(x - w / 2), left), right - w)
    y0 = min(max(round(y - h / 2), top), bottom - h)
    return x0, y0, x0 + w, y0 + h
