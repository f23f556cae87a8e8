"""What lies around the bones: trunk, muscle, bowel gas, and the grain of everything. Attenuation over soft tissue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from curves import Array, gauss

from fluoroscopy.camera import SOURCE, Camera, Point
from fluoroscopy.solids import turn

CORTEX, MARROW, DENSE = 0.068, 0.0155, 0.024
SOFT, STEEL = 0.0205, 1.15
"""Per millimetre, over soft tissue; soft tissue itself; steel."""
Pocket = tuple[Point, tuple[float, float], float]
"""Gas: centre, radii, thickness."""


def grain(rng: np.random.Generator, pixels: int, sigma: float) -> Array:
    """White noise blurred by ``sigma`` pixels, divided by its own deviation."""
    z = gauss(rng.standard_normal((pixels, pixels)).astype(np.float32), sigma)
    return np.asarray(z / z.std(), np.float32)


def fibre(rng: np.random.Generator, pixels: int, across: float, along: float) -> Array:
    """The same, stretched downwards: vertical trabeculae."""
    z = rng.standard_normal((pixels, pixels)).astype(np.float32)
    z = _blur_down(_blur_down(z, along).T, across).T
    return np.asarray(z / z.std(), np.float32)


def _blur_down(field: Array, sigma: float) -> Array:
    r = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-r, r + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    padded = np.pad(field, [(r, r), (0, 0)], mode="reflect")
    return np.asarray(sum(np.float32(k) * padded[i : i + field.shape[0]] for i, k in enumerate(kernel)))


def trunk(camera: Camera, pixels: int, across: int, middle: float, half: float, depth: float) -> Array:
    """Chord through a superellipse cylinder. ``across`` is the patient's axis (0 x, 1 y) that its section is wide along."""
    u, v = camera.plane(pixels)
    at = u * camera.axes[0, across] + v * camera.axes[1, across] + camera.isocentre[across]
    share = np.abs((at - middle) / half)
    return np.asarray(2 * depth * np.clip(1 - share**2.6, 0, 1) ** (1 / 2.6), np.float32)


def muscle(camera: Camera, pixels: int, centre: Point, radii: Point, lean: float = 0.0) -> Array:
    """Chord through an ellipsoid, leaning about y by degrees."""
    u, v = camera.plane(pixels)
    ray = u[..., None] * camera.axes[0] + v[..., None] * camera.axes[1] + SOURCE * camera.axes[2]
    ray = ray / np.linalg.norm(ray, axis=-1, keepdims=True)
    own = turn("y", lean) / np.asarray(radii, float)[:, None]
    start, d = own @ (camera.source - np.asarray(centre, float)), ray @ own.T
    a, b = (d * d).sum(-1), d @ start
    return np.asarray(2 * np.sqrt(np.maximum(b * b - a * (start @ start - 1), 0)) / a, np.float32)


def gas(camera: Camera, pixels: int, rng: np.random.Generator, pockets: Sequence[Pocket], blur: float) -> Array:
    """Thickness of bowel gas with ragged outlines: clean ellipses would look like balloons."""
    mm = pixels / camera.field
    ragged = 0.34 * grain(rng, pixels, 3.6 * mm) + 0.30 * grain(rng, pixels, 8 * mm)
    y, x = np.mgrid[0:pixels, 0:pixels]
    thick = np.zeros((pixels, pixels), np.float32)
    for centre, (rx, ry), most in pockets:
        px, py = camera.project(centre) * pixels
        scale = camera.scale(centre) * pixels
        inside = 1 - np.hypot((x - px) / (rx * scale), (y - py) / (ry * scale)) + ragged
        thick = np.maximum(thick, most * np.sqrt(np.clip(inside, 0, 1)).astype(np.float32))
    return gauss(thick, blur * mm)


def clouds(rng: np.random.Generator, camera: Camera, pixels: int) -> Array:
    """Unevenness of everything soft."""
    mm = pixels / camera.field
    return 0.045 * grain(rng, pixels, 11 * mm) + 0.018 * grain(rng, pixels, 3 * mm) + 0.006 * grain(rng, pixels, 0.8 * mm)


def bone(layers: Array, rng: np.random.Generator, mm: float, trabeculae: bool) -> Array:
    """Attenuation of bone from its three lengths: whole, inside the cortex, extra dense; with its texture."""
    pixels = layers.shape[-1]
    texture = 0.5 * grain(rng, pixels, 0.22 * mm) + 0.45 * grain(rng, pixels, 0.55 * mm) + 0.3 * grain(rng, pixels, 1.5 * mm)
    if trabeculae:
        texture = 0.7 * texture + 0.5 * fibre(rng, pixels, 0.28 * mm, 1.6 * mm)
    whole, core, dense = layers
    return np.asarray((CORTEX * (whole - core) + MARROW * core + DENSE * dense) * (1 + 0.095 * texture))
