"""What stands on a slide, at absolute EMU. A closed union: writers handle every kind, and nothing else exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box, Point
from slidekit.scene.marks import Annotation, InkSizes
from slidekit.scene.text import Align, Colour, TextBody

if TYPE_CHECKING:
    from slidekit.core.formula import Row


class MediaKey(NamedTuple):
    """Which picture in which cut: figure id, crop in pixels of the upright picture, size in pixels of the result.

    Crops are in whole pixels but for panels that are aligned with others.
    """

    figure: str
    crop: tuple[float, float, float, float]
    size: tuple[int, int]


class Placeholder(NamedTuple):
    """Which placeholder of the slide's layout an item fills: PowerPoint's type and idx (``title``'s idx is 0)."""

    type: str
    idx: int


@dataclass(frozen=True, slots=True)
class Preset:
    """One of PowerPoint's shapes: ``rect ellipse roundRect arc`` …, with exactly its own adjust values."""

    name: str
    adjust: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line from ``start`` to ``end``."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Outline:
    """Sub-paths in EMU on the slide, of ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` and ``("Z",)``."""

    commands: tuple[tuple[str | int, ...], ...]


Geometry = Preset | Segment | Outline


@dataclass(frozen=True, slots=True)
class Fill:
    """``alpha`` is opacity, 0 to 1."""

    colour: Colour
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """``width`` in EMU; ``dash`` after PowerPoint (``solid dash sysDash sysDot``); ends ``none triangle oval``."""

    colour: Colour
    width: int
    dash: str = "solid"
    head: str = "none"
    tail: str = "none"
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class TextItem:
    """Text in a placeholder (then PowerPoint's outline holds it) or in a box of its own."""

    id: str
    role: str
    box: Box
    text: TextBody
    placeholder: Placeholder | None = None
    fill: Fill | None = None
    stroke: Stroke | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ShapeItem:
    """A drawn shape, with or without text. ``alt`` empty and ``decorative`` true: screen readers pass over it."""

    id: str
    role: str
    box: Box
    geometry: Geometry
    fill: Fill | None = None
    stroke: Stroke | None = None
    text: TextBody | None = None
    alt: str = ""
    decorative: bool = True
    link: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PictureItem:
    """A picture; its bytes are in ``Scene.media[media]``. ``round``: only the ellipse in its box is seen.

    ``pixel`` is the size in EMU of one pixel of the screen it was made for; ``marks`` were drawn on it with ``ink``.
    """

    id: str
    role: str
    box: Box
    media: MediaKey
    alt: str = ""
    decorative: bool = False
    span: Span | None = None
    round: bool = False
    pixel: float = 0
    ink: InkSizes | None = None
    marks: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Playback:
    """How a film plays; times in milliseconds. ``skipped`` are cut off at its start, ``left`` at its end; ``length`` remains.

    ``auto``: it starts with the slide, else with the presenter's next click.
    """

    length: int
    auto: bool = False
    loop: bool = False
    mute: bool = True
    skipped: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A film; its bytes are in ``Scene.films[film]``. Until it plays, and wherever it cannot, its poster is seen.

    ``media`` is the poster's key in ``Scene.media``. A film stands on the slide itself, never in a group.
    """

    id: str
    role: str
    box: Box
    media: MediaKey
    film: str
    play: Playback
    alt: str = ""
    decorative: bool = False
    span: Span | None = None
    pixel: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``fill`` None shows the slide, ``bottom`` is the rule below it."""

    text: TextBody
    fill: Fill | None = None
    bottom: Stroke | None = None


@dataclass(frozen=True, slots=True)
class TableItem:
    """A native table. ``widths`` and ``heights`` in EMU sum to the box; the first row is the header when ``header``.

    With ``rtl`` the first column stands at the right.
    """

    id: str
    role: str
    box: Box
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True
    alt: str = ""
    span: Span | None = None
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value (or ``x, value`` of a scatter) with its label; ``colour`` None takes the series' colour.

    ``low`` and ``high`` are the ends of its interval; ``said`` is the value as the deck's language prints it, unit and all.
    """

    label: str
    value: float
    x: float | None = None
    colour: Colour | None = None
    low: float | None = None
    high: float | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series of a chart."""

    name: str
    points: tuple[ChartPoint, ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class ChartItem:
    """A native, editable chart. ``number_format`` is Excel's; ``size`` is the type size of all its text in points.

    ``decimals`` is how many decimals its numbers have and ``mark`` the sign before them, whatever the computer's region;
    ``plot`` is where the values stand, without axis labels, None leaves that to the program; ``range`` is its value axis, with
    a tick each ``step`` printed by ``tick_format``. ``x_range`` and ``x_step`` are the same for a scatter's axis across. Bars
    have ``opacity``, so that intervals are seen on them.
    """

    id: str
    role: str
    box: Box
    kind: Literal["bar", "column", "line", "scatter", "dot", "pie"]
    series: tuple[ChartSeries, ...]
    font: str
    size: float
    language: str
    number_format: str = "General"
    range: tuple[float, float] | None = None
    x_title: str = ""
    y_title: str = ""
    alt: str = ""
    span: Span | None = None
    decimals: int = 0
    mark: str = "."
    plot: Box | None = None
    step: float | None = None
    tick_format: str = ""
    opacity: float = 1.0
    x_range: tuple[float, float] | None = None
    x_step: float | None = None

    @property
    def numbers(self) -> list[float]:
        """All that its axes must reach: values, ends of intervals, places across."""
        found = (
            each for series in self.series for point in series.points for each in (point.value, point.low, point.high, point.x)
        )
        return [number for number in found if number is not None]

    @property
    def has_intervals(self) -> bool:
        return any(point.low is not None or point.high is not None for series in self.series for point in series.points)


@dataclass(frozen=True, slots=True)
class EquationItem:
    """An equation that PowerPoint sets and edits as mathematics. ``linear`` is the same on one line of text.

    ``drawn`` are texts and lines that look like it, for programs that do not know mathematics; ``size`` is in points.
    """

    id: str
    role: str
    box: Box
    formula: Row
    size: float
    language: str
    alt: str
    linear: str
    drawn: tuple[Item, ...]
    colour: Colour = "tx1"
    align: Align = "ctr"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class GroupItem:
    """Items that move together: one name, one alt text; the box is the exact union of the members'."""

    id: str
    role: str
    box: Box
    items: tuple[Item, ...]
    alt: str = ""
    decorative: bool = False
    span: Span | None = None


Item = TextItem | ShapeItem | PictureItem | MediaItem | TableItem | ChartItem | EquationItem | GroupItem
