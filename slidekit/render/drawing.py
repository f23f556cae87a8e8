"""What is drawn, whoever draws it: paths, words, pictures, films and groups at points from the slide's top left corner.

Items of a scene become these (``items``), and each writer (``svg``, ``pdf``) draws these five kinds and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from slidekit.scene.items import MediaKey, Playback

Command = tuple[str | float, ...]
"""``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``, in points."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as six hex digits; ``alpha`` is opacity, 0 to 1."""

    colour: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Pen:
    """A stroke, ``width`` and ``dash`` in points. Joins are round, and so are the ends of a solid line."""

    paint: Paint
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Sub-paths filled by the even-odd rule, then stroked."""

    commands: tuple[Command, ...]
    fill: Paint | None = None
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of one line in one style, from ``x`` on its ``baseline``, exactly ``width`` wide.

    ``size`` is that of the letters drawn: raised and lowered ones are smaller already. ``paragraph`` counts from 0.
    """

    text: str
    x: float
    baseline: float
    width: float
    font: str
    size: float
    paint: Paint
    bold: bool = False
    italic: bool = False
    language: str = ""
    link: str | None = None
    rtl: bool = False
    paragraph: int = 0
    ends_line: bool = False
    upright: bool = False
    """Turned by a quarter, from its place upwards."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills its frame (left, top, width, height); of it is seen what lies inside ``window``, where there is one.

    ``matrix`` moves the picture and its window: (a, b, c, d, e, f) as in SVG. ``alpha`` is opacity.
    """

    frame: tuple[float, float, float, float]
    media: MediaKey
    window: tuple[Command, ...] = ()
    matrix: tuple[float, float, float, float, float, float] | None = None
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Film:
    """A film in the frame of its ``poster``: what is drawn wherever it cannot play. ``name`` is its figure's."""

    poster: Picture
    name: str
    play: Playback


@dataclass(frozen=True, slots=True)
class Group:
    """An item: what it is called, what is said of it, and what is drawn for it.

    ``step`` is the state in which it appears (1: from the start); ``steps`` are those of single paragraphs. ``silent`` items
    are passed over by screen readers.
    """

    id: str
    kind: str
    role: str
    members: tuple[Mark, ...]
    alt: str = ""
    silent: bool = False
    link: str | None = None
    step: int = 1
    steps: tuple[tuple[int, int], ...] = ()


Mark = Path | Words | Picture | Film | Group


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A length as every writer prints it: at most three decimals, a hundredth of a pixel on any screen."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
