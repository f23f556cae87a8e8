"""Where a rendered page shows a panel's dot and its arrow's tip, found in the pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pymupdf
from landmarks import DOT

from slidekit.core.colour import channels
from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.scene.items import Outline, ShapeItem

XY = tuple[float, float]

COARSE, FINE = 72, 288
"""Dots per inch at which a dot is looked for on the page, and at which it is measured."""
WINDOW, BESIDE, BEYOND = 22.0, 5.0, 6.0
"""A tip is looked for within so many points of its dot: anywhere, beside the arrow, and past the dot."""
FEWEST = 8
LIKE = 90
"""Two colours nearer than this on every channel are the same but for a renderer's rounding and blending."""
HALO = 1.25
SHARP = math.sin(math.atan(0.45))
"""A solid head is half as wide as 0.45 of its length, and its halo covers half its own width inside: the colour begins that
much behind the tip. An open head is a stroke whose round corner ends at the tip."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """What a page shows of one arrow, in points: the dot's centre, the drawn tip, and the tip that the scene says."""

    dot: XY
    drawn: XY
    said: XY
    tail: XY
    radius: float

    @property
    def way(self) -> XY:
        """The direction of length 1 in which the arrow points, as the scene says."""
        length = math.dist(self.tail, self.said)
        return (self.said[0] - self.tail[0]) / length, (self.said[1] - self.tail[1]) / length


def find(page: pymupdf.DisplayList, picture: Box, colour: str, arrow: tuple[XY, XY]) -> Pointing | None:
    """The dot and the tip inside a picture's box; None where there is no dot or nothing of the arrow's ``colour`` near it.

    ``arrow`` is tail and tip in EMU, as the scene has them.
    """
    box = (to_pt(picture.x), to_pt(picture.y), to_pt(picture.right), to_pt(picture.bottom))
    rough = _places(page, box, DOT, COARSE)
    if len(rough) < FEWEST:
        return None
    x, y = rough.mean(axis=0)
    box = (max(box[0], x - WINDOW), max(box[1], y - WINDOW), min(box[2], x + WINDOW), min(box[3], y + WINDOW))
    tail, said = ((to_pt(x), to_pt(y)) for x, y in arrow)
    length = math.dist(tail, said)
    way = np.array([(said[0] - tail[0]) / length, (said[1] - tail[1]) / length])
    dot, radius = _centre(_places(page, box, DOT, FINE), way, 36 / FINE)
    tips = _places(page, box, channels(colour), FINE)
    near = (np.abs((tips - dot) @ np.array([-way[1], way[0]])) < BESIDE) & ((tips - dot) @ way < BEYOND)
    if not near.any():
        return None
    return Pointing((float(dot[0]), float(dot[1])), _tip(tips[near], way, 72 / FINE), said, tail, radius)


def _places(page: pymupdf.DisplayList, box: tuple[float, float, float, float], colour: tuple[int, int, int], dpi: int) -> Any:
    """Where a part of the page has a colour: the middles of its pixels in points, one row each."""
    pixmap = page.get_pixmap(pymupdf.Matrix(dpi / 72, dpi / 72), clip=pymupdf.Rect(box), alpha=False)
    pixels = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3).astype(int)
    rows, columns = np.nonzero((np.abs(pixels - np.array(colour)) < LIKE).all(axis=2))
    return np.stack([(columns + 0.5 + pixmap.x) * 72 / dpi, (rows + 0.5 + pixmap.y) * 72 / dpi], axis=1)


def _centre(places: Any, way: Any, half: float) -> tuple[Any, float]:
    """Centre and radius of a disc that an arrow may cover from behind: across the arrow it is whole, and so is its far edge."""
    across = np.array([-way[1], way[0]])
    side, along = places @ across, places @ way
    radius = (side.max() - side.min()) / 2 + half
    return across * (side.max() + side.min()) / 2 + way * (along.max() + half - radius), float(radius)


def _tip(places: Any, way: Any, pixel: float) -> XY:
    """The foremost of the arrow's pixels: the mean of those within a pixel of the first."""
    along = places @ way
    first = places[along >= along.max() - pixel]
    x, y = first.mean(axis=0)
    return float(x), float(y)


def shown_tip(style: str, tip: XY, tail: XY) -> XY:
    """Where the colour of a head ends whose geometry ends at ``tip``, in points."""
    length = math.dist(tail, tip)
    back = 0.0 if style == "second" else HALO / 2 / SHARP
    return tip[0] + (tail[0] - tip[0]) / length * back, tip[1] + (tail[1] - tip[1]) / length * back


def arrow_of(shapes: list[ShapeItem]) -> tuple[XY, XY]:
    """Tail and tip of an arrow in EMU: the point of its head, and where its shaft begins, from the drawn shapes."""
    heads = [item.geometry for item in shapes if isinstance(item.geometry, Outline)]
    points = [(float(c[1]), float(c[2])) for c in heads[-1].commands if c[0] in "ML"]
    if len(points) == 7:  # shaft and head in one: there and back
        start, tip = ((points[0][0] + points[6][0]) / 2, (points[0][1] + points[6][1]) / 2), points[3]
        return start, tip
    tip = points[1]  # a head of its own: left wing, tip, right wing
    start = (points[0][0] + points[2][0]) / 2, (points[0][1] + points[2][1]) / 2
    if len(points) == 3:  # an open one: its corner is half a stroke behind the tip
        length = math.dist(start, tip)
        ahead = min(item.stroke.width for item in shapes if item.stroke is not None) / 2 / length
        tip = tip[0] + (tip[0] - start[0]) * ahead, tip[1] + (tip[1] - start[1]) * ahead
    return start, tip
