"""Marks along a path: arrow, arrowhead, line, curve, flow, needle, bracket, measure, angle."""

from __future__ import annotations

import math
from itertools import pairwise

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.annotations.ink import Pen, smooth
from slidekit.layout.annotations.target import TIP_GAP, XY, Canvas, Target, clip, is_path
from slidekit.scene.items import Fill, Preset, Stroke

DEFAULT_SHAFT = 3.2
"""Length in u of an arrow on a point that has no label to come from."""
LEAST_SHAFT = 1.3
"""An arrow ends at the picture's edge, but is never shorter than this, in u."""
DIRECTIONS: dict[str, XY] = {
    "left": (-1, 0), "right": (1, 0), "above": (0, -1), "below": (0, 1),
    "top-left": (-0.7071, -0.7071), "top-right": (0.7071, -0.7071),
    "bottom-left": (-0.7071, 0.7071), "bottom-right": (0.7071, 0.7071),
}  # fmt: skip


def draw_arrow(canvas: Canvas) -> Target:
    """The finding. On a path: through its points. On a point or area: from ``from``, else from the label, else outwards."""
    mark, pen = canvas.mark, canvas.pen
    if is_path(mark.place):
        return _along(canvas)
    x, y = canvas.point
    target = Target(x, y, leader="arrow")
    if mark.place.area is not None:
        box = canvas.area()
        target = Target(x, y, box.w / 2, box.h / 2, leader="arrow")
    if mark.start is None and mark.label:
        return target
    tail = _tail(canvas, target)
    tip = short_of(tail, target, TIP_GAP)
    if mark.curved:
        _bent(pen, [tail, tip], canvas.u)
    else:
        pen.arrow(tail, tip)
    return Target(*tail)


def draw_arrowhead(canvas: Canvas) -> Target:
    """A head without shaft, for borders and second findings."""
    target = Target(*canvas.point)
    tail = _tail(canvas, target)
    tip = short_of(tail, target, TIP_GAP)
    canvas.pen.head(tail, tip, canvas.u * 0.8)
    return target


def draw_line(canvas: Canvas) -> Target:
    """A straight axis or alignment through its points; ``ends: both`` gives it arrowheads."""
    points = canvas.path
    canvas.pen.path(points)
    if canvas.mark.ends == "both":
        _heads(canvas.pen, points, canvas.u)
    return Target(*_middle(points))


def draw_curve(canvas: Canvas) -> Target:
    """A smooth line through its points."""
    points = smooth(canvas.path)
    canvas.pen.path(points)
    if canvas.mark.ends == "both":
        _heads(canvas.pen, points, canvas.u)
    return Target(*points[len(points) // 2])


def draw_flow(canvas: Canvas) -> Target:
    """A chain of small heads along the way that contrast or fluid takes."""
    points = smooth(canvas.path)
    step, size = canvas.u * 1.2, canvas.u * 0.6
    walked, due = 0.0, step / 2
    for a, b in pairwise(points):
        length = math.dist(a, b)
        while length and walked + length >= due:
            share = (due - walked) / length
            tip = (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            tail = (tip[0] - (b[0] - a[0]) / length * size, tip[1] - (b[1] - a[1]) / length * size)
            canvas.pen.head(tail, tip, size)
            due += step
        walked += length
    return Target(*points[len(points) // 2])


def draw_needle(canvas: Canvas) -> Target:
    """Entry, shaft, tip. Not confirmed: the shaft is dashed and the tip a ring with a question mark."""
    points, pen = canvas.path, canvas.pen
    tip, radius = points[-1], canvas.u * 0.55
    if canvas.mark.confirmed:
        pen.path(points)
        if pen.ink.glyph == "cross":
            _saltire(pen, tip, canvas.u * 0.3)
        else:
            pen.dot(tip, pt(3.5))
    else:
        before = points[-2] if len(points) > 1 else (tip[0] + 1, tip[1])
        end = Pen._toward(tip, before, min(radius, math.dist(tip, before)))
        pen.path([*points[:-1], end], dash="sysDash")
        box = Box(round(tip[0] - radius), round(tip[1] - radius), round(2 * radius), round(2 * radius))
        pen.add(box, Preset("ellipse"), stroke=pen.ink.under())
        pen.add(box, Preset("ellipse"), stroke=Stroke(pen.ink.colour, pen.ink.width, "sysDash"))
        draw_question(pen, tip, radius * 0.62)
    if canvas.mark.place.path and points[0] == canvas.at(canvas.mark.place.path[0]):  # else the way in lies outside the picture
        _entry(pen, points[0])
    reach = 0 if canvas.mark.confirmed else radius
    return Target(tip[0], tip[1], reach, reach)


def draw_bracket(canvas: Canvas) -> Target:
    """A bracket from the first to the last point, its arms towards the picture's middle."""
    a, b = canvas.path[0], canvas.path[-1]
    arm = canvas.u * 0.5
    middle = canvas.view.box.centre
    nx, ny = _normal(a, b)
    if (middle.x - a[0]) * nx + (middle.y - a[1]) * ny < 0:
        nx, ny = -nx, -ny
    canvas.pen.path([(a[0] + nx * arm, a[1] + ny * arm), a, b, (b[0] + nx * arm, b[1] + ny * arm)])
    return Target((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def draw_measure(canvas: Canvas) -> Target:
    """A distance with a tick at each end."""
    a, b = canvas.path[0], canvas.path[-1]
    nx, ny = _normal(a, b)
    tick = canvas.u * 0.38
    canvas.pen.line(a, b)
    for x, y in (a, b):
        canvas.pen.line((x - nx * tick, y - ny * tick), (x + nx * tick, y + ny * tick), dash="solid")
    return Target((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, tick, tick, "near")


def draw_angle(canvas: Canvas) -> Target:
    """Two arms and an arc at the corner."""
    place = canvas.mark.place
    assert place.path is not None
    one, corner, other = (canvas.at(point) for point in place.path[:3])
    frame = canvas.view.box
    canvas.pen.path(clip([one, corner], frame))
    canvas.pen.path(clip([other, corner], frame))
    radius = min(canvas.u * 2.2, math.dist(one, corner) * 0.6, math.dist(other, corner) * 0.6)
    start = math.atan2(one[1] - corner[1], one[0] - corner[0])
    sweep = (math.atan2(other[1] - corner[1], other[0] - corner[0]) - start + math.pi) % (2 * math.pi) - math.pi
    arc = [
        (corner[0] + radius * math.cos(start + sweep * i / 16), corner[1] + radius * math.sin(start + sweep * i / 16))
        for i in range(17)
    ]
    canvas.pen.path(arc, dash="solid")
    return Target(*arc[8], leader="near")


def short_of(tail: XY, target: Target, gap: float) -> XY:
    """The point on the way from ``tail`` to the target that stops ``gap`` before its outline."""
    length = math.dist(tail, (target.x, target.y))
    if length < 1:
        return target.x, target.y
    vx, vy = (tail[0] - target.x) / length, (tail[1] - target.y) / length
    reach = 0.0
    if target.rx > 0 and target.ry > 0:
        reach = 1 / math.hypot(vx / target.rx, vy / target.ry)
    away = min(length, reach + gap)
    return target.x + vx * away, target.y + vy * away


def draw_question(pen: Pen, centre: XY, half: float) -> None:
    """A question mark as two strokes, so that no font decides its look."""
    x, y = centre
    hook = smooth([(x - half * 0.5, y - half * 0.45), (x - half * 0.2, y - half * 0.9), (x + half * 0.35, y - half * 0.75),
                   (x + half * 0.4, y - half * 0.3), (x, y + half * 0.05), (x, y + half * 0.35)])  # fmt: skip
    pen.path(hook, dash="solid")
    pen.dot((x, y + half * 0.85), max(1, round(half * 0.14)))


def _saltire(pen: Pen, centre: XY, half: float) -> None:
    x, y = centre
    for sign in (1, -1):
        pen.line((x - half, y - sign * half), (x + half, y + sign * half), dash="solid")


def _entry(pen: Pen, at: XY) -> None:
    radius = pt(3)
    box = Box(round(at[0]) - radius, round(at[1]) - radius, 2 * radius, 2 * radius)
    pen.add(box, Preset("ellipse"), Fill(pen.ink.halo_colour), Stroke(pen.ink.colour, pt(1.25)))


def _tail(canvas: Canvas, target: Target) -> XY:
    """Where an arrow on a point comes from: ``from``, else level from the picture's nearer side, so that a series agrees."""
    start, frame = canvas.mark.start, canvas.view.box
    if isinstance(start, tuple):
        return canvas.at(start)
    if start in DIRECTIONS:
        dx, dy = DIRECTIONS[str(start)]
    else:
        dx, dy = (-1.0 if target.x < frame.centre.x - canvas.u else 1.0), 0.0
    reach = max(target.rx, target.ry)
    far = reach + canvas.u * DEFAULT_SHAFT
    if start is None and not frame.x < target.x + dx * far < frame.right:
        dx = -dx
    room = _room(canvas.point, (dx, dy), frame)
    far = max(min(far, room), reach + canvas.u * LEAST_SHAFT)
    return target.x + dx * far, target.y + dy * far


def _room(start: XY, way: XY, frame: Box) -> float:
    """How far it is from a place to the picture's edge in a direction."""
    far = [(high if step > 0 else low) - at for at, step, low, high in (
        (start[0], way[0], frame.x, frame.right), (start[1], way[1], frame.y, frame.bottom))]  # fmt: skip
    return min(abs(gap / step) for gap, step in zip(far, way, strict=True) if step)


def _along(canvas: Canvas) -> Target:
    """An arrow through its points; the head is at the last."""
    points = canvas.path
    if canvas.mark.curved or len(points) > 2:
        _bent(canvas.pen, points, canvas.u)
    else:
        canvas.pen.arrow(points[0], points[-1])
    if canvas.mark.ends == "both":
        canvas.pen.head(points[1], points[0], canvas.u * 0.7)
    x, y = _middle(points)
    return Target(x, y, canvas.u * 0.4, canvas.u * 0.4, "near")


def _bent(pen: Pen, points: list[XY], u: int) -> None:
    """A curved shaft with a head; two points get a gentle bow."""
    if len(points) == 2:
        (ax, ay), (bx, by) = points
        nx, ny = _normal(*points)
        bow = math.dist(*points) * 0.18
        points = [(ax, ay), ((ax + bx) / 2 + nx * bow, (ay + by) / 2 + ny * bow), (bx, by)]
    fine = smooth(points)
    size = u * 0.75
    while len(fine) > 2 and math.dist(fine[-2], points[-1]) < size * 0.7:
        fine = [*fine[:-2], fine[-1]]
    pen.path(fine[:-1] if len(fine) > 2 else fine)
    pen.head(fine[-2], points[-1], size)


def _heads(pen: Pen, points: list[XY], u: int) -> None:
    pen.head(points[1], points[0], u * 0.7)
    pen.head(points[-2], points[-1], u * 0.7)


def _middle(points: list[XY]) -> XY:
    if len(points) == 2:
        return (points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2
    return points[len(points) // 2]


def _normal(a: XY, b: XY) -> XY:
    length = math.dist(a, b) or 1.0
    return (a[1] - b[1]) / length, (b[0] - a[0]) / length
