"""Solids as signed distances, negative inside, over arrays of points; all in float32."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from curves import Array

Triple = Sequence[float] | Array


class Solid(Protocol):
    """What a projector needs: a box and axes of its own, and how much there is at a point."""

    corners: tuple[Triple, Triple]
    """Lowest and highest corner of a box around it, in its own axes."""
    axes: Array
    """(3, 3), rows are its own axes in the patient's frame."""
    origin: Array
    layers: int
    """How many densities it has."""
    margin: float | None
    """How far its distance may be wrong; None where there is no distance to judge by."""

    def distance(self, x: Array, y: Array, z: Array) -> Array: ...
    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]: ...


def shifted(point: Triple, x: float, y: float, z: float) -> Array:
    return np.asarray(point, float) + np.array([x, y, z])


def smooth_min(a: Array, b: Array, k: float) -> Array:
    """Union of two distances with a fillet of about ``k``."""
    h = np.maximum(k - np.abs(a - b), 0)
    return np.asarray(np.minimum(a, b) - h * h * (0.25 / k))


def smooth_max(a: Array, b: Array, k: float) -> Array:
    """Intersection, likewise."""
    return -smooth_min(-a, -b, k)


def filled(distance: Array, soft: float = 0.4) -> Array:
    """1 inside, 0 outside, with an edge of twice ``soft``: the soft edge is the antialiasing."""
    return np.clip(0.5 - distance * (0.5 / soft), 0, 1)


def ellipsoid(x: Array, y: Array, z: Array, centre: Triple, radii: Triple) -> Array:
    cx, cy, cz = (float(v) for v in centre)
    rx, ry, rz = (float(v) for v in radii)
    away = np.sqrt(((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 + ((z - cz) / rz) ** 2)
    return np.asarray((away - 1) * min(rx, ry, rz))


def capsule(
    x: Array, y: Array, z: Array, start: Triple, end: Triple, r0: float, r1: float, weights: Triple = (1, 1, 1)
) -> Array:
    """A round cone from ``start`` to ``end``; a weight below 1 stretches its section along that axis."""
    p = [float(v) for v in start]
    d = [float(b) - a for a, b in zip(p, end, strict=True)]
    dx, dy, dz = x - p[0], y - p[1], z - p[2]
    t = np.clip((dx * d[0] + dy * d[1] + dz * d[2]) / sum(v * v for v in d), 0, 1)
    wx, wy, wz = (float(v) for v in weights)
    dx, dy, dz = (dx - t * d[0]) * wx, (dy - t * d[1]) * wy, (dz - t * d[2]) * wz
    return np.asarray(np.sqrt(dx * dx + dy * dy + dz * dz) - (r0 + (r1 - r0) * t))


def rounded(q: Sequence[Array], radius: float | Array) -> Array:
    """Distance to a box with rounded edges; ``q`` is how far a point lies beyond the box less its radius, per axis."""
    outside = np.sqrt(sum(np.maximum(each, 0) ** 2 for each in q))
    deepest = q[0]
    for each in q[1:]:
        deepest = np.maximum(deepest, each)
    return np.asarray(outside + np.minimum(deepest, 0) - radius)


def smoothstep(t: Array) -> Array:
    """Cubic 0 to 1 ramp."""
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def along(at: Array, places: Sequence[float], values: Sequence[float]) -> Array:
    """A profile read off at ``at``, in float32: numpy's own interpolation goes over to float64."""
    return np.interp(at, places, values).astype(np.float32)


def turn(axis: str, degrees: float) -> Array:
    """A rotation about one axis, (3, 3)."""
    c, s = float(np.cos(np.radians(degrees))), float(np.sin(np.radians(degrees)))
    return {
        "x": np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
        "y": np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
        "z": np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]),
    }[axis]
