"""What a deck's master and layouts look like: data from which a writer makes a real template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slidekit.core.geometry import Box
from slidekit.scene.text import NO_BULLET, Align, Anchor, Bullet, Colour

LIGHT_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_MAP = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}


@dataclass(frozen=True, slots=True)
class Level:
    """The style of one outline level of a placeholder. ``size`` in points, ``margin`` and ``indent`` in EMU."""

    size: float
    colour: Colour = "tx1"
    bold: bool = False
    margin: int = 0
    indent: int = 0
    bullet: Bullet = NO_BULLET
    align: Align = "l"
    before: float = 0.0
    leading: float = 1.0


@dataclass(frozen=True, slots=True)
class LayoutPlaceholder:
    """A placeholder of a layout: PowerPoint's ``type`` (``title ctrTitle subTitle body pic``); ``prompt`` shows while empty."""

    type: str
    idx: int
    name: str
    box: Box
    levels: tuple[Level, ...]
    prompt: str
    anchor: Anchor = "t"


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A layout people can choose. ``type`` is PowerPoint's own token (``title obj secHead titleOnly``) or None."""

    kind: str
    name: str
    type: str | None
    placeholders: tuple[LayoutPlaceholder, ...]


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

    def rgb(self, colour: Colour) -> str:
        """A colour as six hex digits, theme names looked up through the (dark or light) map."""
        swap = DARK_MAP if self.dark else LIGHT_MAP
        return self.colours.get(swap.get(colour, colour), colour)
