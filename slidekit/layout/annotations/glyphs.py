"""Marks at a point: names, dots, targets, verdict glyphs, asterisks; drawn as shapes, so that no font decides their look.

Their strokes are too short for dashes: they stay solid in every style.
"""

from __future__ import annotations

import math

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.annotations.lines import draw_question
from slidekit.layout.annotations.target import XY, Canvas, Target, around


def draw_at(canvas: Canvas) -> Target:
    """Nothing but the label's leader and a small dot where it ends."""
    if canvas.mark.place.area is not None:
        return around(canvas.area())
    x, y = canvas.point
    canvas.pen.dot((x, y), pt(2))
    return Target(x, y, pt(2), pt(2))


def draw_text(canvas: Canvas) -> Target:
    """The label right there, without leader."""
    return Target(*canvas.point, leader="none")


def draw_point(canvas: Canvas) -> Target:
    """A dot."""
    canvas.pen.dot(canvas.point, pt(4))
    return Target(*canvas.point, pt(4), pt(4))


def draw_crosshair(canvas: Canvas) -> Target:
    """An exact place: four strokes that leave the centre free."""
    x, y = canvas.point
    inner, outer = canvas.u * 0.18, canvas.u * 0.75
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        canvas.pen.line((x + dx * inner, y + dy * inner), (x + dx * outer, y + dy * outer), dash="solid")
    return Target(x, y, outer, outer)


def draw_target(canvas: Canvas) -> Target:
    """A planned target: ring and centre."""
    x, y = canvas.point
    radius = round(canvas.u * 0.6)
    canvas.pen.ring(Box(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius))
    canvas.pen.dot((x, y), pt(2))
    return Target(x, y, radius, radius)


def draw_cross(canvas: Canvas) -> Target:
    """The wrong spot."""
    x, y = canvas.point
    half = canvas.u * 0.45
    for sign in (1, -1):
        canvas.pen.line((x - half, y - sign * half), (x + half, y + sign * half), dash="solid")
    return Target(x, y, half, half)


def draw_check(canvas: Canvas) -> Target:
    """The right spot; its knee stands on the place."""
    x, y = canvas.point
    half = canvas.u * 0.5
    canvas.pen.path([(x - half * 0.8, y - half * 0.6), (x, y), (x + half * 1.2, y - half * 1.6)], dash="solid")
    return Target(x, y, half, half)


def draw_question_mark(canvas: Canvas) -> Target:
    """An unknown spot: a ring with a question mark."""
    x, y = canvas.point
    radius = round(canvas.u * 0.7)
    canvas.pen.ring(Box(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius))
    draw_question(canvas.pen, (x, y), radius * 0.62)
    return Target(x, y, radius, radius)


def draw_asterisk(canvas: Canvas) -> Target:
    """An area without a precise point."""
    x, y = canvas.point
    reach = canvas.u * 0.42
    for turn in (90, 30, 150):
        dx, dy = math.cos(math.radians(turn)) * reach, math.sin(math.radians(turn)) * reach
        canvas.pen.line((x - dx, y - dy), (x + dx, y + dy))
    return Target(x, y, reach, reach)


def draw_star(canvas: Canvas) -> Target:
    """A second area without a precise point."""
    x, y = canvas.point
    reach = canvas.u * 0.6
    canvas.pen.solid([_spoke(x, y, reach * (1.0 if step % 2 == 0 else 0.4), 36 * step - 90) for step in range(10)])
    return Target(x, y, reach, reach)


def draw_dagger(canvas: Canvas) -> Target:
    """A third area without a precise point."""
    x, y = canvas.point
    reach = canvas.u * 0.6
    canvas.pen.line((x, y - reach), (x, y + reach))
    canvas.pen.line((x - reach * 0.5, y - reach * 0.4), (x + reach * 0.5, y - reach * 0.4))
    return Target(x, y, reach, reach)


def draw_number(canvas: Canvas) -> Target:
    """A bare disc: the panel draws it, centred on the place."""
    x, y = canvas.point
    return Target(x, y, leader="none", rim=(x, y))


def _spoke(x: float, y: float, reach: float, degrees: float) -> XY:
    turn = math.radians(degrees)
    return x + math.cos(turn) * reach, y + math.sin(turn) * reach
