"""Needles: thin rods, projected at the picture's full resolution, never through the grid."""

from __future__ import annotations

import numpy as np
from curves import Array

from fluoroscopy.camera import Camera, Point
from fluoroscopy.tissue import STEEL


def rod(
    camera: Camera,
    pixels: int,
    start: Point,
    end: Point,
    radii: tuple[float, float],
    bevel: float = 0.0,
    point: float = 0.0,
    bore: float = 0.0,
) -> Array:
    """Path length through a round rod, mm. ``bore`` is the share of the radius that is hollow.

    At ``start`` it ends in a bevel of that length, cut on one side, or in a point of that length.
    """
    p, q = camera.project(start) * pixels, camera.project(end) * pixels
    d = q - p
    y, x = np.mgrid[0:pixels, 0:pixels].astype(np.float32)
    dx, dy = x + np.float32(0.5) - np.float32(p[0]), y + np.float32(0.5) - np.float32(p[1])
    t = np.clip((dx * np.float32(d[0]) + dy * np.float32(d[1])) / np.float32(d @ d), 0, 1)
    off_x, off_y = dx - t * np.float32(d[0]), dy - t * np.float32(d[1])
    near, far = camera.scale(start) * pixels, camera.scale(end) * pixels
    off = np.hypot(off_x, off_y) / (near + (far - near) * t)
    axis = np.subtract(end, start)
    length = float(np.linalg.norm(axis))
    radius = radii[0] + (radii[1] - radii[0]) * t
    if point:
        radius = radius * np.clip(t * (length / point), 0, 1) ** 0.8
    chord = 2 * np.sqrt(np.maximum(radius * radius - off * off, 0))
    if bore:
        chord = chord - 2 * np.sqrt(np.maximum((bore * radius) ** 2 - off * off, 0))
    if bevel:
        aside = np.where(off_x * np.float32(d[1]) - off_y * np.float32(d[0]) > 0, off, -off)
        chord = chord * np.clip((t * (2 * radii[0] * length / bevel) - radii[0] - aside) / 0.15, 0, 1)
    slant = float(axis @ camera.axes[2]) / length
    return np.asarray(np.minimum(chord / max(np.sqrt(1 - slant * slant), 0.12), length), np.float32)


def spinal(camera: Camera, pixels: int, tip: Array, out: Array, hub: bool) -> Array:
    """Attenuation of a spinal needle: 0.9 mm thick, bevelled, plastic hub 90 mm from the tip where the field shows it."""
    steel = STEEL * rod(camera, pixels, tip, tip + out * 110, (0.45, 0.45), bevel=2.2, bore=0.45)
    if not hub:
        return steel
    return steel + 0.05 * rod(camera, pixels, tip + out * 90, tip + out * 112, (3.2, 3.6), bore=0.55)


def trocar(camera: Camera, pixels: int, tip: Array, out: Array, handle: bool) -> Array:
    """Attenuation of a bone-marrow needle with its stylet: 3 mm thick, pointed; with metal hub and plastic bar, or longer."""
    if not handle:
        return STEEL * rod(camera, pixels, tip, tip + out * 120, (1.5, 1.5), point=4)
    hub = tip + out * 92
    side = np.cross(out, (0, 0, 1))
    side = side / np.linalg.norm(side)
    shaft = STEEL * rod(camera, pixels, tip, hub, (1.5, 1.5), point=4)
    shaft = shaft + 0.10 * rod(camera, pixels, hub - out * 4, hub + out * 8, (2.6, 3.6))
    bar = hub + out * 15
    return shaft + 0.021 * rod(camera, pixels, bar - side * 24, bar + side * 24, (6.5, 6.5))
