"""Draws the picture of the starter project (``slidekit new``): a schematic ultrasound view with a needle.

Run from the repository's root: ``python tools/draw_starter.py``. Same Pillow, same bytes.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1200, 900, 2
TARGET = Path("slidekit/cli/starter/assets/needle.png")

Spot = tuple[float, float]

LAYERS = [(0.14, 96), (0.26, 58), (0.29, 128), (0.45, 74), (0.47, 116), (0.80, 66)]
"""Where each layer begins (fraction of the height at the left edge), and its grey."""


def at(x: float, y: float) -> Spot:
    """Fractions → pixels of the enlarged drawing."""
    return x * WIDTH * SCALE, y * HEIGHT * SCALE


def wave(x: float, depth: float) -> float:
    """Tissue is never straight: a shallow bend that grows with depth."""
    return depth + 0.018 * depth * math.sin(5 * x + 9 * depth) + 0.02 * depth * (x - 0.5) ** 2


def border(depth: float) -> list[Spot]:
    """A layer's upper border from left to right."""
    return [at(step / 80, wave(step / 80, depth)) for step in range(81)]


def draw_tissue(draw: ImageDraw.ImageDraw) -> None:
    """Layers from the skin down, with the fine lines that run along muscle."""
    for depth, grey in LAYERS:
        draw.polygon([*border(depth), at(1, 1), at(0, 1)], fill=grey)
    for number in range(26):
        depth = 0.31 + number * 0.0185
        if abs(depth - 0.46) < 0.02:
            continue
        line = border(depth)
        start = (number * 7) % 23
        for first in range(start, 78, 19):
            draw.line(line[first : first + 8 + number % 5], fill=104 + (number * 13) % 34, width=2 * SCALE)


def draw_bone(draw: ImageDraw.ImageDraw) -> None:
    """A bright rounded surface, and the shadow that it throws."""
    surface = [at(0.30 + 0.62 * t / 60, 0.77 + 0.13 * (2 * t / 60 - 1) ** 2 - 0.015 * math.sin(t / 7)) for t in range(61)]
    draw.polygon([*surface, at(0.95, 1), at(0.27, 1)], fill=18)
    draw.line(surface, fill=238, width=9 * SCALE, joint="curve")


def draw_target(draw: ImageDraw.ImageDraw) -> None:
    """A round, dark structure with a bright rim, and what shines behind it."""
    draw.ellipse([at(0.545, 0.445), at(0.715, 0.635)], fill=22, outline=206, width=6 * SCALE)


def draw_needle(draw: ImageDraw.ImageDraw) -> None:
    """A bright shaft with the echo below it that ultrasound makes of steel."""
    entry, tip = (0.08, 0.16), (0.52, 0.49)
    draw.line([at(0.20, 0.285), at(0.46, 0.48)], fill=150, width=3 * SCALE)
    draw.line([at(*entry), at(*tip)], fill=252, width=7 * SCALE)


def sector() -> Image.Image:
    """The shape of a curved probe's view: white inside, black outside."""
    mask = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), 0)
    pen = ImageDraw.Draw(mask)
    centre, near, far = (0.5, -0.62), 0.74, 1.56
    angles = [math.radians(-40 + step) for step in range(81)]
    outer = [(centre[0] + far * math.sin(a) * 0.75, centre[1] + far * math.cos(a)) for a in angles]
    inner = [(centre[0] + near * math.sin(a) * 0.75, centre[1] + near * math.cos(a)) for a in reversed(angles)]
    pen.polygon([at(*spot) for spot in (*outer, *inner)], fill=255)
    return mask


def main() -> None:
    picture = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), 40)
    pen = ImageDraw.Draw(picture)
    draw_tissue(pen)
    draw_bone(pen)
    draw_target(pen)
    picture = picture.filter(ImageFilter.GaussianBlur(3 * SCALE))
    draw_needle(ImageDraw.Draw(picture))
    picture = picture.filter(ImageFilter.GaussianBlur(0.8 * SCALE))
    black = Image.new("L", picture.size, 6)
    black.paste(picture, mask=sector())
    small = black.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.quantize(48, dither=Image.Dither.NONE).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
