"""What stands on the slides of a PowerPoint file, whoever wrote it: places and styles worked out, nothing judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from slidekit.core.geometry import Box
from slidekit.scene.items import Placeholder


@dataclass(frozen=True, slots=True)
class FoundRun:
    """A stretch of text. ``size`` in points after autofit; ``colour`` six hex digits, None where it cannot be known.

    ``capitals``: small letters are drawn as capitals.
    """

    text: str
    font: str
    size: float
    colour: str | None
    bold: bool = False
    italic: bool = False
    baseline: int = 0
    language: str | None = None
    link: str | None = None
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """``margin`` and ``indent`` in EMU, spaces in points; ``leading`` × 1.2 × size, or ``pitch`` points for each line.

    ``sign`` is the typeface of the bullet where one is named.
    """

    runs: tuple[FoundRun, ...]
    level: int = 0
    bullet: bool = False
    margin: int = 0
    indent: int = 0
    before: float = 0.0
    after: float = 0.0
    leading: float = 1.0
    pitch: float | None = None
    justified: bool = False
    sign: str = ""

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class FoundText:
    """``insets`` left, top, right, bottom in EMU; ``anchor`` ``t ctr b``; ``autofit`` is ``none``, ``shrink`` or ``grow``.

    ``scale`` is the shrinking that the file holds (1.0: none yet); the sizes of the runs have it already.
    """

    paragraphs: tuple[FoundParagraph, ...]
    insets: tuple[int, int, int, int] = (91_440, 45_720, 91_440, 45_720)
    anchor: str = "t"
    wrap: bool = True
    autofit: str = "none"
    scale: float = 1.0
    upright: bool = True
    columns: int = 1

    @property
    def words(self) -> str:
        return "\n".join(paragraph.words for paragraph in self.paragraphs)


class Tiling(NamedTuple):
    """A picture that is repeated: its scale, where the first one is moved to in EMU, and the corner it starts from (``tl``)."""

    sx: float
    sy: float
    dx: int
    dy: int
    corner: str


@dataclass(frozen=True, slots=True)
class FoundFrame:
    """A picture's place: ``part`` it shows (None: linked or missing), ``crop`` cut off left, top, right, bottom, as shares.

    ``inset`` is how far it stands from the edges of its shape, as shares of that; ``alpha`` its opacity.
    """

    part: str | None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    tiled: bool = False
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alpha: float = 1.0
    tiling: Tiling | None = None


@dataclass(frozen=True, slots=True)
class FoundFill:
    """One colour, the stops of a gradient, or a picture's part. None of these: a fill whose colours nobody can know.

    ``frame`` is how a picture stands there; of a theme's picture the colour is said too, and ``picture`` is None.
    """

    colours: tuple[str, ...] = ()
    alpha: float = 1.0
    picture: str | None = None
    frame: FoundFrame | None = None


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell of a table; ``merged``: it spans others or is spanned. The insets of ``text`` are the cell's margins."""

    text: FoundText
    fill: FoundFill | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class FoundStroke:
    """A line: ``colour`` None where it cannot be known, ``width`` in EMU; ``arrow``: it has a head."""

    colour: str | None
    width: int = 9_525
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class FoundShape:
    """A shape at its place on the slide. ``key`` is unique in the file.

    ``kind`` is ``text shape picture film sound table chart group line object diagram ink``; ``rows`` are a table's cells,
    ``widths`` and ``heights`` those of its columns and rows in EMU; ``colours`` those of a chart's series, ``film`` the
    part of a video or sound (``captions``: with subtitles, ``by_itself``: it starts without a click), ``linked`` an address
    that is loaded; ``flips``: mirrored from left to right, from top to bottom.
    """

    key: int
    kind: str
    number: int
    name: str
    box: Box | None
    turn: float = 0.0
    alt: str = ""
    decorative: bool = False
    hidden: bool = False
    placeholder: Placeholder | None = None
    geometry: str = ""
    text: FoundText | None = None
    fill: FoundFill | None = None
    frame: FoundFrame | None = None
    link: str | None = None
    members: tuple[FoundShape, ...] = ()
    rows: tuple[tuple[FoundCell, ...], ...] = ()
    widths: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()
    header: bool = False
    colours: tuple[str, ...] = ()
    film: str | None = None
    captions: bool = False
    by_itself: bool = False
    stroke: FoundStroke | None = None
    linked: str | None = None
    flips: tuple[bool, bool] = (False, False)

    @property
    def words(self) -> str:
        """All its text, a table's cells one to a line."""
        cells = [cell.text.words for row in self.rows for cell in row]
        return "\n".join(filter(None, [self.text.words if self.text else "", *cells]))


@dataclass(frozen=True, slots=True)
class FoundSlide:
    """``number`` counts from 1 as in PowerPoint; ``scenery`` are the shapes of layout and master that show through.

    ``endless``: an animation on it repeats until the slide changes.
    """

    number: int
    part: str
    name: str
    layout: str
    shapes: tuple[FoundShape, ...]
    scenery: tuple[FoundShape, ...] = ()
    background: FoundFill | None = None
    hidden: bool = False
    notes: str = ""
    comments: tuple[str, ...] = ()
    transition: bool = False
    advance: float | None = None
    animated: bool = False
    endless: bool = False
    section: str | None = None

    @property
    def title(self) -> str:
        """The words of the title placeholder, on one line."""
        for shape in every(self.shapes):
            if shape.placeholder is not None and shape.placeholder.type in ("title", "ctrTitle") and shape.words.strip():
                return " ".join(shape.words.split())
        return ""


def every(shapes: tuple[FoundShape, ...]) -> Iterator[FoundShape]:
    """Every shape in drawing order, groups before their members."""
    for shape in shapes:
        yield shape
        yield from every(shape.members)
