"""From attenuation to what a C-arm shows: scatter, glare, noise, edge boost, window, round field. Bone and metal are dark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from curves import Array, gauss
from PIL import Image

GREYS = 2
"""Grey values are multiples of this: a finer step is noise, and noise is what fills the file."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a view is shown: percentiles that become black and white, and gamma."""

    low: float
    high: float
    gamma: float


@dataclass(frozen=True, slots=True)
class Film:
    """A finished picture, 8-bit grey, black outside its round field."""

    image: Image.Image

    def save(self, path: Path) -> None:
        # run lengths pack noise better than zlib's own search for repeats
        self.image.save(path, compress_level=9, compress_type=3)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What is set once for a view, on the patient alone, and kept for all its frames: nothing pumps when contrast comes."""

    attenuation: float
    """Median of the patient's, inside the field."""
    light: float
    """Mean that reaches the detector."""
    tone: float
    """Mean after the logarithm, blurred."""
    black: float
    white: float


def measure(attenuation: Array, mm: float, seed: int, look: Look) -> Exposure:
    """The exposure for a patient; ``mm`` is pixels per millimetre, the seed that of the mottle."""
    inside = _places(attenuation.shape[0])[2] < 0.98
    median = float(np.median(attenuation[inside]))
    light = _light(attenuation - median, mm)
    mean = float(light[inside].mean())
    sharp, wide = _logarithm(light / mean, mm, seed)
    tone = float(wide[inside].mean())
    black, white = np.percentile((sharp - 0.62 * (wide - tone))[inside], [look.low, look.high])
    return Exposure(median, mean, tone, float(black), float(white))


def develop(attenuation: Array, mm: float, seed: int, look: Look, exposure: Exposure) -> Film:
    """The finished picture of a frame."""
    x, _, r = _places(attenuation.shape[0])
    light = _light(attenuation - np.float32(exposure.attenuation), mm) / exposure.light
    sharp, wide = _logarithm(light, mm, seed)
    v = sharp - 0.62 * (wide - exposure.tone)  # dynamic range
    t = np.clip((v - exposure.black) / (exposure.white - exposure.black), -0.05, 1.2)
    t = np.where(t > 0.85, 0.85 + 0.15 * (1 - np.exp(-(t - 0.85) / 0.15)), t)
    t = np.clip(t, 0, 1) ** look.gamma
    t = t - 0.05 * np.sin(2 * np.pi * t)
    t = (0.035 + (0.93 - 0.035) * t) * np.clip((0.985 - r) * len(x) / 3.2 + 0.5, 0, 1)
    grey = np.round(np.clip(t, 0, 1) * (255 // GREYS)) * GREYS
    return Film(Image.fromarray(grey.astype("uint8")))


def _light(attenuation: Array, mm: float) -> Array:
    """What reaches the detector: heel, focal spot, scatter and glare, vignette."""
    x, y, r = _places(attenuation.shape[0])
    light = np.exp(-attenuation).astype(np.float32)
    light = light * (1 + 0.20 * (x * np.float32(np.cos(0.6)) + y * np.float32(np.sin(0.6))))
    light = gauss(light, 0.22 * mm)
    light = light + 0.55 * (0.65 * gauss(light, 18 * mm) + 0.35 * gauss(light, 5 * mm))
    return np.asarray(light * (1 - 0.16 * np.clip(r, 0, 1) ** 2.6))


def _logarithm(light: Array, mm: float, seed: int) -> tuple[Array, Array]:
    """With quantum mottle and edge boost; and the same, blurred wide."""
    n = light.shape[0]
    rng = np.random.default_rng(seed)
    mottle = gauss(rng.standard_normal((n, n)).astype(np.float32), 0.62)
    light = light + mottle / mottle.std() * np.sqrt(np.maximum(light, 0.02) / 1300)
    light = light + 0.004 * rng.standard_normal((n, n)).astype(np.float32)
    v = np.log(np.maximum(light, 0.01))
    v = v + 0.36 * (v - gauss(v, 0.9 * mm))
    return v, gauss(v, 22 * mm)


def _places(n: int) -> tuple[Array, Array, Array]:
    """x, y from the middle, −0.5 to 0.5, and the distance from it, 1 at the edge."""
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    x, y = (x + np.float32(0.5)) / n - np.float32(0.5), (y + np.float32(0.5)) / n - np.float32(0.5)
    return x, y, np.hypot(x, y) * 2
