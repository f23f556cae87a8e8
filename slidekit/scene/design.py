"""What a deck's master and layouts look like: data from which a writer makes a real template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box, Size
from slidekit.scene.items import MediaKey
from slidekit.scene.text import NO_BULLET, Align, Anchor, Bullet, Colour

LIGHT_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_MAP = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}


@dataclass(frozen=True, slots=True)
class Level:
    """The style of one outline level of a placeholder. ``size`` in points, ``margin`` and ``indent`` in EMU.

    ``before`` -1 and ``leading`` 0: a template gives them in a form that does not grow with the text, so slides say their own.
    ``tracking`` is a template's space between letters in points, above what the tables measure.
    """

    size: float
    colour: Colour = "tx1"
    bold: bool = False
    margin: int = 0
    indent: int = 0
    bullet: Bullet = NO_BULLET
    align: Align = "l"
    before: float = 0.0
    leading: float = 1.0
    after: float = 0.0
    italic: bool = False
    caps: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class LayoutPlaceholder:
    """A placeholder of a layout: PowerPoint's ``type`` (``title ctrTitle subTitle body pic``); ``prompt`` shows while empty.

    A template's may have a ``font`` of its own, ``insets`` (left, top, right, bottom in EMU), lines that do not wrap, columns;
    ``prompt`` is then the text that it holds.
    """

    type: str
    idx: int
    name: str
    box: Box
    levels: tuple[Level, ...]
    prompt: str
    anchor: Anchor = "t"
    font: str = ""
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    wrap: bool = True
    columns: int = 1

    @property
    def area(self) -> Box:
        """Where its text stands: the box without its insets."""
        left, top, right, bottom = self.insets
        box = self.box
        return Box(box.x + left, box.y + top, max(1, box.w - left - right), max(1, box.h - top - bottom))


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A template's picture as it shows behind a slide: ``media`` stands in ``frame``, of which is seen what lies in ``shape``
    (one of PowerPoint's) of the scenery's box.

    ``tile``: it is repeated from there, at this size. ``turn`` in degrees and ``flips`` (left to right, top to bottom) are
    those of the whole shape.
    """

    media: MediaKey
    frame: Box
    shape: str = "rect"
    turn: float = 0.0
    flips: tuple[bool, bool] = (False, False)
    alpha: float = 1.0
    tile: Size | None = None


@dataclass(frozen=True, slots=True)
class Scenery:
    """Something of a template's layout that shows behind a slide, the page's background first.

    ``colours`` are six hex digits each, several for a gradient; () for a picture or what nobody can know; None where nothing is
    filled (a line, words). ``backdrop`` is the picture, where it is one that can be drawn.
    """

    box: Box
    colours: tuple[str, ...] | None
    alpha: float = 1.0
    backdrop: Backdrop | None = None


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A layout people can choose. ``type`` is PowerPoint's own token (``title obj secHead titleOnly``) or None.

    What follows the placeholders is known of a template's layouts only: what shows behind a slide, its colours by every name
    (``bg1 tx1 dk1 accent1`` …), the fonts of its master, and where it has its own colour map that map.
    """

    kind: str
    name: str
    type: str | None
    placeholders: tuple[LayoutPlaceholder, ...]
    scenery: tuple[Scenery, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[str, str] | None = None
    colour_map: tuple[tuple[str, str], ...] = ()
    master: int = 0


@dataclass(frozen=True, slots=True)
class Design:
    """Theme, master and layouts. ``colours`` has dk1 lt1 dk2 lt2 accent1…6 hlink folHlink; ``dark`` swaps the map.

    ``title`` and ``body`` are the master's placeholders; ``footer``, ``number`` their boxes with one level each.
    """

    name: str
    dark: bool
    colours: Mapping[str, str]
    heading_font: str
    body_font: str
    title: LayoutPlaceholder
    body: LayoutPlaceholder
    date: LayoutPlaceholder
    footer: LayoutPlaceholder
    number: LayoutPlaceholder
    layouts: tuple[SlideLayout, ...]

    def layout(self, kind: str) -> SlideLayout:
        """A layout by its ``kind``. KeyError for none such."""
        found = next((layout for layout in self.layouts if layout.kind == kind), None)
        if found is None:
            raise KeyError(kind)
        return found

    def under(self, layout: SlideLayout) -> Design:
        """The same with the colours and fonts of one of a template's layouts."""
        heading, body = layout.fonts or (self.heading_font, self.body_font)
        return replace(self, colours=layout.colours or self.colours, heading_font=heading, body_font=body)

    def rgb(self, colour: Colour) -> str:
        """A colour as six hex digits, theme names looked up through the (dark or light) map."""
        if colour in self.colours:
            return self.colours[colour]
        swap = DARK_MAP if self.dark else LIGHT_MAP
        return self.colours.get(swap.get(colour, colour), colour)
