"""What resolve hands on: one language, one venue, nothing left to look up. Read by layout and check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass as mutable
from dataclasses import field
from datetime import date

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Area
from slidekit.core.richtext import Rich
from slidekit.resolve.block_model import ChartBlock as ChartBlock
from slidekit.resolve.block_model import Datum as Datum
from slidekit.resolve.block_model import EquationBlock as EquationBlock
from slidekit.resolve.block_model import NumberBlock as NumberBlock
from slidekit.resolve.block_model import QrBlock as QrBlock
from slidekit.resolve.block_model import QuoteBlock as QuoteBlock
from slidekit.resolve.block_model import TableBlock as TableBlock
from slidekit.resolve.film_model import Film as Film
from slidekit.resolve.film_model import Play as Play
from slidekit.resolve.template_model import TemplateUse as TemplateUse
from slidekit.resolve.venue_model import FilmRules as FilmRules
from slidekit.resolve.venue_model import Logo as Logo
from slidekit.resolve.venue_model import Venue as Venue

PointXY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark is, in fractions: exactly one of the three is set."""

    point: PointXY | None = None
    area: Area | None = None
    path: tuple[PointXY, ...] | None = None

    @property
    def target(self) -> PointXY:
        """The end that means something: the point, the area's centre, the path's last point."""
        if self.point is not None:
            return self.point
        if self.area is not None:
            return self.area.centre
        assert self.path is not None
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation with its place looked up.

    ``size`` is full width and height in fractions of the figure; ``number`` is the disc's. ``needs`` are the landmarks that it
    is drawn by, and ``numbers`` where a place is written as numbers; ``zoom`` None leaves an inset's magnification to layout.
    ``written`` and ``written_start`` are place and start with landmarks by name, as ``spell_written`` puts them.
    """

    id: str
    kind: str
    place: Place
    span: Span
    label: Rich = ()
    number: int | None = None
    style: str = "finding"
    dashed: bool = False
    step: int = 1
    label_at: str | PointXY = "auto"
    size: tuple[float, float] | None = None
    start: str | PointXY | None = None
    curved: bool = False
    ends: str = "one"
    closed: bool = False
    confirmed: bool = True
    zoom: float | None = None
    needs: tuple[str, ...] = ()
    written: str = ""
    written_start: str = ""


@mutable(slots=True, eq=False)
class DetailMap:
    """Local detail 0…1 of what a panel shows; pictures are decoded meanwhile, so whoever asks for ``rows`` first may wait."""

    load: Callable[[], tuple[tuple[float, ...], ...]]

    @property
    def rows(self) -> tuple[tuple[float, ...], ...]:
        """Row by row; () where it is not known."""
        return self.load()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the library. ``pixels`` are the upright picture's width and height; ``path`` is project-relative.

    ``detail`` is there for panels with labels, of the panel's crop.
    ``stale`` are landmarks set for a former picture and not confirmed since; ``numbers`` stands for places written as numbers.
    Of a video path, hash and pixels are those of its poster, and ``film`` is the rest.
    """

    id: str
    path: str
    sha256: str
    pixels: tuple[int, int]
    kind: str | None
    alt: str
    decorative: bool
    caption: Rich
    credit: str
    landmarks: Mapping[str, Place]
    view: str = ""
    contrast: bool = False
    side: str | None = None
    orient: Mapping[str, str] = field(default_factory=dict)
    spacing_mm: tuple[float, float] | None = None
    subject: str | None = None
    badges: tuple[str, ...] = ()
    redact: tuple[Area, ...] = ()
    licence: str = ""
    permission: str = ""
    commercial: bool = False
    stale: tuple[str, ...] = ()
    span: Span | None = None
    film: Film | None = None
    detail: DetailMap | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Words and a sign (``cross check question`` or None)."""

    text: Rich
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A figure on a slide.

    ``badges`` are ready to print and include those of the figure and its kind; ``letter`` is None for a single panel.
    """

    id: str
    figure: Figure
    span: Span
    crop: Area | None = None
    fit: str = "contain"
    focus: PointXY | None = None
    caption: Rich = ()
    alt: str = ""
    letter: str | None = None
    verdict: Verdict | None = None
    time: str = ""
    scale_mm: float | None = None
    """Length of the scale bar; 0 leaves it to layout, None draws none."""
    badges: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    play: Play | None = None
    """Of a film only."""
    aligned: bool = False
    """The crop was computed from shared landmarks and is not rounded to whole pixels."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A symbol and what it means. ``marks`` are those of the slide that it covers, at least one."""

    marks: tuple[Mark, ...]
    text: Rich
    span: Span

    @property
    def sample(self) -> Mark:
        """The first of its marks: what the symbol looks like."""
        return self.marks[0]


@dataclass(frozen=True, slots=True)
class Point:
    """A talking point; ``number`` ties it to the marks with the same disc."""

    text: Rich
    span: Span
    number: int | None = None
    step: int = 1
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the ``columns`` layout."""

    title: Rich
    sign: str | None
    text: Rich
    points: tuple[Point, ...]
    panel: Panel | None
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """Notes and seconds of one state of a slide."""

    notes: tuple[str, ...]
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with nothing left to look up. ``section`` is set only where a section starts; ``notes`` are paragraphs.

    ``states`` counts the states (1 without steps); ``shown`` is set on a page that stands for one state: what comes later keeps
    its place and is left out. ``cites`` are reference keys in order of appearance on this slide. ``part``: which of how many
    section slides a section slide is, where there are several.
    """

    id: str
    layout: str
    span: Span
    title: Rich = ()
    section: str | None = None
    subtitle: Rich = ()
    dateline: Rich = ()
    panels: tuple[Panel, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    points: tuple[Point, ...] = ()
    table: TableBlock | None = None
    chart: ChartBlock | None = None
    quote: QuoteBlock | None = None
    number: NumberBlock | None = None
    columns: tuple[Column, ...] = ()
    equation: EquationBlock | None = None
    qr: QrBlock | None = None
    footnote: Rich = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    steps: tuple[Step, ...] = ()
    states: int = 1
    shown: int | None = None
    cites: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    allow: frozenset[str] = frozenset()
    overflow: str = "error"
    hidden: bool = False
    part: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited source: its number in this deck, the short form for the foot, the full form for the list."""

    key: str
    number: int
    short: str
    full: Rich
    confirmed: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a slide may assert, in the deck's language, and the source's words for it; ``keep`` are words of caution.

    ``reference`` is the key of the source, or empty.
    """

    id: str
    text: str
    quote: str
    keep: tuple[str, ...] = ()
    note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. ``disclosure`` is what the disclosure slide prints; ``pending`` means that nobody has stated it yet."""

    name: str = ""
    credentials: str = ""
    role: str = ""
    affiliation: str = ""
    email: str = ""
    family: str = ""
    disclosure: tuple[Point, ...] = ()
    pending: bool = True
    as_of: date | None = None
    gaps: tuple[str, ...] = ()
    """What the venue wants the disclosure to say and it does not, in words."""
    photo: str = ""
    """The figure of the portrait; empty without one."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ResolvedDeck:
    """A deck in one language at one venue."""

    id: str
    title: str
    subtitle: str
    language: str
    theme: str
    revision: str
    venue: Venue
    speaker: Speaker
    slides: tuple[Slide, ...]
    figures: Mapping[str, Figure]
    references: tuple[Reference, ...]
    credits: tuple[Rich, ...]
    moment: str
    span: Span
    allow: frozenset[str] = frozenset()
    """Codes that the whole deck accepts: also for findings of no slide."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    uncited: tuple[tuple[str, Span | None], ...] = ()
    """References of the deck's own list that it does not cite; a list that decks share has none."""
    template: TemplateUse | None = None
