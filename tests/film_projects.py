"""A small project with a film, for the tests of every room: ``files`` in memory, or written to a folder."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from mosaic_film import Mosaic, make_film, plain_pictures
from PIL import Image

PICTURES = plain_pictures(16, 40, 30)
NAME = b"Ruiz, Ada"
SECONDS = 4.0
FIGURES = """\
slidekit: 1
defaults: {credit: the project}
figures:
  clip:
    file: clip.mp4
    kind: video
    poster: one.png
    stills: [one, two, three]
    alt: A light square wanders over a dark ground
    caption: It wanders
    landmarks: {tip: [0.1, 0.1], end: [0.6, 0.6]}
    MORE
  one: {file: one.png, kind: chart, alt: At the start, landmarks: {tip: [0.1, 0.1]}}
  two: {file: two.png, kind: chart, alt: After a second}
  three: {file: three.png, kind: chart, alt: After two}
"""
CAPTIONS = "WEBVTT\n\nNOTE by Ruiz, Ada\n\n00:00.500 --> 00:02.000\nNow it wanders\n"


def still(picture: Mosaic) -> bytes:
    """A frame of the film as PNG."""
    image = Image.new("L", (len(picture[0]), len(picture)))
    image.putdata([grey for row in picture for grey in row])
    made = BytesIO()
    image.resize((image.width * 16, image.height * 16), Image.Resampling.NEAREST).save(made, "PNG")
    return made.getvalue()


def film(**options: object) -> bytes:
    """Four seconds of 640 × 480 pixels."""
    return make_film(PICTURES, rate=4.0, **options)  # type: ignore[arg-type]


def files(slides: str, more: str = "", venue: str = "", data: bytes | None = None) -> dict[str, bytes]:
    """A project by its paths; ``more`` are keys of the figure ``clip``, ``venue`` what ``here.yaml`` says."""
    clip = film() if data is None else data
    review = f"{{by: AR, date: 2026-04-02, sha256: {sha256(clip).hexdigest()}}}"
    figures = FIGURES.replace("    MORE\n", f"    review: {review}\n" + (f"    {more}\n" if more else ""))
    made = {
        "decks/talk.yaml": f"slidekit: 1\ntitle: A talk\nvenue: here\nslides:\n{slides}".encode(),
        "decks/venues/here.yaml": f"slidekit: 1\n{venue}\n".encode(),
        "assets/figures.yaml": figures.encode(),
        "assets/clip.mp4": clip,
        "assets/clip.vtt": CAPTIONS.encode(),
    }
    for name, number in (("one", 0), ("two", 4), ("three", 8)):
        made[f"assets/{name}.png"] = still(PICTURES[number])
    return made


def write(root: Path, made: dict[str, bytes]) -> Path:
    """The project on disk; the path of its deck."""
    for name, data in made.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root / "decks/talk.yaml"
