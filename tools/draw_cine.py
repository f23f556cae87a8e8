"""Draws the film of the gallery: the simulated frames of the lectures one into another, coarse, so that it stays small.

Run from the repository's root: ``python tools/draw_cine.py``. Same Pillow, same bytes; put the hash that it prints into the
figure's ``review``.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from mosaic_film import Mosaic, make_film
from PIL import Image

PICTURES = Path("assets/pictures")
TARGET = Path("assets/films/lumbar-lateral-flow.mp4")
SIDE = 80
"""Squares across and down; each is 16 pixels of the film."""
FRAMES = ["lumbar-lateral-needle", *(f"lumbar-lateral-contrast-{number}" for number in range(1, 5))]
BETWEEN = 3
RATE = 3.0
STEP = 4
"""Greys are rounded to this, so that what stays the same is skipped."""


def coarse(name: str) -> Image.Image:
    """A frame as one pixel for each square."""
    return Image.open(PICTURES / f"{name}.png").convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)


def mosaic(image: Image.Image) -> Mosaic:
    """Greys by row."""
    values = [min(255, round(value / STEP) * STEP) for value in image.tobytes()]
    return [values[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]


def main() -> None:
    keys = [coarse(name) for name in FRAMES]
    shown = [mosaic(keys[0])]
    for one, other in pairwise(keys):
        shown += [mosaic(Image.blend(one, other, step / BETWEEN)) for step in range(1, BETWEEN + 1)]
    shown += [shown[-1]] * 2
    film = make_film(shown, rate=RATE)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(film)
    print(f"{TARGET}: {len(shown)} frames, {len(film):,} bytes, sha256 {sha256(film).hexdigest()}")


if __name__ == "__main__":
    main()
