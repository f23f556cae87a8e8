"""The left ilium from behind, in two oblique views: the wing nearly en face, and on edge between its tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from curves import Array, gauss

from fluoroscopy.camera import Camera, Point, from_behind
from fluoroscopy.film import Look
from fluoroscopy.ilium import Femur, Ilium, on_sheet, read, to_patient
from fluoroscopy.lumbar import skeleton
from fluoroscopy.needle import trocar
from fluoroscopy.sacrum import to_patient as on_sacrum
from fluoroscopy.solids import Solid
from fluoroscopy.tissue import SOFT, clouds, gas, muscle, trunk
from fluoroscopy.view import Frame, Places, View

QUARTER_INCH = 6.35
OUT = np.array(
    [
        np.sin(np.radians(20)) * np.cos(np.radians(28)),
        np.cos(np.radians(20)) * np.cos(np.radians(28)),
        np.sin(np.radians(28)),
    ]
)
"""From the tip outwards: 20° towards the midline, 28° towards the head."""


def _bones() -> list[Solid]:
    return [*skeleton(), Femur("L")]


def _soft(camera: Camera, pixels: int, rng: np.random.Generator) -> Array:
    whole = 0.85 * (SOFT * trunk(camera, pixels, 0, 0, 190, 95) + clouds(rng, camera, pixels))
    gluteal = muscle(camera, pixels, (-85, 135, -55), (62, 42, 85))
    whole = whole + 0.0034 * gauss(gluteal, 9 * pixels / camera.field)
    pockets = [
        ((-95, 40, 52), (14, 17), 24),
        ((-112, 44, 28), (9, 15), 20),
        ((-22, 60, -24), (12, 9), 18),
        ((-70, 40, 70), (14, 8), 16),
    ]
    return np.asarray(whole - 0.009 * gas(camera, pixels, rng, pockets, 1.8), np.float32)


EN_FACE = View(from_behind(-16, 6, (-66, 110, 10), 182), Look(0.15, 99.6, 1.25), 0.13, 8, False, _soft, _bones)
ON_EDGE = View(from_behind(18, 10, (-60, 124, 14), 140), Look(0.15, 99.6, 1.25), 0.13, 9, False, _soft, _bones)

SPINE_TIP = on_sheet("L", -62, 18.5)
"""Under the posterior superior iliac spine; the bone is 17 mm thick there."""
CREST_TIP = on_sheet("L", -40, 38.6)
"""In the crest, 15 mm thick."""
BETWEEN_TABLES = on_sheet("L", -38, 8, 0.5)
"""3 cm along the needle from where it enters the bone, between its tables all the way."""
BESIDE_TABLES = BETWEEN_TABLES - QUARTER_INCH * ON_EDGE.camera.right
"""The same needle a quarter of an inch aside: out through the outer table, 2 mm clear of it, over the wing."""


def _down_to_wing(point: Array, camera: Camera) -> Array:
    """Along the ray to the middle of the wing: the place in the picture stays, the depth is the bone's."""
    bone = Ilium("L")
    ray = (point - camera.source) / np.linalg.norm(point - camera.source)
    steps = [point + t * ray for t in np.arange(-14, 14, 0.1)]
    places = [bone.axes @ (each - bone.origin) for each in steps]
    off = [abs(float(n) - float(read(np.array(a), np.array(b))[0])) for a, b, n in places]
    return steps[int(np.argmin(off))]


WING_TIP = _down_to_wing(CREST_TIP - QUARTER_INCH * EN_FACE.camera.right, EN_FACE.camera)
"""A quarter of an inch from the crest's in the picture, 12 mm in space; the wing is less than 4 mm thick there."""


def _around(*places: tuple[float, float]) -> list[Point]:
    return [on_sheet("L", a, b) for a, b in places]


WING = ((-16, 22), (22, 22), (3, 44), (3, 4))
WING_BY_CREST = ((-33, 34), (8, 34), (-10, 46), (-12, 16))
"""Parts of the thin wing, by their edges."""


def _en_face(
    seed: int, tip: Array, right_spot: Array | None = None, thin: Sequence[tuple[float, float]] = WING_BY_CREST
) -> Frame:
    places: Places = {
        "tip": tip,
        "shaft": tip + OUT * 84,
        "psis": to_patient("L", -72, 7, 12),
        "piis": to_patient("L", -62, -21, 9),
        "crest": on_sheet("L", 10, 60),
        "crest-back": on_sheet("L", -40, 38.6),
        "si-joint": to_patient("L", -45, -2, 0),
        "sciatic-notch": to_patient("L", -27, -24, 0),
        "s1-foramen": on_sacrum(-22.5, 31, -4),
        "hip": to_patient("L", 29, -66, -10),
        "thick-bone": _around((-70, 8), (-56, 30), (-60, -22), (-34, 8)),
        "thin-bone": _around(*thin),
    }
    if right_spot is not None:
        places["right-spot"] = right_spot
    return Frame(EN_FACE, seed, lambda camera, n: trocar(camera, n, tip, OUT, handle=False), places)


def _on_edge(seed: int, tip: Array, right_spot: Array | None = None) -> Frame:
    hub = tip + OUT * 92
    places: Places = {
        "tip": tip,
        "shaft": tip + OUT * 56,
        "hub": hub,
        "psis": to_patient("L", -71, 8, 12),
        "crest": on_sheet("L", 10, 60),
        "si-joint": on_sheet("L", -45, 4, -10),
        "thick-bone": [on_sheet("L", -55, 14, 4), on_sheet("L", -52, -14, 10), on_sheet("L", -52, -14, -9)],
        "thin-bone": _around((-2, 30), (12, 2), (26, 16)),
    }
    if right_spot is not None:
        places["right-spot"] = right_spot
    return Frame(ON_EDGE, seed, lambda camera, n: trocar(camera, n, tip, OUT, handle=True), places)


FRAMES = {
    "harvest-fluoroscopy": _en_face(52, SPINE_TIP, thin=WING),
    "harvest-crest-on-target": _en_face(53, CREST_TIP),
    "harvest-crest-off-target": _en_face(54, WING_TIP, CREST_TIP),
    "harvest-on-target": _on_edge(62, BETWEEN_TABLES),
    "harvest-off-target": _on_edge(63, BESIDE_TABLES, BETWEEN_TABLES),
}
