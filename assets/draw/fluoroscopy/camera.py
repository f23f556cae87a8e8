"""The C-arm: a point source, a flat detector, and where a point of the patient comes to lie on the picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from curves import Array

Point = Sequence[float] | Array
SOURCE = 700.0
"""From the source to the isocentre. The source is under the table, on the belly side of the prone patient."""


class Camera:
    """``right`` and ``up`` are the picture's, ``field`` the width at the isocentre that the picture shows."""

    def __init__(self, right: Point, up: Point, isocentre: Point, field: float) -> None:
        r = np.asarray(right, float) / np.linalg.norm(right)
        u = np.asarray(up, float) - (np.asarray(up, float) @ r) * r
        u = u / np.linalg.norm(u)
        # up × right, because the frame is left-handed: with right × up, source and detector would change places
        self.axes = np.stack([r, u, np.cross(u, r)])
        self.isocentre = np.asarray(isocentre, float)
        self.field = field

    @property
    def right(self) -> Array:
        return self.axes[0]

    @property
    def source(self) -> Array:
        return self.isocentre - SOURCE * self.axes[2]

    def seen(self, point: Point) -> Array:
        """Across, up and towards the detector from the isocentre; shape as given, (…, 3)."""
        return (np.asarray(point, float) - self.isocentre) @ self.axes.T

    def project(self, point: Point) -> Array:
        """Fractions of the picture, right and down; shape (2,)."""
        q = self.seen(point)
        return np.array([0.5, 0.5]) + np.array([1, -1]) * q[:2] * self.scale(point)

    def scale(self, point: Point) -> float:
        """Fraction of the picture's width per millimetre across the ray, at the depth of ``point``."""
        return float(SOURCE / (SOURCE + self.seen(point)[2]) / self.field)

    def plane(self, pixels: int) -> tuple[Array, Array]:
        """Across and up at the isocentre for every pixel's centre; two arrays of shape (pixels, pixels)."""
        line = ((np.arange(pixels) + 0.5) / pixels - 0.5) * self.field
        across, up = np.meshgrid(line, -line)
        return across, up


def from_behind(azimuth: float, elevation: float, isocentre: Point, field: float) -> Camera:
    """Looking at the back; ``azimuth`` turns to the patient's right, ``elevation`` towards the head, both in degrees."""
    a, e = np.radians(azimuth), np.radians(elevation)
    back = np.array([np.sin(a), np.cos(a), 0.0])
    up = np.array([0.0, 0.0, 1.0]) * np.cos(e) - back * np.sin(e)
    return Camera((np.cos(a), -np.sin(a), 0.0), up, isocentre, field)
