"""What a label or disc points at, and the viewport's help in finding it."""

from __future__ import annotations

import math

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box, Viewport
from slidekit.core.units import pt
from slidekit.layout.annotations.ink import Pen
from slidekit.resolve.model import Mark, Place

XY = tuple[float, float]
TIP_GAP = pt(2)
"""An arrow's tip stops this short of what it points at, with a label and without; from 3 pt on it would point at nothing."""
DEFAULT_SIZE = 0.12
"""Outlines on a point without ``size``: round, this fraction of the figure's shorter side."""


@dataclass(frozen=True, slots=True)
class Target:
    """Centre and half-axes of the finding in EMU.

    ``leader`` ties a label to it: ``arrow``, ``line``, ``near`` (beside it, a line only if it must stand off), ``none``
    (right on it). ``rim`` is where a number disc sits when the kind has a natural place for it. ``outline``: ``ellipse``,
    ``box``, or ``free`` for one that fills its box somehow.
    """

    x: float
    y: float
    rx: float = 0.0
    ry: float = 0.0
    leader: str = "line"
    rim: XY | None = None
    outline: str = "ellipse"

    def reach(self, vx: float, vy: float) -> float:
        """From the centre to the outline in a direction of length 1; 0 for a point."""
        if self.rx <= 0 or self.ry <= 0:
            return 0.0
        x, y = vx / self.rx, vy / self.ry
        return 1 / (max(abs(x), abs(y)) if self.outline == "box" else math.sqrt(x * x + y * y))

    def on_rim(self, degrees: float) -> XY:
        """The place on an ellipse's rim in a direction, clockwise from the right."""
        turn = math.radians(degrees)
        return self.x + self.rx * math.cos(turn), self.y + self.ry * math.sin(turn)

    @property
    def box(self) -> Box:
        return Box(round(self.x - self.rx), round(self.y - self.ry), round(2 * self.rx), round(2 * self.ry))


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a kind draws with: the mark, the picture on the slide, a pen, and the unit ``u`` (the labels' size in EMU)."""

    mark: Mark
    view: Viewport
    pen: Pen
    u: int

    def at(self, point: XY) -> XY:
        """Fractions of the figure → EMU on the slide."""
        return self.view.to_slide(*point)

    @property
    def point(self) -> XY:
        """The end that means something, in EMU."""
        return self.at(self.mark.place.target)

    @property
    def path(self) -> list[XY]:
        """The mark's path, cut at the picture's edge; a single point for other places."""
        place = self.mark.place
        points = [self.at(p) for p in place.path] if place.path else [self.point]
        return clip(points, self.view.box)

    def area(self) -> Box:
        """The area of an outline: given, or round a point by ``size``; never beyond the picture."""
        place = self.mark.place
        if place.area is not None:
            box = self.view.area(place.area)
        else:
            x, y = self.at(place.target)
            w, h = self.extent(self.mark.size)
            box = Box(round(x - w / 2), round(y - h / 2), round(w), round(h))
        return within(box, self.view.box)

    def extent(self, size: XY | None) -> XY:
        """Width and height in EMU of a size in fractions of the uncropped figure."""
        whole_w = self.view.box.w / self.view.shown.width
        whole_h = self.view.box.h / self.view.shown.height
        if size is not None:
            return size[0] * whole_w, size[1] * whole_h
        side = DEFAULT_SIZE * min(whole_w, whole_h)
        return side, side


def within(box: Box, limits: Box) -> Box:
    """The part of a box inside the limits (at least one EMU each way)."""
    left, top = max(box.x, limits.x), max(box.y, limits.y)
    right, bottom = min(box.right, limits.right), min(box.bottom, limits.bottom)
    return Box(left, top, max(1, right - left), max(1, bottom - top))


def clip(points: list[XY], limits: Box) -> list[XY]:
    """A path cut at the limits' edge; its last point is inside (resolve sees to it), so the cut is at its start."""
    kept = [points[-1]]
    for previous in reversed(points[:-1]):
        if limits.x <= previous[0] <= limits.right and limits.y <= previous[1] <= limits.bottom:
            kept.append(previous)
            continue
        kept.append(_edge(kept[-1], previous, limits))
        break
    return kept[::-1]


def _edge(inside: XY, outside: XY, limits: Box) -> XY:
    """Where the way from ``inside`` to ``outside`` leaves the limits."""
    dx, dy = outside[0] - inside[0], outside[1] - inside[1]
    share = 1.0
    if dx:
        share = min(share, ((limits.right if dx > 0 else limits.x) - inside[0]) / dx)
    if dy:
        share = min(share, ((limits.bottom if dy > 0 else limits.y) - inside[1]) / dy)
    return inside[0] + dx * share, inside[1] + dy * share


def around(box: Box, leader: str = "line", *, outline: str = "ellipse") -> Target:
    """A target that is an area."""
    return Target(box.x + box.w / 2, box.y + box.h / 2, box.w / 2, box.h / 2, leader, outline=outline)


def is_path(place: Place) -> bool:
    """True for a path of at least two points."""
    return place.path is not None and len(place.path) > 1
