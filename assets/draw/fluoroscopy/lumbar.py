"""The lumbar spine from the side and from behind: a needle to the sac at L3–4, and where its contrast goes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from curves import Array

from fluoroscopy.camera import Camera, Point, from_behind
from fluoroscopy.film import Look
from fluoroscopy.ilium import Ilium
from fluoroscopy.needle import spinal
from fluoroscopy.sac import STEPS, Epidural, Interspinous, Intrathecal, Spread, half_depth, middle, spread_at
from fluoroscopy.sacrum import Sacrum
from fluoroscopy.solids import Solid, shifted
from fluoroscopy.tissue import SOFT, clouds, gas, muscle, trunk
from fluoroscopy.vertebra import LEVELS, Vertebra
from fluoroscopy.view import Frame, Places, View

TIP = np.array([0.0, middle(98.5) - 0.5, 98.5])
OUT = np.array([0.10, 1, -0.17]) / np.linalg.norm([0.10, 1, -0.17])
"""From the tip to the skin."""
EPIDURAL_TIP = TIP + OUT * 9.6
"""2 mm behind the sac. All needles lie on one line: only their depth differs."""
SHORT_TIP = TIP + OUT * 14.5
"""7 mm behind the sac, at the back of the ligament."""
CINE = (0.1, 0.2, 0.35, 0.55, 0.75, 1.0)
"""Shares of the contrast that have gone in, frame by frame."""


def skeleton() -> list[Solid]:
    return [*(Vertebra(name) for name in LEVELS), Sacrum(), Ilium("L"), Ilium("R")]


def _from_side(camera: Camera, pixels: int, rng: np.random.Generator) -> Array:
    whole = SOFT * trunk(camera, pixels, 1, 79, 108, 165) + clouds(rng, camera, pixels)
    floor = SOFT * 235  # a wedge filter behind the back: without it the back burns out and swallows the needle
    whole = floor + np.logaddexp(0, (whole - floor) / 0.35) * 0.35
    pockets = [
        ((0, 14, 150), (13, 17), 24),
        ((0, 22, 118), (9, 14), 20),
        ((0, 10, 92), (15, 13), 26),
        ((0, 30, 70), (7, 8), 14),
        ((0, 30, 176), (9, 7), 14),
    ]
    return np.asarray(whole - 0.013 * gas(camera, pixels, rng, pockets, 1.3), np.float32)


def _from_behind(camera: Camera, pixels: int, rng: np.random.Generator) -> Array:
    whole = 0.9 * (SOFT * trunk(camera, pixels, 0, 0, 165, 95) + clouds(rng, camera, pixels))
    for side in (1, -1):
        whole = whole + 0.0042 * muscle(camera, pixels, (side * 42, 72, 85), (22, 20, 95), side * -9)
    pockets = [
        ((64, 30, 128), (14, 22), 24),
        ((58, 28, 158), (14, 8), 18),
        ((-62, 34, 68), (13, 20), 24),
        ((-40, 30, 168), (14, 7), 16),
        ((36, 20, 46), (10, 8), 16),
        ((-30, 24, 120), (8, 10), 10),
    ]
    return np.asarray(whole - 0.011 * gas(camera, pixels, rng, pockets, 1.6), np.float32)


LATERAL = View(Camera((0, 1, 0), (0, 0, 1), (0, 96, 102), 172), Look(0.2, 99.4, 1.1), 0.13, 5, True, _from_side, skeleton)
AP = View(from_behind(0, 0, (0, 96, 102), 172), Look(0.1, 99.8, 1.22), 0.16, 6, True, _from_behind, skeleton)


def _front(spread: Spread, top: bool) -> Array:
    """Where contrast of a spread is seen to end, above or below."""
    centre, half = (spread.low + spread.high) / 2, (spread.high - spread.low) / 2
    z = centre + half * 0.6 ** (1 / spread.shape) * (1 if top else -1)
    return np.array([0, middle(z) - half_depth(z) * (1 - 0.5 * spread.fill), z])


def _column(spread: Spread) -> list[Point]:
    """The sac in front of and above the tip, as far as the contrast stands in it."""
    low, high = 108.0, min(146.0, _front(spread, True)[2] - 4)
    points: list[Point] = []
    for z in (low, high):
        depth = half_depth(z)
        points += [(-8, middle(z) - depth, z), (8, middle(z) - depth + 2 * depth * spread.fill, z)]
    return points


def _lateral(seed: int, tip: Array = TIP, contrast: Solid | None = None, places: Places | None = None) -> Frame:
    shared: Places = {
        "tip": tip,
        "entry": TIP + OUT * 72,
        "body-above": (0, 79, 120),
        "body-below": (0, 82, 82),
        "spinous-above": Vertebra("L3").place(0, 60, -14),
        "spinous-below": Vertebra("L4").place(0, 58, -14),
        "sac": (0, middle(120), 120),
    }
    return Frame(
        LATERAL, seed, lambda camera, n: spinal(camera, n, tip, OUT, hub=False), {**shared, **(places or {})}, contrast
    )


def _ap(seed: int, tip: Array = TIP, contrast: Solid | None = None, places: Places | None = None) -> Frame:
    l3 = Vertebra("L3")
    shared: Places = {
        "tip": tip,
        "hub": tip + OUT * 100,
        "body-above": (0, 79, 120),
        "body-below": (0, 82, 82),
        "pedicle-left": l3.place(-16, 22, 5),
        "pedicle-right": l3.place(16, 22, 5),
        "midline": (0, 100, 139),
    }
    return Frame(AP, seed, lambda camera, n: spinal(camera, n, tip, OUT, hub=True), {**shared, **(places or {})}, contrast)


def _spreading(make: Callable[..., Frame], seed: int, spread: Spread) -> Frame:
    places: Places = {"front": _front(spread, True), "lower-front": _front(spread, False)}
    if spread.high > 120:
        places["contrast"] = _column(spread)
    return make(seed, TIP, Intrathecal(spread, TIP), places)


def _series() -> dict[str, Frame]:
    frames = {"flow-1": _lateral(11), "flow-ap-1": _ap(31)}
    for number, step in enumerate(STEPS, 2):
        last = number == len(STEPS) + 1
        frames["injection-fluoroscopy" if last else f"flow-{number}"] = _spreading(_lateral, 10 + number, step)
        frames["injection-ap" if last else f"flow-ap-{number}"] = _spreading(_ap, 30 + number, step)
    for number, share in enumerate(CINE, 1):
        frames[f"cine-{number}"] = _spreading(_lateral, 70 + number, spread_at(share))
    pool: list[Point] = [shifted(SHORT_TIP, 0, 0, -8), shifted(SHORT_TIP, 0, 25, 8.5)]
    frames["flow-stuck"] = _lateral(17, SHORT_TIP, Interspinous(SHORT_TIP, 1.7), {"pool": pool})
    behind: list[Point] = [(0, middle(z) + half_depth(z) + off, z) for z in (86, 130) for off in (0, 4)]
    frames["injection-epidural"] = _lateral(16, EPIDURAL_TIP, Epidural(2.3), {"contrast": behind})
    frames["injection-ap-epidural"] = _ap(
        36, EPIDURAL_TIP, Epidural(2.5), {"contrast": (6, 110, 110), "foramen-right": (21, 105, 108)}
    )
    return frames


FRAMES = _series()
