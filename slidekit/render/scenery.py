"""What a template shows behind a slide: its background, its plain shapes and its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from math import ceil, cos, radians, sin

from slidekit.core.colour import mix
from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.render.drawing import Paint, Path, Picture
from slidekit.render.shapes import PRESETS, Frame, frame_of, rectangle
from slidekit.scene.design import Backdrop
from slidekit.scene.scene import Scene, Slide

Matrix = tuple[float, float, float, float, float, float]


def draw_scenery(scene: Scene, slide: Slide) -> Iterator[Path | Picture]:
    """Everything in its order, the background first. A gradient is drawn as the colour between its ends."""
    for part in scene.scenery_of(slide):
        if part.colours:
            between = reduce(lambda one, other: mix(one, other, 0.5), part.colours)
            yield Path(rectangle(frame_of(part.box)), Paint(between.upper(), part.alpha))
        if part.backdrop is not None:
            yield from _draw(part.backdrop, part.box)


def _draw(backdrop: Backdrop, box: Box) -> Iterator[Picture]:
    """The picture, or each of its tiles; a window only where it would be seen beyond its shape."""
    frame, matrix = frame_of(box), _matrix(backdrop, box)
    outline = PRESETS[backdrop.shape if backdrop.shape in PRESETS else "rect"](frame, {})
    inside = box.holds(backdrop.frame) and outline == rectangle(frame)
    for place in _places(backdrop, box):
        yield Picture(place, backdrop.media, () if inside else outline, matrix, backdrop.alpha)


def _places(backdrop: Backdrop, box: Box) -> Iterator[Frame]:
    first, tile = backdrop.frame, backdrop.tile
    if tile is None:
        yield frame_of(first)
        return
    for row in range(ceil((box.bottom - first.y) / tile.h)):
        for column in range(ceil((box.right - first.x) / tile.w)):
            place = Box(first.x + column * tile.w, first.y + row * tile.h, *tile)
            if place.meets(box):
                yield frame_of(place)


def _matrix(backdrop: Backdrop, box: Box) -> Matrix | None:
    """Mirrored, then turned around the middle of its shape; None where it is neither."""
    if not backdrop.turn % 360 and not any(backdrop.flips):
        return None
    angle = radians(backdrop.turn)
    across, down = (-1.0 if flipped else 1.0 for flipped in backdrop.flips)
    a, b, c, d = cos(angle) * across, sin(angle) * across, -sin(angle) * down, cos(angle) * down
    x, y = to_pt(box.x) + to_pt(box.w) / 2, to_pt(box.y) + to_pt(box.h) / 2
    return a, b, c, d, x - a * x - c * y, y - b * x - d * y
