"""Widths of words with pair kerning, each word shaped once per pen.

Two measures: *em*, exact and without size, for searching; and *snapped*, what LibreOffice lays out with: letters at a whole
number of pixels per em on a 600-dpi grid, every advance rounded to that grid, ligatures drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from slidekit.text.metrics import Face, face
from slidekit.text.model import Style

GRID = 600 / 72
"""Grid steps in a point."""

RAISED = 2 / 3
"""The share of its size at which PowerPoint draws a raised or lowered letter."""

DRAWN_RAISED = 58
"""Percent of its size at which LibreOffice draws a raised or lowered letter."""

KEPT = 1 << 15
"""How many words a pen remembers."""


class Extent(NamedTuple):
    """``ink`` is the width without a trailing space, ``total`` with it."""

    ink: float
    total: float


def shape(text: str, following: str, table: Face) -> list[int]:
    """Each letter's advance in font units, kerning with its successor (at the end: ``following``, if any) included."""
    units = list(map(table.advance, text))
    for index, (char, after) in enumerate(zip(text, text[1:] + following, strict=False)):
        kern = table.kern(char, after)
        if kern:
            units[index] += kern
    return units


def pixels(size: float, percent: int = 100) -> int:
    """The pixels per em LibreOffice lays out ``percent`` of a size with: whole 1/100 mm first, then whole steps of the grid."""
    hundredths = int(size * 2540 / 72 + 0.5) * percent // 100
    return int(hundredths * 600 / 2540 + 0.5)


class Word:
    """A word (or part of one, or one with its space) as a pen draws it; ``following`` kerns with its last letter."""

    __slots__ = ("em", "following", "grid", "pen", "token")

    def __init__(self, token: str, following: str, pen: Pen) -> None:
        self.token, self.following, self.pen = token, following, pen
        units = shape(token, following, pen.face)
        total = sum(units)
        share = pen.scale * (RAISED if pen.style.baseline else 1.0) / pen.face.upem
        self.em = Extent((total - units[-1] if token.endswith(" ") else total) * share, total * share)
        self.grid: dict[int, Extent] = {}

    def snapped(self, pixels: int) -> Extent:
        """The width in points at so many pixels per em."""
        extent = self.grid.get(pixels)
        if extent is None:
            table = self.pen.face
            scale = pixels / table.upem
            steps = [int(units * scale + 0.5) for units in shape(table.join(self.token), self.following, table)]
            total = sum(steps)
            extent = Extent((total - steps[-1] if self.token.endswith(" ") else total) / GRID, total / GRID)
            self.grid[pixels] = extent
        return extent


class Pen:
    """A style at ``scale`` × the paragraph's size, with all words it has drawn."""

    __slots__ = ("face", "scale", "style", "words")

    def __init__(self, style: Style, scale: float) -> None:
        self.style, self.scale = style, scale
        self.face = face(style.font, style.bold, style.italic)
        self.words: dict[tuple[str, str], Word] = {}

    def pixels(self, size: float) -> int:
        """The pixels per em of this pen in a paragraph of ``size`` points."""
        return pixels(size * self.scale, DRAWN_RAISED if self.style.baseline else 100)

    def word(self, token: str, following: str = "") -> Word:
        """The (non-empty) token before ``following`` (empty where the run ends)."""
        if following and not self.face.kern(token[-1], following):
            following = ""
        word = self.words.get((token, following))
        if word is None:
            if len(self.words) >= KEPT:
                self.words.clear()
            word = self.words[token, following] = Word(token, following, self)
        return word


@lru_cache(maxsize=1024)
def pen(style: Style, scale: float = 1.0) -> Pen:
    """The pen for a style; one for each style and proportion."""
    return Pen(style, scale)


def width(text: str, style: Style, size: float) -> float:
    """The width of a text on one line in points, kerned; a raised or lowered text is measured at its smaller size."""
    drawn = pen(style)
    tokens = [token + " " for token in text.split(" ")]
    tokens[-1] = tokens[-1][:-1]
    if not tokens[-1]:
        tokens.pop()
    return size * sum(drawn.word(token, after[:1]).em.total for token, after in zip(tokens, [*tokens[1:], ""], strict=True))
