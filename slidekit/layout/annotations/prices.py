"""What a place costs, in u: as bad as one more u of leader. A place that breaks a rule by itself has no price."""

from __future__ import annotations

import math
from typing import NamedTuple

from slidekit.layout.annotations.crossing import (
    Edges,
    Segment,
    box_in_ellipse,
    segment_in_box,
    segment_in_ellipse,
    segments_cross,
    widen,
)
from slidekit.layout.annotations.scenery import LEADER_CLEAR, Scenery
from slidekit.layout.annotations.target import TIP_GAP

INSIDE, HIDE, INNER = 20.0, 3.5, -1.5
"""Standing inside the picture; each u² of detail hidden; standing on an inner rail."""
SIZE = 1.5
"""Each further size of a label."""
TALL = 5.0
"""A label broken until it is higher than wide."""
NO_LEADER = -0.5
ASIDE, BROKEN = 25.0, 10.0
"""A label that belongs right beside its mark (a length, an angle) and stands off; each further line of it."""
SHAFT, SHAFT_LEAST, NEAR = 1.8, 1.25, 0.9
"""Wanted and least length of an arrow's shaft; a label nearer than NEAR needs no leader."""
STEEP, STEEPEST = 0.7, 2.0
"""Slant of a leader (across ÷ along) from which it costs, and at which it is not allowed."""
FAR = 0.45
"""Of the picture's diagonal: longer leaders cost more."""
LEVEL = 0.12
"""A leader may leave its label this far from the middle of a side, in u, so that it runs level."""
OFF = 0.1
"""A leader starts this far off its label, in u."""
STROKE_GAP = 0.125


class Choice(NamedTuple):
    """A place for a label: ``where`` is a rail's name, ``in`` or ``at``; ``rail`` its index or -1."""

    price: float
    box: Edges
    leader: Segment | None
    where: str
    size: int
    rail: int = -1
    clean: bool = True
    kept_side: bool = True


def lead(scenery: Scenery, k: int, box: Edges) -> tuple[Segment | None, float, float]:
    """Leader (None where the label is near enough), length, slant. Slant 99: the finding lies in the box."""
    a, b, c, d = box
    u, (tx, ty, rx, _) = scenery.u, scenery.aims[k]
    px, py, slant = 0.0, 0.0, 99.0
    if tx < a or tx > c:
        middle, play = (b + d) / 2, LEVEL * u
        px, py = (a if tx < a else c), (middle - play if ty < middle - play else middle + play if ty > middle + play else ty)
        slant = abs(ty - py) / abs(tx - px)
    if ty < b or ty > d:
        inset = 0.6 * u if 0.6 * u < (c - a) * 0.4 else (c - a) * 0.4
        x, y = (a + inset if tx < a + inset else c - inset if tx > c - inset else tx), (b if ty < b else d)
        other = abs(tx - x) / abs(ty - y)
        if other < slant:
            px, py, slant = x, y, other
    if slant == 99.0:
        return None, 0.0, slant
    target = scenery.wishes[k].target
    dx, dy = tx - px, ty - py
    length = math.sqrt(dx * dx + dy * dy)
    vx, vy = dx / length, dy / length
    reach = target.reach(vx, vy)
    stop = TIP_GAP if target.leader == "arrow" else (0.1 if rx > 0.4 * u else 0.16) * u
    end, start = length - reach - stop, OFF * u
    if target.leader != "arrow" and end - start <= NEAR * u:
        return None, max(0.0, end), 0.0
    return (px + vx * start, py + vy * start, px + vx * end, py + vy * end), end - start, slant


def covers(scenery: Scenery, box: Edges) -> bool:
    """True when a box comes too near to a finding, a thing in the way or a stroke."""
    a, b, c, d = box
    for left, top, right, bottom, ellipse in scenery.taken:
        if a < right and left < c and b < bottom and top < d and (ellipse is None or box_in_ellipse(box, ellipse)):
            return True
    if scenery.strokes:
        wide = widen(box, STROKE_GAP * scenery.u)
        return any(segment_in_box(stroke, wide) for stroke in scenery.strokes)
    return False


def blocked(scenery: Scenery, k: int, leader: Segment) -> bool:
    """True when a leader runs through another finding or a thing in the way."""
    x0, y0, x1, y1 = leader
    a, c = (x0, x1) if x0 < x1 else (x1, x0)
    b, d = (y0, y1) if y0 < y1 else (y1, y0)
    for edges, ellipse in scenery.foreign[k]:
        if a >= edges[2] or edges[0] > c or b >= edges[3] or edges[1] > d:
            continue
        if segment_in_box(leader, edges) if ellipse is None else segment_in_ellipse(leader, ellipse):
            return True
    for wall in scenery.walls[k]:
        if a < wall[2] and wall[0] <= c and b < wall[3] and wall[1] <= d and segment_in_box(leader, wall):
            return True
    return False


def price(scenery: Scenery, k: int, box: Edges, where: str, size: int, rail: int, hidden: float | None = None) -> Choice | None:
    """The place with its price; None when it breaks a rule. Rounded to quarters, so that ties go by order, not by last bits."""
    if covers(scenery, box):
        return None
    u = scenery.u
    leader, length, slant = lead(scenery, k, box)
    if slant > STEEPEST:
        return None
    cost = size * SIZE + length / u + (TALL if box[3] - box[1] > box[2] - box[0] else 0.0)
    if scenery.wishes[k].shaft:
        if length < SHAFT_LEAST * u:
            return None
        cost += 8 * max(0.0, SHAFT - length / u)
    if scenery.wishes[k].target.leader == "near":
        cost += BROKEN * size + (ASIDE if leader else 0.0)
    if leader is None:
        cost += NO_LEADER
    elif blocked(scenery, k, leader):
        return None
    else:
        cost += 0.5 * length / u * scenery.quiet.under(leader)
        if slant > STEEP:
            cost += 2 * (slant - STEEP)
        if scenery.strokes:
            cost += 6 * sum(segments_cross(leader, stroke) for stroke in scenery.strokes)
    if length > FAR * scenery.diagonal:
        cost += 2 * (length - FAR * scenery.diagonal) / u
    if where in ("in", "l", "r"):
        cost += INSIDE + HIDE * (scenery.quiet.hidden(box) if hidden is None else hidden) + _outwards(scenery, k, box)
    if rail >= 0:
        cost += scenery.rails[rail].bias + (INNER if where in "lr" else 0.0)
    return Choice(int(cost * 4 + 0.5) / 4, box, leader, where, size, rail)


def _outwards(scenery: Scenery, k: int, box: Edges) -> float:
    """0…1: labels stand away from the middle of findings and picture."""
    x, y = scenery.aims[k][:2]
    vx, vy = (box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y
    wx, wy = x - scenery.middle[0], y - scenery.middle[1]
    both = math.sqrt((vx * vx + vy * vy) * (wx * wx + wy * wy))
    return (1 - (vx * wx + vy * wy) / both) / 2 if both > 0 else 0.0


def side_kept(scenery: Scenery, k: int, box: Edges, where: str) -> bool:
    """True when a place is on the side that the label asks for."""
    side = scenery.wishes[k].side
    if side == "auto":
        return True
    inside = where in ("in", "l", "r")
    if side == "inside":
        return inside
    if not inside and where != {"left": "L", "right": "R", "above": "T", "below": "B"}[side]:
        return False
    x, y = scenery.aims[k][:2]
    return {"left": box[2] <= x, "right": box[0] >= x, "above": box[3] <= y, "below": box[1] >= y}[side]


def pins(scenery: Scenery, k: int) -> list[Choice]:
    """The places of a label that has no choice but its size; one that breaks a rule when all do."""
    wish, u = scenery.wishes[k], scenery.u
    x, y = (wish.at[0] - scenery.left, wish.at[1] - scenery.top) if wish.at is not None else scenery.aims[k][:2]
    choices = []
    for size, (w, h) in enumerate(wish.sizes):
        left, top = round(x - w / 2), round(y - h / 2)
        box = (left, top, left + w, top + h)
        leader, length = lead(scenery, k, box)[:2] if wish.target.leader != "none" else (None, 0.0)
        clean = not covers(scenery, box) and not (wish.shaft and length < 1.1 * u)
        if wish.at is None:
            a, b, c, d = scenery.picture
            clean = clean and a <= box[0] and b <= box[1] and box[2] <= c and box[3] <= d
        choices.append(Choice(size * SIZE, box, leader, "at", size, -1, clean))
    return [choice for choice in choices if choice.clean] or choices[:1]


def clash(scenery: Scenery, one: Choice, other: Choice, gap: float) -> bool:
    """True when two placed labels come nearer than ``gap`` u, or a leader meets the other's label or leader."""
    u = scenery.u
    near = gap * u
    (a, b, c, d), (left, top, right, bottom) = one.box, other.box
    if a - near < right and left < c + near and b - near < bottom and top < d + near:
        return True
    clear = LEADER_CLEAR * u
    for first, second in ((one, other), (other, one)):
        if first.leader is not None and segment_in_box(first.leader, widen(second.box, clear)):
            return True
    return one.leader is not None and other.leader is not None and segments_cross(one.leader, other.leader)
