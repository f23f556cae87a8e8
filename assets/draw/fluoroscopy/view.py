"""A view of the phantom and the frames taken in it. All frames of a view share soft tissue, bones and exposure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from curves import Array

from fluoroscopy.camera import Camera, Point
from fluoroscopy.film import Exposure, Film, Look, develop, measure
from fluoroscopy.projector import enlarge, integrate
from fluoroscopy.solids import Solid
from fluoroscopy.tissue import bone

PIXELS = 1200
FIELD = 0.478
"""Radius of the round field, less the stroke of a mark, as a fraction of the picture."""
Places = dict[str, Point | list[Point]]
"""A point of the patient, or the points whose surrounding box is an area."""
GRID = 600
"""Rays on a side through bones and contrast; steel, gas and noise are drawn at full resolution."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """``soft`` gives the attenuation of what is not bone, from camera, pixels and a generator seeded with ``seed``."""

    camera: Camera
    look: Look
    iodine: float
    """Attenuation of contrast, per millimetre: more at the lower voltage of a thinner path."""
    seed: int
    trabeculae: bool
    soft: Callable[[Camera, int, np.random.Generator], Array]
    bones: Callable[[], Sequence[Solid]]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture: needle and contrast in a view, with or without contrast."""

    view: View
    seed: int
    """Of its mottle: one per picture, so that a series shimmers as live frames do."""
    needle: Callable[[Camera, int], Array]
    places: Places
    """What a slide may name."""
    contrast: Solid | None = None

    def draw(self, grid: int = GRID) -> Film:
        """The picture, PIXELS on a side. A coarser ``grid`` is faster, and blurs bones and contrast a little."""
        view = self.view
        body, exposure = _patient(view, grid)
        total = body + self.needle(view.camera, PIXELS)
        if self.contrast is not None:
            total = total + view.iodine * enlarge(integrate(view.camera, self.contrast, grid)[0], PIXELS)
        return develop(total, PIXELS / view.camera.field, self.seed, view.look, exposure)

    def landmarks(self) -> dict[str, object]:
        """Fractions of the picture: points [x, y], left out where the round field does not reach them, and areas
        [left, top, right, bottom]."""
        project = self.view.camera.project
        found: dict[str, object] = {}
        for name, place in self.places.items():
            if isinstance(place, list):
                seen = np.array([project(each) for each in place])
                found[name] = [round(float(v), 3) for v in (*seen.min(0), *seen.max(0))]
            else:
                x, y = project(place)
                if np.hypot(x - 0.5, y - 0.5) < FIELD:
                    found[name] = [round(float(x), 3), round(float(y), 3)]
        return found

    def spacing_mm(self) -> list[float]:
        """Millimetres per pixel in the plane of the needle's tip; nearer to the detector everything is larger."""
        tip = self.places["tip"]
        assert not isinstance(tip, list)
        across = round(1 / self.view.camera.scale(tip) / PIXELS, 4)
        return [across, across]


@cache
def _patient(view: View, grid: int) -> tuple[Array, Exposure]:
    """Attenuation of the patient in a view, and the exposure of all its frames."""
    rng = np.random.default_rng(view.seed)
    mm = PIXELS / view.camera.field
    soft = view.soft(view.camera, PIXELS, rng)
    sums = np.zeros((3, grid, grid), np.float32)
    for solid in view.bones():
        sums += integrate(view.camera, solid, grid)
    layers = np.stack([enlarge(layer, PIXELS) for layer in sums])
    body = soft + bone(layers, rng, mm, view.trabeculae)
    return body, measure(body, mm, view.seed, view.look)
