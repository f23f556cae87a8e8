"""The picture sheet: a row for each slide, a column for each tool, and what was measured under every picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pymupdf
from measure import Fit, Rect
from PIL import Image, ImageDraw, ImageFont

WIDTH, MARGIN, GAP = 1600, 16, 12
HEAD, FOOT, NAME = 40, 46, 26
"""Heights of the head of a column, of a caption under a picture, of a row's name."""

PAPER, INK, QUIET, ALARM = "#E9EDF0", "#12181D", "#4D5963", "#C4320A"


def draw(
    tools: Sequence[str], rows: Sequence[str], pdfs: Sequence[Path], fits: Sequence[Sequence[Fit]], font: Path, out: Path
) -> None:
    """``pdfs`` and ``fits`` by tool; a red frame is a box that its text leaves."""
    wide = (WIDTH - 2 * MARGIN - (len(tools) - 1) * GAP) // len(tools)
    tall = wide * 9 // 16
    row = NAME + tall + FOOT
    sheet = Image.new("RGB", (WIDTH, HEAD + len(rows) * row + MARGIN), PAPER)
    pen = ImageDraw.Draw(sheet)
    bold = font.with_name(font.name.replace("Regular", "Bold"))
    head, name, small = (ImageFont.truetype(str(file), size) for file, size in ((bold, 22), (bold, 19), (font, 17)))
    for column, (tool, pdf, own) in enumerate(zip(tools, pdfs, fits, strict=True)):
        x = MARGIN + column * (wide + GAP)
        pen.text((x, 10), tool, INK, head)
        for number, (page, fit) in enumerate(zip(pymupdf.open(pdf), own, strict=True)):
            y = HEAD + number * row
            if not column:
                pen.text((x, y + 3), f"{number + 1}  {rows[number]}", QUIET, name)
            picture = thumbnail(page, fit.over, wide, tall)
            sheet.paste(picture, (x, y + NAME))
            for line, (text, colour) in enumerate(captions(fit)):
                pen.text((x, y + NAME + tall + 3 + 20 * line), text, colour, small)
    sheet.quantize(192, dither=Image.Dither.NONE).save(out, optimize=True)


def thumbnail(page: pymupdf.Page, over: Sequence[Rect], wide: int, tall: int) -> Image.Image:
    scale = 3 * wide / page.rect.width
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale))
    picture = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    pen = ImageDraw.Draw(picture)
    for frame in over:
        pen.rectangle([side * scale for side in frame], outline=ALARM, width=5)
    picture.thumbnail((wide, tall), Image.Resampling.LANCZOS)
    return picture


def captions(fit: Fit) -> list[tuple[str, str]]:
    """One line on size, one on what went wrong, each with its colour."""
    troubles = []
    if fit.over:
        boxes = "its box by" if len(fit.over) == 1 else f"{len(fit.over)} boxes by up to"
        troubles.append(f"leaves {boxes} {fit.worst:.0f} pt")
    if fit.off:
        troubles.append(f"{fit.off:.0f} off the slide")
    if fit.collisions:
        troubles.append("over other text")
    size = f"text {fit.body:g} pt"
    return [(size, QUIET), (", ".join(troubles), ALARM)] if troubles else [(f"{size}, all inside", INK)]
