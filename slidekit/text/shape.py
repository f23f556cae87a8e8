"""Widths of words with pair kerning, each word shaped once per pen.

Two measures: *em*, exact and without size, for searching; and *snapped*, what LibreOffice lays out with: letters at a whole
number of pixels per em on a 600-dpi grid, every advance rounded to that grid, ligatures drawn.
"""

from __future__ import annotations

from functools import lru_cache
from operator import add
from typing import NamedTuple

from slidekit.text.fonts import FontSet, current, face
from slidekit.text.metrics import Face, Kept
from slidekit.text.model import Style

GRID = 600 / 72
"""Grid steps in a point."""

RAISED = 2 / 3
"""The share of its size at which PowerPoint draws a raised or lowered letter."""

DRAWN_RAISED = 58
"""Percent of its size at which LibreOffice draws a raised or lowered letter."""

KEPT = 1 << 15
"""How many words a pen remembers."""


SOFT_HYPHEN = "\u00ad"
"""Drawn where a line ends with it, and nowhere else."""


class Extent(NamedTuple):
    """``ink`` is the width at the end of a line (no trailing space, a soft hyphen drawn), ``total`` that before more text."""

    ink: float
    total: float


def shape(text: str, following: str, table: Face, widths_of: Kept) -> list[int]:
    """Each letter's advance in font units, kerning with its successor (at the end: ``following``, if any) included."""
    widths = list(map(widths_of.__getitem__, text))
    kerns = map(table.pairs.__getitem__, map(add, text, text[1:] + following))
    return list(map(add, widths, kerns)) + ([] if following else widths[-1:])


def last_width(token: str, units: list[int], table: Face) -> int:
    """What the end of a line takes off a token's width: its trailing space; negative for a soft hyphen."""
    if token.endswith(" "):
        return units[-1]
    return -table.widths["-"] if token.endswith(SOFT_HYPHEN) else 0


def pixels(size: float, percent: int = 100) -> int:
    """The pixels per em LibreOffice lays out ``percent`` of a size with: whole 1/100 mm first, then whole steps of the grid."""
    hundredths = int(size * 2540 / 72 + 0.5) * percent // 100
    return int(hundredths * 600 / 2540 + 0.5)


class Word:
    """A word (or part of one, or one with its space) as a pen draws it; ``following`` kerns with its last letter."""

    __slots__ = ("em", "following", "pen", "token")

    def __init__(self, token: str, following: str, pen: Pen) -> None:
        self.token, self.following, self.pen = token, following, pen
        units = shape(token, following, pen.face, pen.face.widths)
        total = sum(units)
        share = pen.scale * (RAISED if pen.style.baseline else 1.0) / pen.face.upem
        self.em = Extent((total - last_width(token, units, pen.face)) * share, total * share)


class Snapped(dict[Word, Extent]):
    """Widths in points of a pen's words at so many pixels per em, each measured when first asked for."""

    __slots__ = ("face", "scale")

    def __init__(self, face: Face, pixels: int) -> None:
        super().__init__()
        self.face, self.scale = face, pixels / face.upem

    def __missing__(self, word: Word) -> Extent:
        scale = self.scale
        units = shape(self.face.join(word.token), word.following, self.face, self.face.drawn)
        total = sum([int(advance * scale + 0.5) for advance in units])
        last = last_width(word.token, units, self.face)
        ink = total - (int(last * scale + 0.5) if last > 0 else -int(0.5 - last * scale))
        extent = self[word] = Extent(ink / GRID, total / GRID)
        return extent


class Pen:
    """A style at ``scale`` × the paragraph's size, with all words it has drawn."""

    __slots__ = ("face", "grids", "scale", "style", "words")

    def __init__(self, style: Style, scale: float) -> None:
        self.style, self.scale = style, scale
        self.face = face(style.font, style.bold, style.italic)
        self.words: dict[tuple[str, str], Word] = {}
        self.grids: dict[int, Snapped] = {}

    def snapped(self, size: float) -> Snapped:
        """The widths of this pen's words in a paragraph of ``size`` points."""
        steps = pixels(size * self.scale, DRAWN_RAISED if self.style.baseline else 100)
        grid = self.grids.get(steps)
        if grid is None:
            grid = self.grids[steps] = Snapped(self.face, steps)
        return grid

    def word(self, token: str, following: str = "") -> Word:
        """The (non-empty) token before ``following`` (empty where the run ends)."""
        return self.words.get((token, following)) or self._make(token, following)

    def draw(self, tokens: list[tuple[str, str]]) -> list[Word]:
        """``word`` for many."""
        known, make = self.words.get, self._make
        return [known(token) or make(*token) for token in tokens]

    def _make(self, token: str, following: str) -> Word:
        kern = following if following and self.face.pairs[token[-1] + following] else ""
        word = self.words.get((token, kern))
        if word is None:
            if len(self.words) >= KEPT:
                self.words.clear()
                self.grids.clear()
            word = self.words[token, kern] = Word(token, kern, self)
        self.words[token, following] = word
        return word


@lru_cache(maxsize=1024)
def _pen(style: Style, scale: float, _: FontSet) -> Pen:
    return Pen(style, scale)


def pen(style: Style, scale: float = 1.0) -> Pen:
    """The pen for a style; one for each style and proportion under the fonts in use."""
    return _pen(style, scale, current())


def _tokens(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with the space after it, and the letter that follows."""
    tokens = [token + " " for token in text.split(" ")]
    tokens[-1] = tokens[-1][:-1]
    if not tokens[-1]:
        tokens.pop()
    return [(token, after[:1]) for token, after in zip(tokens, [*tokens[1:], ""], strict=True)]


def width(text: str, style: Style, size: float) -> float:
    """The width of a text on one line in points, kerned; a raised or lowered text is measured at its smaller size."""
    drawn = pen(style)
    return size * sum(drawn.word(token, after).em.total for token, after in _tokens(text))


def drawn_widths(text: str, style: Style, size: float) -> list[tuple[str, float]]:
    """Each word with the space after it, and its width in points as it is drawn: halfway between LibreOffice's grid and the
    letters' own widths, which PowerPoint takes, so that neither program's words stand far from it.
    """
    drawn = pen(style)
    grid = drawn.snapped(size)
    words = ((token, drawn.word(token, after)) for token, after in _tokens(text))
    return [(token, (grid[word].total + size * word.em.total) / 2) for token, word in words]


def word_widths(text: str, style: Style, size: float) -> list[tuple[str, float]]:
    """Each word with the space after it, and its width in points as lines are laid out: on LibreOffice's grid."""
    drawn = pen(style)
    grid = drawn.snapped(size)
    return [(token, grid[drawn.word(token, after)].total) for token, after in _tokens(text)]
