"""The ilium: a curved sheet with a map of its thickness, hip socket and femur below it.

On the sheet, a runs along the wing from back to front, b to the head, n outwards; the origin lies at (∓75, 100, 0).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal

import numpy as np
from curves import Array, Points, spline
from PIL import Image, ImageDraw

from fluoroscopy.solids import Triple, capsule, ellipsoid, filled, rounded, shifted, smooth_max, smooth_min

Side = Literal["L", "R"]
COS, SIN = float(np.cos(np.radians(55))), float(np.sin(np.radians(55)))
"""Of the angle between the wing and the frontal plane."""
CREST = [
    (-72, 7),
    (-67, 19),
    (-56, 32),
    (-39, 45),
    (-15, 57),
    (10, 63),
    (36, 62),
    (58, 53),
    (76, 36),
    (87, 14),
    (90, -4),
    (88, -15),
]
"""From the posterior to the anterior superior iliac spine; (a, b)."""
REST = [
    *((80, -21), (73, -27), (69, -36), (64, -47), (54, -56), (40, -66), (20, -78), (2, -84), (-5, -72), (-9, -58)),
    *((-13, -44), (-16, -32), (-21, -24), (-31, -20), (-45, -21), (-57, -24), (-65, -20), (-67, -11), (-67, -3)),
]
LOW = (-80, -92)
SPAN = (180, 164)
"""The maps' lowest corner and size in a, b."""
FINE = 4
"""Cells per millimetre of the maps as they are read."""
HIP = (29.0, -66.0, -10.0)
"""Centre of the hip joint; (a, b, n)."""


def to_patient(side: Side, a: float, b: float, n: float = 0.0) -> Array:
    s = 1 if side == "R" else -1
    return np.array([s * (75 + COS * a + SIN * n), 100 - SIN * a + COS * n, b])


def to_sheet(x: float | Array, y: float | Array, z: float | Array) -> tuple[float | Array, float | Array, float | Array]:
    """The right bone's a, b, n of a point; mirror x for the left one."""
    return COS * (x - 75) - SIN * (y - 100), z, SIN * (x - 75) + COS * (y - 100)


def from_segment(x: Array, y: Array, start: Triple, end: Triple) -> Array:
    d = np.subtract(end, start).astype(float)
    t = np.clip(((x - start[0]) * d[0] + (y - start[1]) * d[1]) / (d @ d), 0, 1)
    return np.hypot(x - start[0] - t * d[0], y - start[1] - t * d[1])


def _from_path(x: Array, y: Array, path: Points) -> Array:
    nearest = np.full(x.shape, 1e3)
    for start, end in pairwise(path):
        nearest = np.minimum(nearest, from_segment(x, y, start, end))
    return nearest


@cache
def maps() -> tuple[Array, Array, Array]:
    """The sheet's middle (n), its thickness, and the distance inside its outline; each (656, 720) over b and a."""
    a, b = np.meshgrid(np.arange(LOW[0], LOW[0] + SPAN[0], 1.0), np.arange(LOW[1], LOW[1] + SPAN[1], 1.0))
    outline = spline(CREST + REST, 6)
    stamp = Image.new("L", (SPAN[0] * 8, SPAN[1] * 8))
    ImageDraw.Draw(stamp).polygon([((x - LOW[0] + 0.5) * 8, (y - LOW[1] + 0.5) * 8) for x, y in outline], fill=255)
    inside = np.asarray(stamp.resize(SPAN, Image.Resampling.BOX)) > 127
    rim = _from_path(a, b, np.vstack([outline, outline[:1]])) * np.where(inside, 1, -1)
    rim = rim + 0.35 * np.sin(a * 0.13 + 1) * np.sin(b * 0.11 + 0.5) + 0.16 * np.sin(a * 0.31 - b * 0.27)
    bend = 1.7 * np.logaddexp(0, (-30 - a) / 5)  # turns the back part almost sagittal: without it the joint stays shut
    middle = 5 * _hill(a, b, 48, 5, 36, 42) - 4.5 * _hill(a, b, -25, 28, 30, 38) + bend
    middle = middle - 0.014 * np.maximum(a - 58, 0) ** 2 - 11 * _rise((-38 - b) / 11)
    crest = _from_path(a, b, spline(CREST, 6, closed=False))
    height, thickness, inside_by = (_refine(field) for field in (middle, _thickness(a, b, crest), rim))
    return height, thickness, inside_by


def _hill(a: Array, b: Array, ca: float, cb: float, wa: float, wb: float) -> Array:
    return np.exp(-(((a - ca) / wa) ** 2) - ((b - cb) / wb) ** 2)


def _rise(t: Array) -> Array:
    return 1 / (1 + np.exp(-t))


def _thickness(a: Array, b: Array, crest: Array) -> Array:
    band = 11 + 6 * _hill(a, b, 74, 38, 22, 24) + 6 * _hill(a, b, -52, 30, 26, 30)
    t = 3.4 + 1.2 * _hill(a, b, 62, 10, 26, 30)  # the paper-thin wing
    t = t + (band - 3) * np.exp(-((crest / 8.3) ** 3.4))
    t = t + 4.5 * np.exp(-((from_segment(a, b, (80, 36), (40, -40)) / 11) ** 2))
    t = t + 8.5 * np.exp(-((from_segment(a, b, (-24, -12), (34, -46)) / 11) ** 2))
    t = t + 13 * np.exp(-((((a + 42) / 19) ** 2 + ((b + 6) / 17) ** 2) ** 1.6)) + 6 * _hill(a, b, -67, 9, 6.5, 14)
    t = t + 22 * _rise((-38 - b) / 7.5)
    t = t + 4 * np.exp(-((from_segment(a, b, (-60, -22), (-20, -24)) / 7) ** 2))
    t = t + 3 * np.exp(-((from_segment(a, b, (-18, -22), (0, -84)) / 6) ** 2))
    return t * (1 + 0.05 * np.sin(a * 0.21 + 0.4) * np.sin(b * 0.26 + 1.1))


def _refine(field: Array) -> Array:
    size = (SPAN[0] * FINE, SPAN[1] * FINE)
    return np.ascontiguousarray(Image.fromarray(field.astype(np.float32)).resize(size, Image.Resampling.BICUBIC))


def read(a: Array, b: Array) -> tuple[Array, Array, Array]:
    """The three maps at points of the sheet: middle, thickness, distance inside the outline."""
    high, wide = maps()[0].shape
    column = np.clip(((a - LOW[0]) * FINE).astype(np.int32), 0, wide - 1)
    row = np.clip(((b - LOW[1]) * FINE).astype(np.int32), 0, high - 1)
    cell = row * wide + column
    middle, thickness, inside = (field.ravel()[cell] for field in maps())
    return middle, thickness, inside


def sheet(a: Array, b: Array, n: Array) -> Array:
    """Distance to the wing with its rounded rim, without the hip."""
    middle, thickness, inside = read(a, b)
    half = thickness * 0.5
    edge = np.minimum(half * 0.92, 9)
    return rounded((np.abs(n - middle) - half + edge, edge - inside), edge)


def on_sheet(side: Side, a: float, b: float, off: float = 0.0) -> Array:
    """A point of the patient in the middle of the bone, or ``off`` outwards of it."""
    return to_patient(side, a, b, float(read(np.array(a), np.array(b))[0]) + off)


class Ilium:
    layers = 3
    margin = 3.0

    def __init__(self, side: Side) -> None:
        s = 1 if side == "R" else -1
        self.axes = np.array([[s * COS, -SIN, 0], [0, 0, 1], [s * SIN, COS, 0]])
        self.origin = np.array([s * 75.0, 100, 0])
        self.corners = ([-78, -150, -76], [94, 68, 40])
        lateral, front, down = np.array([0.66, -0.28, -0.70]) / np.linalg.norm([0.66, -0.28, -0.70])
        self.socket = [float(v) for v in (COS * lateral - SIN * front, down, SIN * lateral + COS * front)]

    def distance(self, a: Array, b: Array, n: Array) -> Array:
        da, db, dn = a - HIP[0], b - HIP[1], n - HIP[2]
        away = np.sqrt(da * da + db * db + dn * dn)
        deep = da * self.socket[0] + db * self.socket[1] + dn * self.socket[2]
        cup = smooth_max(away - 33, deep - 6, 4)

        def part(start: Triple, end: Triple, r0: float, r1: float) -> Array:
            return capsule(a, b, n, to_sheet(*start), to_sheet(*end), r0, r1)

        ischium = part((72, 92, -84), (56, 106, -122), 15, 15)
        spine = part((62, 108, -74), (47, 124, -84), 7, 2.4)
        pubis = part((66, 52, -66), (20, 36, -88), 10, 8)
        d = smooth_min(smooth_min(sheet(a, b, n), cup, 9), smooth_min(ischium, smooth_min(spine, pubis, 6), 6), 8)
        return smooth_max(d, 26.3 - away, 1.5)

    def densities(self, a: Array, b: Array, n: Array) -> tuple[Array, ...]:
        """Whole bone, what lies inside the cortex, and extra dense bone: the joint's surface and an outer shell."""
        d = self.distance(a, b, n)
        ear = np.exp(-((((a + 41) / 19) ** 2 + ((b + 3) / 17) ** 2) ** 2)) * (n < 4)
        whole = filled(d)
        shell = (whole - filled(d + 2.6, 0.6)) * ear * 1.3 + (whole - filled(d + 3, 1.0)) * 0.16
        return whole, filled(d + 1.1), shell


class Femur:
    layers = 3
    margin = 1.0

    def __init__(self, side: Side) -> None:
        self.axes = np.diag([1.0 if side == "R" else -1.0, 1, 1])
        self.origin = np.zeros(3)
        self.corners = ([50, 30, -190], [175, 130, -35])
        self.centre = to_patient("R", *HIP)

    def distance(self, x: Array, y: Array, z: Array) -> Array:
        c = self.centre
        head = ellipsoid(x, y, z, c, (23.6, 23.6, 23.6))
        neck = capsule(x, y, z, c, shifted(c, 44, 8, -34), 16, 17)
        trochanter = ellipsoid(x, y, z, shifted(c, 56, 14, -26), (15, 17, 24))
        shaft = capsule(x, y, z, shifted(c, 46, 8, -40), shifted(c, 40, 4, -150), 19, 15)
        return smooth_min(smooth_min(head, neck, 6), smooth_min(trochanter, shaft, 12), 10)

    def densities(self, x: Array, y: Array, z: Array) -> tuple[Array, ...]:
        d = self.distance(x, y, z)
        cortex = 0.9 + 4 * np.clip((float(self.centre[2]) - 20 - z) / 40, 0, 1)
        return filled(d) * 0.8, filled(d + cortex) * 0.8, np.zeros_like(d)
