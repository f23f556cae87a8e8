"""The sacrum in bent coordinates: s runs down an arc from the promontory, q stands on it towards the back."""

from __future__ import annotations

import numpy as np
from curves import Array

from fluoroscopy.ilium import sheet, to_sheet
from fluoroscopy.solids import along, capsule, filled, rounded, smooth_max, smooth_min, smoothstep

RADIUS = 110.0
START = float(np.radians(42))
CENTRE = (100 - RADIUS * float(np.cos(START)), 28 - RADIUS * float(np.sin(START)))
"""Of the arc, in y and z."""
FORAMINA = ((29, 21.5, 5.9), (49, 19, 5.4), (67, 17, 4.8), (83, 15, 4.1))
"""s, distance from the midline, radius in front."""
OLD_DISCS = ((0.9, 1.0), (27.5, 0.75), (31.5, 0.7), (47.5, 0.5), (50.5, 0.5), (66, 0.4), (82, 0.3))
"""s and strength of the lines that the grown-together endplates leave."""


def to_patient(x: float, s: float, q: float) -> Array:
    angle = START - s / RADIUS
    return np.array([x, CENTRE[0] + (RADIUS + q) * np.cos(angle), CENTRE[1] + (RADIUS + q) * np.sin(angle)])


class Sacrum:
    layers = 3
    margin = 7.0
    axes = np.eye(3)
    origin = np.zeros(3)
    corners = ([-60, 70, -100], [60, 185, 66])

    def distance(self, x: Array, y: Array, z: Array) -> Array:
        return self._parts(x, y, z)[0]

    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]:
        """Whole bone, what lies inside the cortex, and extra dense bone along the joint and the old discs."""
        d, s, q, ilium = self._parts(x, y, z)
        whole = filled(d)
        dense = whole * np.clip(1 - np.abs(ilium - 3.2) / 1.4, 0, 1) * 0.5
        bodies = np.clip((24 - np.abs(x)) / 3, 0, 1) * np.clip((_depth(s) - np.abs(q)) / 2, 0, 1) * whole
        for place, strength in OLD_DISCS:
            dense = dense + strength * np.clip(1 - np.abs(s - place) / 0.8, 0, 1) * bodies
        return whole, filled(d + 0.85), dense

    def _parts(self, x: Array, y: Array, z: Array) -> tuple[Array, Array, Array, Array]:
        dy, dz = y - CENTRE[0], z - CENTRE[1]
        q = np.sqrt(dy * dy + dz * dz) - RADIUS
        s = (START - np.arctan2(dz, dy)) * RADIUS
        ax = np.abs(x)
        d = smooth_min(_block(ax, s, q), _roof(ax, s, q), 9)
        d = smooth_min(d, capsule(ax, s, q, (20, 10, 24), (22.5, -13, 25), 6, 4.6), 5)
        fade = np.clip(1 - s / 120, 0, 1)
        behind = q - _depth(s)
        canal = np.sqrt((ax / (3 + 9 * fade)) ** 2 + ((behind - 5.5 * fade - 1) / (2 + 4.5 * fade)) ** 2)
        d = smooth_max(d, -(canal - 1) * (2 + 4.5 * fade), 4)
        d = _pierce(d, ax, s, q)
        ilium = sheet(*to_sheet(ax, y, z))  # type: ignore[arg-type]
        # the gap is cut with the ilium's own sheet: it fits everywhere
        d = smooth_max(d, 2.4 - ilium, 1.2) + 0.35 * np.sin(x * 0.4 + 1) * np.sin(z * 0.37 + y * 0.2)
        return d, s, q, ilium


def _depth(s: Array) -> Array:
    """Half depth of the bodies."""
    return along(s, (0, 25, 50, 75, 100, 128), (16.5, 12.5, 9, 6.5, 5, 3.5))


def _block(ax: Array, s: Array, q: Array) -> Array:
    """Bodies and wings; the wings slope down sideways."""
    width = along(s, (0, 14, 30, 44, 56, 66, 80, 94, 103, 110, 118, 128), (53, 57, 54, 47, 38, 32, 28, 22, 13, 10, 8, 5))
    wing = along(s, (0, 25, 50, 75, 100, 128), (12, 13, 9.5, 6.5, 4.5, 3.2))
    blend = smoothstep((ax - 19) / 14)
    body = _depth(s)
    half = body + (wing - body) * blend
    middle = 4 * blend * np.clip(1 - s / 90, 0, 1)
    above = s - np.clip(ax - 25, 0, 40) * 0.30
    return rounded((np.abs(q - middle) - half + 4, ax - width + 4, np.maximum(-above, s - 122) + 4), 4)


def _roof(ax: Array, s: Array, q: Array) -> Array:
    """The dorsal wall over the canal and its crest."""
    fade = np.clip(1 - s / 120, 0, 1)
    behind = q - _depth(s)
    across = np.maximum(ax - (8 + 14 * fade) * (1 + 0.12 * np.sin(s * 0.33)), np.maximum(3 - s, s - 92))
    wall = smooth_max(across, behind - (15 * fade + 2) * (1 - 0.75 * (ax / (10 + 14 * fade)) ** 2), 9)
    wall = smooth_max(wall, -behind - 4, 2)
    knobs = 21 * fade + 3 + 1.8 * np.cos((s - 18) * (2 * np.pi / 19))
    crest = smooth_max(ax - 3.2, np.maximum(np.maximum(8 - s, s - 84), behind - knobs), 4)
    return smooth_min(wall, smooth_max(crest, -behind, 2), 4)


def _pierce(d: Array, ax: Array, s: Array, q: Array) -> Array:
    """Foramina: wide in front with a groove outwards and down, narrow behind, so that the two openings cross."""
    front = np.clip(-q, 0, 12) / 12
    t = np.clip((q + 16) / 32, 0, 1)
    for place, off, radius in FORAMINA:
        across = ax - off - 5.5 * front + 2.0 * t
        down = s - place - 4 * front - 1.5 * t
        hole = np.sqrt(across * across + (down * 1.05) ** 2) - radius * (1.02 - 0.74 * t)
        d = smooth_max(d, -hole, 3.5)
    return d
