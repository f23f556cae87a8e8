"""Marks that surround: ellipse, circle, box, zone, highlight, spotlight, contour."""

from __future__ import annotations

import math

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.annotations.ink import box_of, polyline, smooth
from slidekit.layout.annotations.target import XY, Canvas, Target, around, is_path
from slidekit.scene.items import Fill, Outline, Stroke

HIGHLIGHT_ALPHA = 0.3
SPOTLIGHT_ALPHA = 0.62
HATCH_STEP = pt(9)


def draw_ellipse(canvas: Canvas) -> Target:
    """An outline that says: look here."""
    box = canvas.area()
    canvas.pen.ring(box)
    return _with_rim(around(box))


def draw_circle(canvas: Canvas) -> Target:
    """A round outline, as wide as the longer side of its area where the picture has room for that: it goes around."""
    box, frame = canvas.area(), canvas.view.box
    x, y = box.centre
    room = 2 * min(x - frame.x, frame.right - x, y - frame.y, frame.bottom - y)
    side = max(min(box.w, box.h), min(max(box.w, box.h), room))
    round_box = Box(box.x + (box.w - side) // 2, box.y + (box.h - side) // 2, side, side)
    canvas.pen.ring(round_box)
    return _with_rim(around(round_box))


def draw_box(canvas: Canvas) -> Target:
    """A rectangular outline."""
    box = canvas.area()
    canvas.pen.ring(box, "rect")
    target = around(box)
    return Target(target.x, target.y, target.rx, target.ry, rim=(box.x, box.y), outline="box")


def draw_zone(canvas: Canvas) -> Target:
    """A corridor or danger zone: outline, and hatching where the style is ``risk``."""
    points = _polygon(canvas)
    canvas.pen.path(points, closed=True)
    if canvas.mark.style == "risk":
        for start, end in _hatch(points):
            canvas.pen.add(
                box_of([start, end]), polyline([start, end]), stroke=Stroke(canvas.pen.ink.colour, pt(1), alpha=0.75)
            )
    return around(box_of(points), outline=_outline(canvas))


def draw_highlight(canvas: Canvas) -> Target:
    """A translucent area."""
    points = _polygon(canvas)
    canvas.pen.add(box_of(points), polyline(points, closed=True), Fill(canvas.pen.ink.colour, HIGHLIGHT_ALPHA))
    canvas.pen.path(points, closed=True, width=pt(1))
    return around(box_of(points), outline=_outline(canvas))


def draw_spotlight(canvas: Canvas) -> Target:
    """Everything else dimmed: one path, the hole the other way round, so that both fill rules leave it open."""
    frame = canvas.view.box
    hole = _polygon(canvas)
    if _turn(hole) > 0:
        hole = hole[::-1]
    outer: list[XY] = [(frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom)]
    commands = (*polyline(outer, closed=True).commands, *polyline(hole, closed=True).commands)
    canvas.pen.add(frame, Outline(commands), Fill("000000", SPOTLIGHT_ALPHA))
    return around(box_of(hole), outline=_outline(canvas))


def draw_contour(canvas: Canvas) -> Target:
    """An anatomical border, smooth through its points."""
    closed = canvas.mark.closed
    points = smooth(canvas.path, closed=closed)
    canvas.pen.path(points, closed=closed)
    if closed:
        return around(box_of(points), outline="free")
    middle = points[len(points) // 2]
    return Target(*middle)


def _with_rim(target: Target) -> Target:
    """Number discs sit on an ellipse's rim at the upper left."""
    return Target(target.x, target.y, target.rx, target.ry, target.leader, target.on_rim(225))


def _outline(canvas: Canvas) -> str:
    """The outline of what ``_polygon`` draws."""
    place = canvas.mark.place
    return "free" if is_path(place) else "box" if place.area is not None else "ellipse"


def _polygon(canvas: Canvas) -> list[XY]:
    """The area as a polygon: a path closed, an area as its rectangle, a point with ``size`` as an ellipse."""
    place = canvas.mark.place
    if is_path(place):
        assert place.path is not None
        return cut_polygon([canvas.at(point) for point in place.path], canvas.view.box)
    box = canvas.area()
    if place.area is not None:
        return [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    x, y = box.x + box.w / 2, box.y + box.h / 2
    turns = [math.radians(10 * step) for step in range(36)]
    return [(x + box.w / 2 * math.cos(turn), y + box.h / 2 * math.sin(turn)) for turn in turns]


def cut_polygon(points: list[XY], frame: Box) -> list[XY]:
    """The part of a polygon inside a box (Sutherland–Hodgman); a polygon outside it keeps one corner of the box."""
    for axis, edge, sign in ((0, frame.x, 1), (0, frame.right, -1), (1, frame.y, 1), (1, frame.bottom, -1)):
        kept: list[XY] = []
        for a, b in zip(points, [*points[1:], *points[:1]], strict=True):
            from_a, from_b = sign * (a[axis] - edge), sign * (b[axis] - edge)
            if from_a >= 0:
                kept.append(a)
            if (from_a < 0) != (from_b < 0):
                share = from_a / (from_a - from_b)
                kept.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        points = kept
    return points or [(frame.x, frame.y)]


def _turn(points: list[XY]) -> float:
    """Twice the signed area: positive when the points run clockwise on the slide."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))


def _hatch(points: list[XY]) -> list[tuple[XY, XY]]:
    """Diagonal strokes inside a polygon, as fixed shapes: a pattern fill's pitch would depend on the screen."""
    box = box_of(points)
    strokes = []
    offset = box.x - box.h + HATCH_STEP // 2
    while offset < box.right:
        cuts = sorted(
            hit
            for a, b in zip(points, [*points[1:], points[0]], strict=True)
            if (hit := _cross(a, b, offset, box.bottom)) is not None
        )
        strokes += [
            ((offset + s, box.bottom - s), (offset + e, box.bottom - e)) for s, e in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        offset += HATCH_STEP
    return strokes


def _cross(a: XY, b: XY, offset: float, bottom: float) -> float | None:
    """How far along the diagonal that rises from ``(offset, bottom)`` it crosses the side a–b."""
    along_a, along_b = a[0] + a[1] - offset - bottom, b[0] + b[1] - offset - bottom
    if (along_a < 0) == (along_b < 0):
        return None
    share = along_a / (along_a - along_b)
    return a[0] + (b[0] - a[0]) * share - offset
