"""Projects to time: one long deck of small pictures, and one deck of large photographs at four venues."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

PICTURES = 20
PHOTOGRAPHS = 40
MOST = 5000
"""Slides in one file; slidekit reads 4 MB of YAML at a time."""
SIZE = (4000, 3000)
FIGURES = ("slidekit: 1", "defaults: {credit: bench, kind: illustration}", "figures:")
MARKS = "[{ellipse: ring, label: A ring}, {arrow: tip, label: The tip}]"


def make_long(root: Path, slides: int) -> None:
    """So many slides in one deck, each with a title, five points with a bold run, one of twenty marked pictures, and notes.

    A file holds 5,000 at most; beyond that the deck takes them from shared files.
    """
    for number in range(PICTURES):
        noise = Image.effect_noise((400, 300), 60).resize((1600, 1200)).convert("RGB").rotate(number)
        _save(noise, root / f"assets/p{number}.jpg", 85)
    _write(root / "assets/figures.yaml", [*FIGURES, *_figures(PICTURES)])
    deck = ["slidekit: 1", "title: Long", "slides:"]
    if slides <= MOST:
        _write(root / "decks/long.yaml", [*deck, *_slides(range(slides))])
        return
    for start in range(0, slides, MOST):
        part = range(start, min(start + MOST, slides))
        _write(root / f"decks/shared/part{start}.yaml", ["slidekit: 1", "slides:", *_slides(part)])
        deck += [f"  - use: shared/part{start}.yaml#s{number}" for number in part]
    _write(root / "decks/long.yaml", deck)


def make_photographs(root: Path) -> None:
    """Forty slides, each with a photograph of 12 megapixels, marked and labelled; four venues, two of them in 4:3."""
    slides = ["slidekit: 1", "title: Matrix", "slides:"]
    for number in range(PHOTOGRAPHS):
        swap(root, number, number)
        slides += [
            f"  - id: s{number}",
            f"    title: What picture {number} shows",
            f"    panels: [{{figure: p{number}, annotations: {MARKS}}}]",
            "    points: [One thing to see, And another one]",
            f"    notes: Say this on slide {number}.",
            "    seconds: 30",
        ]
    _write(root / "assets/figures.yaml", [*FIGURES, *_figures(PHOTOGRAPHS)])
    _write(root / "decks/matrix.yaml", slides)
    for number, aspect in enumerate(("16:9", "16:9", "4:3", "4:3")):
        _write(root / f"decks/venues/v{number}.yaml", ["slidekit: 1", f'screen: {{aspect: "{aspect}"}}'])


def swap(root: Path, place: int, number: int) -> None:
    """Another photograph in the place of one: soft structure with some grain, as a photograph compresses."""
    soft = Image.effect_noise((SIZE[0] // 16, SIZE[1] // 16), 40 + number).resize(SIZE, Image.Resampling.BICUBIC)
    _save(Image.blend(soft, Image.effect_noise(SIZE, 12), 0.3).convert("RGB"), root / f"assets/p{place}.jpg", 88)


def forget(root: Path) -> None:
    """As if nothing had ever been built."""
    shutil.rmtree(root / ".slidekit", ignore_errors=True)
    shutil.rmtree(root / "build", ignore_errors=True)


def _slides(numbers: Iterable[int]) -> Iterable[str]:
    for number in numbers:
        yield from (
            f"  - id: s{number}",
            "    layout: points-figure",
            f"    title: Slide number {number} has a title",
            f"    panels: [{{figure: p{number % PICTURES}, annotations: {MARKS}}}]",
            "    points:",
            *(f"      - Point {point} with a **bold** run in it" for point in range(5)),
            f"    notes: Say this on slide {number}.",
            "    seconds: 30",
        )


def _figures(count: int) -> Iterable[str]:
    landmarks = "{tip: [0.6, 0.4], ring: [0.2, 0.2, 0.4, 0.5]}"
    for number in range(count):
        yield f"  p{number}: {{file: p{number}.jpg, alt: Picture number {number}, landmarks: {landmarks}}}"


def _save(image: Image.Image, path: Path, quality: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=quality)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")
