"""Tests between boxes, segments and ellipses: only ``+ - * /`` and comparisons, so that every computer agrees.

Boxes here are edges ``(left, top, right, bottom)``, segments ``(x0, y0, x1, y1)``, ellipses ``(x, y, rx, ry)``.
Touching is free.
"""

from __future__ import annotations

Edges = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]
Ellipse = tuple[float, float, float, float]


def widen(edges: Edges, gap: float) -> Edges:
    """The box, larger by ``gap`` on all sides."""
    return edges[0] - gap, edges[1] - gap, edges[2] + gap, edges[3] + gap


def boxes_meet(one: Edges, other: Edges) -> bool:
    """True when two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def segment_in_box(segment: Segment, edges: Edges) -> bool:
    """True when a segment runs through a box (Liang–Barsky)."""
    x0, y0, x1, y1 = segment
    a, b, c, d = edges
    if (x0 <= a and x1 <= a) or (x0 >= c and x1 >= c) or (y0 <= b and y1 <= b) or (y0 >= d and y1 >= d):
        return False
    dx, dy = x1 - x0, y1 - y0
    near, far = 0.0, 1.0
    if dx:
        first, last = ((a - x0) / dx, (c - x0) / dx) if dx > 0 else ((c - x0) / dx, (a - x0) / dx)
        near, far = first if first > 0 else 0.0, last if last < 1 else 1.0
    if dy:
        first, last = ((b - y0) / dy, (d - y0) / dy) if dy > 0 else ((d - y0) / dy, (b - y0) / dy)
        near, far = first if first > near else near, last if last < far else far
    return near < far


def segments_cross(one: Segment, other: Segment) -> bool:
    """True when two segments cross."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    ux, uy = bx - ax, by - ay
    if (ux * (cy - ay) - uy * (cx - ax) > 0) == (ux * (dy - ay) - uy * (dx - ax) > 0):
        return False
    vx, vy = dx - cx, dy - cy
    return (vx * (ay - cy) - vy * (ax - cx) > 0) != (vx * (by - cy) - vy * (bx - cx) > 0)


def segment_in_ellipse(segment: Segment, ellipse: Ellipse) -> bool:
    """True when a segment runs through an ellipse."""
    x, y, rx, ry = ellipse
    ux, uy = (segment[0] - x) / rx, (segment[1] - y) / ry
    vx, vy = (segment[2] - segment[0]) / rx, (segment[3] - segment[1]) / ry
    length = vx * vx + vy * vy
    t = min(max(-(ux * vx + uy * vy) / length, 0.0), 1.0) if length else 0.0
    qx, qy = ux + t * vx, uy + t * vy
    return qx * qx + qy * qy < 1


def box_in_ellipse(edges: Edges, ellipse: Ellipse) -> bool:
    """True when a box overlaps an ellipse."""
    x, y, rx, ry = ellipse
    qx = min(max(0.0, (edges[0] - x) / rx), (edges[2] - x) / rx)
    qy = min(max(0.0, (edges[1] - y) / ry), (edges[3] - y) / ry)
    return qx * qx + qy * qy < 1
