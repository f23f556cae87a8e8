"""The thecal sac: where it runs, and contrast in it, behind it, and short of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from curves import Array, spline

from fluoroscopy.solids import along, capsule, ellipsoid, filled, shifted, smooth_min
from fluoroscopy.vertebra import LEVELS, Vertebra

LUMBAR = ("L1", "L2", "L3", "L4", "L5")
DISCS = (176, 139, 101, 64)
"""Heights of the discs, L1–2 to L4–5."""
STATION = (-5, 10, 45, 90, 200)
WIDTH, DEPTH = (4.5, 6.2, 8.0, 8.8, 9.0), (4.0, 5.4, 6.4, 6.8, 7.0)
"""Half width and half depth at those heights."""


@cache
def _line() -> tuple[Array, Array]:
    """Heights and y of the sac's middle, from below."""
    points = [Vertebra(name).place(0, LEVELS[name].half_depth + 7.9, -2) for name in LUMBAR]
    points = [shifted(points[0], 0, 4.5, 38), *points, np.array([0, 126, 12.0]), np.array([0, 137, -8.0])]
    curve = spline([p[1:] for p in points], 24, closed=False)
    curve = curve[np.argsort(curve[:, 1])]
    heights = np.linspace(-8, float(points[0][2]), 200)
    return heights, np.interp(heights, curve[:, 1], curve[:, 0])


def middle(z: float) -> float:
    """y of the sac's middle at a height."""
    return float(np.interp(z, *_line()))


def half_depth(z: float) -> float:
    return float(np.interp(z, STATION, DEPTH))


def _section(y: Array, z: Array) -> tuple[Array, Array, Array]:
    """How far behind the sac's middle a point lies, and the sac's half width and half depth there."""
    return y - along(z, *_line()), along(z, STATION, WIDTH), along(z, STATION, DEPTH)  # type: ignore[arg-type]


class _Fluid:
    """What all contrast has in common: one density, and where nothing else is said no distance to judge by."""

    layers = 1
    margin: float | None = None
    axes = np.eye(3)
    origin = np.zeros(3)

    def distance(self, x: Array, y: Array, z: Array) -> Array:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Spread:
    """How far contrast has come: heights of its ends, share of the depth filled, softness, strength, shape of the ends."""

    low: float
    high: float
    fill: float
    soft: float
    strength: float
    shape: float
    plume: tuple[float, float, float] | None
    """At the tip: length to the front, radius where it ends, strength; None once the column has swallowed it."""
    sleeves: bool


STEPS = (
    Spread(86, 113, 0.36, 1.6, 1.8, 1.5, (6, 3.6, 0.9), False),
    Spread(72, 128, 0.46, 1.3, 1.5, 2.2, (5, 2.6, 0.7), False),
    Spread(45, 158, 0.55, 1.2, 1.3, 3.0, None, True),
    Spread(8, 205, 0.62, 1.2, 1.2, 3.2, None, True),
)
WHEN = (0.1, 0.3, 0.6, 1.0)
"""Share of the injection at which each step stands."""


def spread_at(share: float) -> Spread:
    """The spread when ``share`` of the contrast has gone in, 0.1 to 1; between the steps their numbers go over smoothly."""
    values = [
        float(np.interp(share, WHEN, [getattr(step, name) for step in STEPS]))
        for name in ("low", "high", "fill", "soft", "strength", "shape")
    ]
    still = float(np.interp(share, (0.1, 0.3, 0.45), (1, 0.75, 0)))
    plume = (6 - 4 * share, 3.8 - 3 * share, 0.9 * still) if still > 0 else None
    return Spread(*values, plume, share >= 0.5)


class Intrathecal(_Fluid):
    """In the sac of a prone patient: heavier than the fluid, so it lies in front and levels off behind."""

    margin = 2.0

    def __init__(self, spread: Spread, tip: Array) -> None:
        self.spread, self.tip = spread, tip
        ys = [middle(z) for z in np.linspace(spread.low - 8, spread.high + 8, 9)]
        self.corners = ([-24, min(ys) - 11, spread.low - 10], [24, max(ys) + 12, spread.high + 10])
        rng = np.random.default_rng(1)
        self.roots = [
            (side * (0.15 + 0.2 * i) + rng.uniform(-0.05, 0.05), depth + rng.uniform(-0.06, 0.06), *rng.uniform(0, 1, 4))
            for i, depth in enumerate((-0.62, -0.30, -0.05, 0.2))
            for side in (-1, 1)
        ]

    def distance(self, x: Array, y: Array, z: Array) -> Array:
        """To a box around sac and sleeves that follows the spine."""
        behind, _, depth = _section(y, z)
        return np.maximum(np.abs(behind) - depth - 5, np.abs(x) - 24)

    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]:
        now = self.spread
        behind, width, depth = _section(y, z)
        for disc in DISCS:  # discs dent the front wall a little
            behind = behind - 1.1 * np.exp(-(((z - disc) / 6) ** 2)) * np.clip(-behind / 6, 0, 1)
        inside = np.clip(0.5 - (np.sqrt((x / width) ** 2 + (behind / depth) ** 2) - 1) * depth / 0.9, 0, 1)
        centre, half = (now.low + now.high) / 2, (now.high - now.low) / 2
        lead = np.abs((z - centre) / half + 0.05 * np.sin(behind * 0.9 + x * 0.5) + 0.035 * np.sin(x * 1.1 + 2))
        profile = np.sqrt(np.clip(1 - lead**now.shape, 0, 1))
        level = now.fill * profile * 2 * depth + 0.4 * np.sin(z * 0.21 + 1)
        c = inside * profile / (1 + np.exp(np.clip((behind + depth - level) / now.soft, -20, 20)))
        c = c * (1 + 0.10 * np.sin(z * 0.17 + x * 0.3) * np.sin(behind * 0.7 + z * 0.05))
        c = self._roots(c, x, z, behind, width, depth)
        if now.sleeves:
            c = self._sleeves(c, x, y, z)
        # it mixes on its way: densest where it comes out, thinner far from there
        c = c * (0.52 + 0.48 * np.exp(-(((z - float(self.tip[2])) / 48) ** 2)))
        if now.plume is not None:
            long, wide, strength = now.plume
            jet = capsule(x, y, z, self.tip, shifted(self.tip, 0, -long, -2.5), 1.5, wide)
            jet = jet + 0.5 * np.sin(x * 1.1 + z * 0.9) * np.sin(y * 1.3 - z * 0.5)
            c = np.maximum(c, filled(jet, 1.2) * inside * strength)
        return (c * now.strength,)

    def _roots(self, c: Array, x: Array, z: Array, behind: Array, width: Array, depth: Array) -> Array:
        """The cauda equina: strands that spread downwards and keep contrast out."""
        wide = 0.78 + np.clip((190 - z) / 150, 0, 1) * 0.25
        for across, back, size, phase, pace, other in self.roots:
            k = 0.02 + 0.025 * pace
            dx = x - width * across * wide - 0.7 * np.sin(z * k + 6.28 * phase)
            dq = behind - depth * back - 0.6 * np.sin(z * (k * 1.3) + 6.28 * other)
            c = c * (1 - 0.85 * filled(np.sqrt(dx * dx + dq * dq) - (0.75 + 0.25 * size), 0.35))
        return c

    def _sleeves(self, c: Array, x: Array, y: Array, z: Array) -> Array:
        """Out along the roots, which stay free of contrast."""
        for name in LUMBAR:
            top = LEVELS[name].z + 7
            if not self.spread.low + 4 < top - 6 < self.spread.high - 8:
                continue
            yc = middle(top)
            start, end = (6, yc - 1, top + 5), (21.0, yc + 0.8, top - 20)
            ax = np.abs(x)
            free = 1 - 0.8 * filled(capsule(ax, y, z, start, end, 1.0, 0.8), 0.35)
            fade = np.clip(1.15 - np.clip((top + 4 - z) / 26, 0, 1), 0, 1)
            leaving = np.clip((ax - 5.5) / 4, 0, 1)
            c = np.maximum(c, filled(capsule(ax, y, z, start, end, 2.6, 1.5), 0.6) * free * fade * leaving * 1.35)
        return c


def _foam(x: Array, y: Array, z: Array, p: list[float], f: float) -> Array:
    x, z = x + 1.9 * np.sin(z * 0.43 + p[5]) + 0.8 * np.sin(z * 1.1 + x * 0.3), z + 1.7 * np.sin(x * 0.51 + p[6] + 0.2 * y)
    first = np.sin(x * f * 1.3 + p[0] + 0.8 * np.sin(z * f * 0.7 + p[3])) * np.sin(z * f + p[1])
    return first + np.sin(z * f * 1.7 + y * f + p[2]) * np.sin(x * f * 0.8 - y * f * 0.6 + p[4])


class Epidural(_Fluid):
    """Behind the dura, under laminae and ligament: thin, patchy from fat, on one side; it leaves by the foramina."""

    low, high = 78.0, 134.0

    def __init__(self, strength: float) -> None:
        self.strength = strength
        self.phases = [float(p) for p in np.random.default_rng(4).uniform(0, 2 * np.pi, 8)]
        ys = [middle(z) for z in np.linspace(self.low - 8, self.high + 8, 9)]
        self.corners = ([-30, min(ys) - 6, self.low - 8], [30, max(ys) + 20, self.high + 8])

    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]:
        p = self.phases
        behind, width, depth = _section(y, z)
        fat = np.zeros_like(z)
        for disc in DISCS:  # thick between the laminae, thin under each
            fat = np.maximum(fat, np.exp(-(((z - disc + 2) / 9) ** 2)))
        thick = 1.1 + 3.2 * fat * np.clip(1 - np.abs(x) / 9, 0, 1)
        off = (np.sqrt((x / (width + 1)) ** 2 + (behind / (depth + 0.8)) ** 2) - 1) * (depth + 0.8)
        shell = np.clip(0.5 + off / 0.6, 0, 1) * np.clip(0.5 - (off - thick) / 0.8, 0, 1)
        back = np.clip(0.5 + (behind - 1) / 2.5, 0, 1) * np.clip(0.5 + (x + 5.5) / 5, 0, 1)
        ends = np.clip((1 - np.abs((z - (self.low + self.high) / 2) / ((self.high - self.low) / 2))) * 3, 0, 1)
        bubbles = np.clip(0.62 + 0.22 * _foam(x, y, z, p, 0.62) + 0.14 * _foam(x + 3, y, z, p, 1.15), 0.08, 1)
        c = shell * back * ends * bubbles
        for name, strength in (("L3", 1.0), ("L4", 0.55)):
            top = LEVELS[name].z + 4
            start, end = (9, middle(top) + 1, top), (24, middle(top) + 3, top - 19)
            free = 1 - 0.8 * filled(capsule(x, y, z, start, end, 1.5, 1.2))
            along_root = np.clip((x - 8) / 6, 0, 1)
            patchy = np.clip(0.8 + 0.25 * _foam(x, y, z, p, 1.1), 0, 1) * np.clip((z - (top - 21)) / 9, 0, 1)
            c = np.maximum(
                c, filled(capsule(x, y, z, start, end, 2.6, 2.2), 0.6) * free * patchy * along_root * (0.62 * strength)
            )
        return (c * self.strength,)


class Interspinous(_Fluid):
    """Short of the canal, between two spinous processes: a ragged pool that streaks along the ligament."""

    def __init__(self, tip: Array, strength: float) -> None:
        self.tip, self.strength = tip, strength
        self.phases = [float(p) for p in np.random.default_rng(9).uniform(0, 2 * np.pi, 8)]
        self.corners = (shifted(tip, -14, -6, -16), shifted(tip, 14, 32, 16))

    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]:
        t, p = self.tip, self.phases
        d = capsule(x, y, z, shifted(t, 0, 2.5, 0.3), shifted(t, 1, 18, -1.5), 2.4, 3.4, (0.7, 1, 0.8))
        d = smooth_min(d, ellipsoid(x, y, z, shifted(t, -1.5, 11, 2), (7, 8.5, 4)), 3)
        d = smooth_min(d, capsule(x, y, z, shifted(t, 1, 12, -2), shifted(t, 4, 26, -6), 2.0, 0.8), 2)
        d = smooth_min(d, capsule(x, y, z, shifted(t, -1, 12, 3), shifted(t, -4, 24, 7), 1.8, 0.6), 2)
        d = smooth_min(d, capsule(x, y, z, shifted(t, 2, 7, -2), shifted(t, 3, 9, -9), 1.5, 0.6), 2)
        d = d + 1.1 * _foam(x, y, z, p, 0.55)
        held = np.clip((y - float(t[1]) + 1.6) / 2.5, 0, 1)  # the ligament in front holds
        return (filled(d, 0.9) * np.clip(0.8 + 0.25 * _foam(x, y, z, p, 1.4), 0.2, 1) * held * self.strength,)
