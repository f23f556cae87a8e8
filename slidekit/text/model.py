"""What is measured (styled pieces in paragraphs) and what comes out (lines). All lengths in points.

What a long deck has ten thousands of is a named tuple: made, compared and looked up in a third of the time of a frozen class.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal, NamedTuple

from slidekit.core.frozen import dataclass

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]


class Style(NamedTuple):
    """A face. ``baseline`` in percent: positive raises, negative lowers, and either makes the letters smaller."""

    font: str
    bold: bool = False
    italic: bool = False
    baseline: int = 0


class Piece(NamedTuple):
    """A stretch of text in one style. ``\\n`` or ``\\v`` in it is a line break inside the paragraph. ``size`` in points."""

    text: str
    style: Style
    size: float


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. Text stands ``margin`` from the left; ``indent`` moves the first line, or the bullet where there is one.

    ``label`` is the printed bullet (``•``, ``10.``): wider than the hanging indent it pushes its first line to the right.
    ``before`` and ``after`` in points; a line is ``leading`` × 1.2 × size high, or ``pitch`` points, if any. ``rtl``: margin,
    indent and bullet stand at the right; ``align`` stays what it says.
    """

    pieces: tuple[Piece, ...]
    margin: float = 0.0
    indent: float = 0.0
    bullet: bool = False
    before: float = 0.0
    after: float = 0.0
    leading: float = 1.0
    align: Align = "l"
    label: str = ""
    rtl: bool = False
    pitch: float = 0.0
    memo: list[Any] = field(default_factory=list, init=False, repr=False, compare=False)
    """What ``flow`` made of it last, and with which fonts: the same paragraph is asked about for many widths."""

    @property
    def size(self) -> float:
        """The size of the first piece."""
        return self.pieces[0].size if self.pieces else 18.0

    def moved(self, before: float) -> Para:
        """The same with another space before it; what is known of its words is shared."""
        # by hand: dataclasses.replace takes four times as long
        other = Para(
            self.pieces,
            self.margin,
            self.indent,
            self.bullet,
            before,
            self.after,
            self.leading,
            self.align,
            self.label,
            self.rtl,
            self.pitch,
        )
        object.__setattr__(other, "memo", self.memo)
        return other


class ComposedLine(NamedTuple):
    """One line: text without the space it ends in, ``x`` from the left and ``baseline`` from the top of the text area.

    ``size`` is the largest on the line, ``font`` that of its first letter, ``paragraph`` counts from 0.
    """

    text: str
    x: float
    baseline: float
    width: float
    size: float
    font: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Composed:
    """Lines and their whole height; ``width`` of the widest; ``forced``: a word had to be cut between letters."""

    lines: tuple[ComposedLine, ...]
    height: float
    width: float
    forced: bool
    words: int
