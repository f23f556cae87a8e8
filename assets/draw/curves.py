"""Curves through points, bands along a curve, and a Gaussian blur of float fields. Shapes: points are (n, 2) arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Array = npt.NDArray[Any]
Points = Array | Sequence[Sequence[float] | Array]


def spline(points: Points, pieces: int = 16, closed: bool = True) -> Array:
    """Catmull–Rom curve through ``points``, ``pieces`` steps between neighbours."""
    p = np.array(points, float)
    n, parts = len(p), []
    for i in range(n if closed else n - 1):
        if closed:
            a, b, c, d = (p[(i + j) % n] for j in (-1, 0, 1, 2))
        else:
            a, b, c, d = p[max(i - 1, 0)], p[i], p[i + 1], p[min(i + 2, n - 1)]
        t = np.linspace(0, 1, pieces, endpoint=False)[:, None]
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    if not closed:
        parts.append(p[-1:])
    return np.vstack(parts)


def normals(path: Array) -> Array:
    """Unit vectors across an open path, one per point, to the left on the picture where the path runs down."""
    step = np.gradient(path, axis=0)
    step = step / np.hypot(step[:, 0], step[:, 1])[:, None]
    return np.stack([-step[:, 1], step[:, 0]], axis=1)


def band(path: Array, half: Array) -> tuple[Array, Array]:
    """The two edges of a band of half width ``half`` (one number per point) along an open path."""
    across = normals(path) * half[:, None]
    return path + across, path - across


def smoothstep(t: Array) -> Array:
    """Quintic 0 to 1 ramp without a kink at either end."""
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * t * (t * (6 * t - 15) + 10))


def gauss(field: Array, sigma: float) -> Array:
    """Gaussian blur of a 2-D field, sigma in pixels; wide blurs run on a reduced copy."""
    if sigma <= 0:
        return field
    if sigma > 8:
        shrink = max(1, int(sigma / 4))
        h, w = field.shape
        reduced = (max(4, w // shrink), max(4, h // shrink))
        small = Image.fromarray(field.astype(np.float32)).resize(reduced, Image.Resampling.BOX)
        back = Image.fromarray(gauss(np.asarray(small), sigma / shrink))
        return np.asarray(back.resize((w, h), Image.Resampling.BICUBIC))
    r = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-r, r + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    padded = np.pad(field, r, mode="reflect").astype(np.float32)
    rows = np.zeros((padded.shape[0], field.shape[1]), np.float32)
    for i, k in enumerate(kernel):
        rows += np.float32(k) * padded[:, i : i + field.shape[1]]
    out = np.zeros(field.shape, np.float32)
    for i, k in enumerate(kernel):
        out += np.float32(k) * rows[i : i + field.shape[0]]
    return out
