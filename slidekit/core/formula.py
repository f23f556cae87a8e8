"""A formula as a tree: what LaTeX is read into, what layout measures, and what PowerPoint's mathematics is written from."""

from __future__ import annotations

from typing import Literal

from slidekit.core.frozen import dataclass

Kind = Literal["letter", "operator", "relation", "opening", "closing", "mark"]
"""How a symbol keeps its distance (TeXbook, chapter 18): ``mark`` is punctuation, ``letter`` everything that keeps none."""

Face = Literal["italic", "upright", "bold", "bold-italic", "script", "fraktur", "double-struck", "sans", "mono"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter, number or sign. Letters are plain here (``x``, never 𝑥): ``face`` says how they look."""

    text: str
    kind: Kind = "letter"
    face: Face = "upright"


@dataclass(frozen=True, slots=True)
class Words:
    """Text between mathematics, upright, its spaces kept."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """A gap of ``em`` (negative: closer together)."""

    em: float


@dataclass(frozen=True, slots=True)
class Fraction:
    """One above the other; ``ruled`` False draws no line, as in a binomial coefficient."""

    above: Row
    below: Row
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    """A square root, or that of a ``degree``."""

    body: Row
    degree: Row | None = None


@dataclass(frozen=True, slots=True)
class Scripts:
    """Below and above right of ``base``, at least one of them."""

    base: Row
    sub: Row | None = None
    sup: Row | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """Small formulas under and over ``base``, as the limits of ``lim``; at least one of them."""

    base: Row
    under: Row | None = None
    over: Row | None = None


@dataclass(frozen=True, slots=True)
class Large:
    """A large operator (∑ ∫ ∏), its limits, and what it is applied to. ``beside``: the limits stand right of it."""

    sign: str
    low: Row | None
    high: Row | None
    body: Row
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A named function and its argument; the name may carry scripts or limits."""

    name: Row
    argument: Row


@dataclass(frozen=True, slots=True)
class Fenced:
    """Between two signs as high as what they hold; an empty sign is none. ``bars`` stand between the ``parts``."""

    opening: str
    closing: str
    parts: tuple[Row, ...]
    bar: str = "|"


@dataclass(frozen=True, slots=True)
class Accent:
    """A sign over ``base``: ``^ ~ → ˙ ¨ ˇ ˘``."""

    base: Row
    sign: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line over or under ``base``."""

    base: Row
    over: bool = True


@dataclass(frozen=True, slots=True)
class Brace:
    """A brace over or under ``base``."""

    base: Row
    over: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of cells, all of one length. ``aligns`` has ``l c r`` for each column; ``tight`` columns stand without a gap."""

    rows: tuple[tuple[Row, ...], ...]
    aligns: str
    tight: bool = False


Part = Symbol | Words | Space | Fraction | Root | Scripts | Stack | Large | Function | Fenced | Accent | Line | Brace | Matrix


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side; a whole formula is one, too."""

    parts: tuple[Part, ...] = ()
