"""Projects on disk for the tests of this room."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, PngImagePlugin

FIGURES = """\
# Every picture of the talk.
slidekit: 1
defaults: {credit: {author: Ada Ruiz, licence: CC-BY-4.0}}
figures:
  bone:                       # the section
    file: bone.png
    kind: illustration
    alt: A bone
    spacing_mm: [0.5, 0.5]
    landmarks:
      tip: [0.5, 0.5]         # end of the needle
      marrow: [0.2, 0.2, 0.6, 0.6]
  plain: {file: plain.png, kind: chart, alt: A chart}
"""
DECK = """\
slidekit: 1
title: A talk
slides:
  - id: one
    title: The tip lies in the marrow
    seconds: 30
    panels:
      - figure: bone
        annotations:
          - {arrow: tip, label: Tip}
          - {ellipse: marrow, style: ok}
    points: [The tip, The marrow]
  - id: two
    title: The marrow alone
    seconds: 30
    panels:
      - figure: bone
        crop: marrow
    points: [Detail]
"""


def drawn(size: tuple[int, int] = (800, 600), turn: float = 0.0, needle: bool = False) -> Image.Image:
    """A schematic picture: rings on a ramp; ``turn`` shifts them, ``needle`` draws one more line."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(image)
    width, height = size
    for ring in range(1, 6):
        reach = ring * height / 14
        x, y = width * (0.4 + turn), height * 0.5
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), outline=(230, 40 * ring, 20), width=max(1, height // 60))
    if needle:
        pen.line((width * 0.05, height * 0.1, width * 0.5, height * 0.5), fill=(255, 255, 255), width=max(2, height // 40))
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    sink = BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def tagged(image: Image.Image) -> bytes:
    """A JPEG with GPS, a name and a comment."""
    exif = Image.Exif()
    exif[0x010E] = "Jane-Doe-1961"
    exif[0x013B] = "DrSecretName"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (25.0, 46.0, 12.0)
    return saved(image, "JPEG", quality=92, exif=exif, comment=b"ward-7-bed-3", dpi=(300, 300))


def with_thumbnail(image: Image.Image) -> tuple[bytes, bytes]:
    """A JPEG whose EXIF holds a thumbnail, and the thumbnail's bytes."""
    small = saved(image.resize((16, 12)), "JPEG")
    first = struct.pack(">HHHIIL", 1, 0x0112, 3, 1, 1 << 16, 26)
    start = 26 + 2 + 3 * 12 + 4
    second = struct.pack(">HHHIIHHIIHHIIL", 3, 0x0103, 3, 1, 6 << 16, 0x0201, 4, 1, start, 0x0202, 4, 1, len(small), 0)
    return saved(image, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08" + first + second + small), small


def texted(image: Image.Image) -> bytes:
    """A PNG with a text chunk and its time."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Jane-Doe-1961")
    return saved(image, "PNG", pnginfo=notes)


def make_project(folder: Path, figures: str = FIGURES, deck: str = DECK) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "decks").mkdir()
    (folder / "assets" / "bone.png").write_bytes(saved(drawn()))
    (folder / "assets" / "plain.png").write_bytes(saved(Image.new("RGB", (400, 300), "white")))
    (folder / "assets" / "figures.yaml").write_text(figures, "utf-8")
    (folder / "decks" / "talk.yaml").write_text(deck, "utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
