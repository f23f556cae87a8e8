"""Lumbar vertebrae in their own axes: x to the right, y back, z up, origin in the middle of the body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from curves import Array

from fluoroscopy.solids import Triple, capsule, ellipsoid, filled, smooth_max, smooth_min, smoothstep, turn


@dataclass(frozen=True, slots=True)
class Level:
    """Where a vertebra stands and how large it is. Degrees and millimetres."""

    y: float
    z: float
    tilt: float
    """Front edges of the endplates lower when positive."""
    half_width: float
    half_depth: float
    half_height: float
    wedge: float
    spinous: float
    transverse: float
    """How far the transverse process reaches from the midline."""
    root: float
    """Radius of the transverse process where it leaves the arch."""
    rise: float
    """Height of its end."""
    yaw: float
    side: float
    """A degree or two of disorder: perfect symmetry is the first thing that looks computed."""


LEVELS = {
    "T12": Level(90, 227, -9, 19.5, 15.0, 11.8, 0, 26, 24, 5.0, 5.5, 0, 0),
    "L1": Level(85, 194, -8, 20.5, 15.8, 12.8, 0.6, 29, 34, 5.0, 6.0, 2, 1.5),
    "L2": Level(81, 158, -5, 21.5, 16.5, 13.4, 0.3, 31, 39, 5.1, 6.5, 1, 0.6),
    "L3": Level(79, 120, 0, 22.5, 17.0, 13.8, 0, 32, 45, 5.2, 6.5, -1, -0.6),
    "L4": Level(82, 82, 8, 23.5, 17.0, 13.8, -0.5, 30, 41, 5.0, 9.5, 0.5, -1.2),
    "L5": Level(90.5, 46.5, 20, 25.0, 17.0, 13.6, -1.6, 24, 40, 7.2, 10.0, -1, 0.4),
}


class Vertebra:
    layers = 3
    margin = 1.0

    def __init__(self, name: str) -> None:
        self.level = level = LEVELS[name]
        self.axes = (turn("y", level.side) @ turn("z", level.yaw) @ turn("x", level.tilt)).T
        self.origin = np.array([0.0, level.y, level.z])
        back = level.half_depth + 25 + level.spinous
        self.corners = ([-level.transverse - 6, -level.half_depth - 4, -33], [level.transverse + 6, back, 22])
        seed = np.random.default_rng(sum(map(ord, name)))
        self.phases = [float(p) for p in seed.uniform(0, 2 * np.pi, 4)]

    def place(self, x: float, y: float, z: float) -> Array:
        """A point of the vertebra in the patient's frame, without the level's disorder."""
        return np.array([x, y, z]) @ turn("x", self.level.tilt).T + self.origin

    def distance(self, x: Array, y: Array, z: Array) -> Array:
        rough = self._roughness(x, y, z)
        body, _, _ = self._body(x, y, z, rough)
        return smooth_min(body, self._arch(x, y, z, rough), 2.2)

    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]:
        """Whole bone, what lies inside the cortex, and the dense plates under the discs."""
        rough = self._roughness(x, y, z)
        body, ends, wall = self._body(x, y, z, rough)
        arch = self._arch(x, y, z, rough)
        d = smooth_min(body, arch, 2.2)
        whole = filled(d)
        core = filled(d + (0.62 + 0.75 * (arch < body).astype(np.float32)))
        plates = whole * np.clip(1 - np.abs(ends - 0.1) / 0.8, 0, 1) * (wall < 0.5) * (body <= arch)
        return whole, core, plates

    def _roughness(self, x: Array, y: Array, z: Array) -> Array:
        p = self.phases
        first = np.sin(0.31 * x + p[0]) * np.sin(0.37 * y + p[1])
        second = np.sin(0.43 * z + 0.17 * x + p[2]) * np.sin(0.23 * y - 0.2 * z + p[3])
        return 0.42 * first + 0.42 * second

    def _body(self, x: Array, y: Array, z: Array, rough: Array) -> tuple[Array, Array, Array]:
        """Waisted, kidney-shaped in section, with hollow endplates; distances to the body, its ends and its wall."""
        level = self.level
        q = 1 - np.clip(z / level.half_height, -1, 1) ** 2
        bx = x / (level.half_width * (1 - 0.115 * q * np.sqrt(q)))
        by = y / (level.half_depth * (1 - np.where(y < 0, np.float32(0.105), np.float32(0.055)) * q))
        flat = by + 0.07 * np.maximum(by, 0) * (1 - np.minimum(bx * bx, 1))
        r = (np.abs(bx) ** 2.3 + np.abs(flat) ** 2.3) ** (1 / 2.3)
        wall = (r - 1) * (0.465 * (level.half_width + level.half_depth)) + rough
        hollow = 1 - np.minimum(r * r, 1)
        rim = np.exp(-(((r - 0.93) / 0.07) ** 2)) * 0.35 + level.half_height + y * (level.wedge / level.half_depth)
        top = z - (rim - 2.0 * hollow * (1 - 0.25 * by)) + rough / 2
        bottom = -z - (rim - 2.3 * hollow * (1 + 0.35 * by)) - rough / 2
        ends = np.maximum(top, bottom)
        return smooth_max(wall, ends, 4.2) - 0.7, ends, wall  # the rounding eats 0.7: given back

    def _arch(self, x: Array, y: Array, z: Array, rough: Array) -> Array:
        level = self.level
        ax, b, e = np.abs(x), level.half_depth, 0.45 * (level.half_width - 22.5)

        def part(start: Triple, end: Triple, r0: float, r1: float, weights: Triple) -> Array:
            shifted = [(sx + e, sy + b, sz) for sx, sy, sz in (start, end)]
            return capsule(ax, y, z, *shifted, r0, r1, weights)

        pedicle = part((15.6, -4, 5), (16.7, 14, 4.4), 4.6, 4.4, (1, 1, 0.6))
        isthmus = part((16.3, 13, 3), (13.4, 18.5, -12), 4.5, 4.7, (0.9, 1.15, 1))
        lamina = part((13.8, 15.8, -3), (1.5 - e, 22.5, -7), 3.1, 3.3, (1, 1, 0.34))
        upper = part((18, 12.5, 5), (20.2, 13, 17), 5.8, 4.9, (0.88, 0.9, 1))
        upper = smooth_max(upper, -0.62 * (ax - 20 - e) + 0.78 * (y - b - 13.4) - 2.4, 1.2)
        lower = part((13.2, 19, -10), (16.2, 19.6, -24), 5.3, 5.0, (0.95, 0.92, 1))
        lower = smooth_max(lower, 0.62 * (ax - 15.8 - e) - 0.78 * (y - b - 18.3) - 2.2, 1.2)
        rib = part((17.5, 9, 3.5), (level.transverse - e, 15.5, level.rise), level.root, 2.7, (1, 1.5, 0.8))
        mamillary = ellipsoid(ax, y, z, (21.2 + e, b + 16.5, 9), (3.4, 3.6, 4.5))
        arch = smooth_min(smooth_min(pedicle, isthmus, 3), smooth_min(upper, lower, 2), 2.5)
        arch = smooth_min(arch, smooth_min(smooth_min(lamina, mamillary, 2), rib, 3), 3) + 0.8 * rough
        return smooth_min(arch, self._spinous(ax, y, z) + rough, 4)

    def _spinous(self, ax: Array, y: Array, z: Array) -> Array:
        """A hatchet: 12 high in front, 15 and lower behind, thicker along its lower and hind edges."""
        front, hind = self.level.half_depth + 21, self.level.half_depth + 19 + self.level.spinous
        u = np.clip((y - front) / (hind - front), 0, 1)
        v = smoothstep((u - 0.35) / 0.5)
        top, bottom = -1 - 4.5 * u - 1.5 * v, -13 - 2.5 * u - 6.5 * v
        thick = 2.3 + 1.9 * np.clip(2 * u - 1, 0, 1) + 1.2 * np.exp(-(((z - bottom - 3) / 4) ** 2))
        high = np.abs(z - (top + bottom) / 2) - (top - bottom) / 2
        return smooth_max(smooth_max(ax - thick, high, 4), np.maximum(front - 3 - y, y - hind), 8)
