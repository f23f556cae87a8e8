"""Rounded bodies seen from above (fingers, a sleeve), shaded as a height field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from canvas import Canvas, Mask
from curves import Array, gauss
from palette import RGB, colour
from PIL import Image

Spot = tuple[float, float, float]
Cone = tuple[Spot, Spot, float, float]
"""A round cone from one place to another: (x, y, height), (x, y, height), first radius, last radius."""

Placing = Callable[[float, float, float], Spot]
LIGHT = np.array((-0.45, -0.6, 0.66)) / np.linalg.norm((-0.45, -0.6, 0.66))


class Height(NamedTuple):
    """One joined body: its window of the raster, cover 0–1, height, and distance from the rim (negative inside)."""

    window: tuple[slice, slice]
    cover: Array
    height: Array
    distance: Array


@dataclass(frozen=True)
class Body:
    """Cones in the hand's frame that are joined smoothly, and the shadow they throw on what lies beneath."""

    cones: Sequence[Cone]
    join: float = 6.0
    shadow: tuple[float, float, float, float] = (7.0, 9.0, 8.0, 0.45)
    paints: tuple[str, str, str] = field(default=("glove", "glove-dark", "glove-light"))


def hand_frame(origin: Array, angle: float, scale: float) -> Placing:
    """Hand frame (mm, x along the needle towards the tip, y to the thumb) to picture units; ``angle`` in degrees."""
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))

    def place(x: float, y: float, z: float = 0.0) -> Spot:
        return (float(origin[0] + scale * (c * x + s * y)), float(origin[1] + scale * (s * x - c * y)), z * scale)

    return place


def raise_cones(canvas: Canvas, cones: Sequence[Cone], join: float) -> Height:
    """Joins cones (picture units) into one height field."""
    reach = [max(r0, r1) + join * 2 for _, _, r0, r1 in cones]
    low = np.min([np.minimum(p[:2], q[:2]) - r for (p, q, _, _), r in zip(cones, reach, strict=True)], axis=0)
    high = np.max([np.maximum(p[:2], q[:2]) + r for (p, q, _, _), r in zip(cones, reach, strict=True)], axis=0)
    w, h = canvas.image.size
    (x0, y0), (x1, y1) = canvas.at([low, high])
    window = np.s_[max(0, int(y0)) : min(h, int(y1) + 1), max(0, int(x0)) : min(w, int(x1) + 1)]
    grid_x, grid_y = canvas.grid()
    x, y = grid_x[window], grid_y[window]
    distance, height = np.full(x.shape, 1e3, np.float32), np.full(x.shape, -1e3, np.float32)
    for index, (p, q, r0, r1) in enumerate(cones):
        d = np.subtract(q[:2], p[:2])
        t = np.clip(((x - p[0]) * d[0] + (y - p[1]) * d[1]) / (d @ d + 1e-6), 0, 1)
        r = r0 + (r1 - r0) * t
        off = np.hypot(x - p[0] - t * d[0], y - p[1] - t * d[1])
        edge = off - r
        blend = np.maximum(join - np.abs(distance - edge), 0) / join
        dome = np.sqrt(np.maximum(r * r - np.minimum(off, r) ** 2, 0))
        top = np.where(edge < join * 0.5, p[2] + (q[2] - p[2]) * t + dome, -1e3)
        if index:
            soft = np.maximum(join * 1.6 - np.abs(height - top), 0) / (join * 1.6)
            top = np.maximum(height, top) + soft * soft * join * 0.4 * ((height > -900) & (top > -900))
        height = top
        distance = np.minimum(distance, edge) - blend * blend * join * 0.25
    return Height(window, np.clip(0.5 - distance * canvas.scale, 0, 1), np.where(height < -900, 0, height), distance)


def shade(canvas: Canvas, body: Height, paints: tuple[str | RGB, str | RGB, str | RGB]) -> None:
    """Three tones (base, dark, light) by the angle to the light, darker towards the rim."""
    smooth = gauss(body.height, 1.2 * canvas.scale)
    gy, gx = np.gradient(smooth)
    normal = np.stack([-gx * canvas.scale, -gy * canvas.scale, np.ones_like(gx)], -1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    value = 0.30 + 0.70 * np.clip(normal @ LIGHT, 0, 1)
    value = value * (0.62 + 0.38 * np.clip(-body.distance / 5, 0, 1))

    def ramp(low: float, high: float) -> Array:
        t = np.clip((value - low) / (high - low), 0, 1)
        return np.asarray((t * t * (3 - 2 * t))[..., None])

    base, dark, light = (np.array(colour(p)) for p in paints)
    t1, t2 = ramp(0.34, 0.60), ramp(0.80, 0.96) * 0.75
    tone = (dark * (1 - t1) + base * t1) * (1 - t2) + light * t2
    pixels, cover = canvas.array(), body.cover[..., None]
    pixels[body.window] = pixels[body.window] * (1 - cover) + tone * cover
    canvas.put(pixels)


def cover_mask(canvas: Canvas, body: Height) -> Mask:
    w, h = canvas.image.size
    mask = np.zeros((h, w), "uint8")
    mask[body.window] = (body.cover * 255).astype("uint8")
    return Image.fromarray(mask)


def draw_bodies(canvas: Canvas, place: Placing, scale: float, bodies: Sequence[Body]) -> None:
    """From far to near, each with a soft contact shadow."""
    for body in bodies:
        cones = [(place(*p), place(*q), r0 * scale, r1 * scale) for p, q, r0, r1 in body.cones]
        raised = raise_cones(canvas, cones, body.join * scale)
        canvas.shadow(cover_mask(canvas, raised), *body.shadow)
        shade(canvas, raised, body.paints)
