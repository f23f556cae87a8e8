"""What a formula is drawn of, and boxes of it. Lengths in points; x from the left, y down from the baseline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Letters on a baseline."""

    text: str
    x: float
    y: float
    width: float
    size: float
    font: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Pen:
    """A drawn line through points: ``(x, y)`` straight, ``(x1, y1, x2, y2, x, y)`` curved; several strokes of one sign."""

    strokes: tuple[tuple[tuple[float, ...], ...], ...]
    weight: float


Ink = Glyphs | Pen


@dataclass(frozen=True, slots=True)
class Block:
    """Inks with the room that they take: ``ascent`` above and ``descent`` below the baseline."""

    width: float
    ascent: float
    descent: float
    inks: tuple[Ink, ...] = ()

    @property
    def height(self) -> float:
        return self.ascent + self.descent


EMPTY = Block(0, 0, 0)


def moved(ink: Ink, x: float, y: float) -> Ink:
    """The same ink elsewhere."""
    if isinstance(ink, Glyphs):
        return replace(ink, x=ink.x + x, y=ink.y + y)
    strokes = tuple(
        tuple(tuple(value + (y if n % 2 else x) for n, value in enumerate(point)) for point in stroke) for stroke in ink.strokes
    )
    return replace(ink, strokes=strokes)


def joined(placed: Iterable[tuple[Block, float, float]], width: float | None = None) -> Block:
    """Blocks at ``(x, y)`` in one; as wide as ``width``, else as they reach."""
    every = list(placed)
    inks = tuple(moved(ink, x, y) for block, x, y in every for ink in block.inks)
    reach = max((x + block.width for block, x, _ in every), default=0.0) if width is None else width
    up = max((block.ascent - y for block, _, y in every), default=0.0)
    down = max((block.descent + y for block, _, y in every), default=0.0)
    return Block(reach, up, down, inks)
