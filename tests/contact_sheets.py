"""Slides on one small picture, for pages that show a whole deck, and what tells two such pictures apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

THUMB, COLUMNS, GAP, GROUND = 176, 8, 6, "#666666"
COLOURS = 255
ALIKE = 3.0
"""Mean difference in greys up to which a picture is as committed: it has few colours, and fonts differ a little."""


def few_colours(picture: Image.Image) -> Image.Image:
    """The same with few colours, so that many of them weigh little."""
    return picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def contact_sheet(slides: Sequence[Image.Image], columns: int = COLUMNS, thumb: int = THUMB) -> Image.Image:
    """All slides in rows, each ``thumb`` pixels wide."""
    high = round(thumb * slides[0].height / slides[0].width)
    rows = ceil(len(slides) / columns)
    whole = Image.new("RGB", (columns * (thumb + GAP) + GAP, rows * (high + GAP) + GAP), GROUND)
    for number, slide in enumerate(slides):
        place = GAP + number % columns * (thumb + GAP), GAP + number // columns * (high + GAP)
        whole.paste(slide.convert("RGB").resize((thumb, high), Image.Resampling.LANCZOS), place)
    return whole


def keep(picture: Image.Image, path: Path) -> None:
    """Write it as a small PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few_colours(picture).save(path, optimize=True)


def difference(picture: Image.Image, path: Path) -> float:
    """The mean difference in greys to the picture that was kept; all greys where its size is another."""
    kept = Image.open(path).convert("L")
    fresh = few_colours(picture).convert("L")
    return ImageStat.Stat(ImageChops.difference(kept, fresh)).mean[0] if kept.size == fresh.size else 255.0
