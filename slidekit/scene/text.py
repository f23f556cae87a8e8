"""Text in a scene: paragraphs with absolute styles, already broken into measured lines."""

from __future__ import annotations

from typing import Literal

from slidekit.core.frozen import dataclass

Colour = str
"""A theme colour by PowerPoint's name (``tx1 bg1 tx2 bg2 accent1`` … ``accent6 hlink``) or six hex digits."""

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]


@dataclass(frozen=True, slots=True)
class Char:
    """The style of a run. ``size`` in points; ``baseline`` in percent (30 superscript, -25 subscript).

    ``caps``: seen in capitals, whatever the text says.
    """

    font: str
    size: float
    colour: Colour = "tx1"
    bold: bool = False
    italic: bool = False
    baseline: int = 0
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``field`` makes it a PowerPoint field (``slidenum``) with ``text`` as cached value."""

    text: str
    char: Char
    language: str
    link: str | None = None
    field: str | None = None

    @property
    def seen(self) -> str:
        """Its letters as they are drawn: in capitals where its style has them."""
        return self.text.upper() if self.char.caps else self.text


@dataclass(frozen=True, slots=True)
class Bullet:
    """How a paragraph begins: ``char`` prints ``text``, ``number`` counts from ``start`` (1. 2. 3.), ``plain`` without the dot.

    ``size`` is in percent of the text.
    """

    kind: Literal["none", "char", "number", "plain"] = "none"
    text: str = "•"
    start: int = 1
    colour: Colour = "tx2"
    size: int = 100


NO_BULLET = Bullet()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``margin`` and ``indent`` in EMU (a hanging bullet has a negative indent); spaces in points.

    A line is ``leading`` × 1.2 × size high; with a ``pitch`` exactly so many points, whatever stands in it.
    """

    runs: tuple[Run, ...]
    level: int = 0
    bullet: Bullet = NO_BULLET
    align: Align = "l"
    margin: int = 0
    indent: int = 0
    before: float = 0.0
    after: float = 0.0
    leading: float = 1.0
    rtl: bool = False
    pitch: float = 0.0

    @property
    def text(self) -> str:
        """Its letters without styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """One measured line: ``x`` and ``baseline`` on the slide, ``width``, all in EMU."""

    text: str
    x: int
    baseline: int
    width: int
    size: float
    font: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class TextBody:
    """Paragraphs and the lines they break into. ``insets`` left, top, right, bottom in EMU; ``wrap`` False never breaks."""

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...] = ()
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    anchor: Anchor = "t"
    wrap: bool = True
