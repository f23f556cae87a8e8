"""The finished deck: what every writer draws and every check reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Area, Size
from slidekit.scene.design import Design, Scenery
from slidekit.scene.items import Item, MediaKey
from slidekit.scene.template import Template
from slidekit.scene.text import Paragraph


@dataclass(frozen=True, slots=True)
class MediaFile:
    """Finished picture bytes: upright, scrubbed, cropped, sized. ``kind`` is ``png`` or ``jpeg``; size in pixels.

    ``digest`` names the content whatever compressed it; empty where nobody has made one yet.
    """

    data: bytes
    kind: str
    width: int
    height: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class FilmFile:
    """Finished film bytes, an MP4 freed of what it told beside its pictures and sound. ``digest`` is their sha256, in hex.

    ``captions`` are WebVTT in UTF-8, empty without; ``language`` that of the captions.
    """

    data: bytes
    digest: str
    captions: bytes = b""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reveal:
    """What one click shows: a top-level item, or paragraphs ``first``…``last`` (from 0) of a text item."""

    item: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """``id`` is unique in the deck (``x@2`` for further pages of a slide); ``clicks`` are the steps after the first state.

    ``base`` is the ``kind`` of the design's layout that it stands on, where that is not ``layout``: one of a template's.
    """

    id: str
    layout: str
    items: tuple[Item, ...]
    notes: tuple[Paragraph, ...] = ()
    hidden: bool = False
    clicks: tuple[tuple[Reveal, ...], ...] = ()
    seconds: float = 0.0
    span: Span | None = None
    base: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of slides, by their ids."""

    name: str
    slides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Properties:
    """The file's properties. ``moment`` is ISO 8601 in UTC (``2026-04-28T00:00:00Z``), never the clock."""

    deck: str
    title: str
    author: str
    language: str
    moment: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FigureUse:
    """What the manifest keeps of a figure: its id and the sha256 of the file it was made from; the upright picture's pixels,
    its landmarks by name (``"0.5,0.4"``), what was blackened, landmarks set for a former picture, and whom it credits.

    Of a video these are its poster's, and ``film`` is the sha256 of the film's file.
    """

    id: str
    sha256: str
    pixels: tuple[int, int] = (0, 0)
    landmarks: tuple[tuple[str, str], ...] = ()
    redact: tuple[Area, ...] = ()
    stale: tuple[str, ...] = ()
    film: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished deck. The pipeline fills ``media`` and ``films`` after layout, the latter by figure; ``footer`` is the text of
    every slide's footer.

    With a ``template`` the master and the layouts are its own.
    """

    size: Size
    slides: tuple[Slide, ...]
    design: Design
    properties: Properties
    footer: str = ""
    sections: tuple[Section, ...] = ()
    figures: tuple[FigureUse, ...] = ()
    media: Mapping[MediaKey, MediaFile] = field(default_factory=dict)
    films: Mapping[str, FilmFile] = field(default_factory=dict)
    template: Template | None = None

    def design_of(self, slide: Slide) -> Design:
        """The design as it is under one slide: layouts of a template may have their own colours and fonts."""
        return self.design if self.template is None else self.design.under(self.design.layout(slide.base))

    def scenery_of(self, slide: Slide) -> tuple[Scenery, ...]:
        """What a template shows behind a slide, its background first."""
        return () if self.template is None else self.design.layout(slide.base).scenery
