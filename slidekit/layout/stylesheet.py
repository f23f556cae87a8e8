"""Theme and venue together: which style each role has, and which sizes the engine may choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache

from slidekit.core.frozen import dataclass
from slidekit.resolve.model import Venue
from slidekit.scene.design import Level
from slidekit.scene.text import Align, Colour
from slidekit.text import known
from slidekit.theme import Theme

FLOOR_PT = 12.0
"""Nothing on a slide is smaller (look: citations and credits 12, all else 14 or more)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of text: ``size`` in points, ``colour`` a theme colour or hex; ``caps``: seen in capitals."""

    font: str
    size: float
    colour: Colour = "tx1"
    bold: bool = False
    italic: bool = False
    align: Align = "l"
    leading: float = 1.0
    caps: bool = False

    def at(self, size: float) -> Style:
        """The same style at another size."""
        return _sized(self, size)


@lru_cache(maxsize=256)  # every point of every slide asks for one of a few
def _sized(style: Style, size: float) -> Style:
    return replace(style, size=size)


class Stylesheet:
    """Styles by role, the venue's minimum sizes and fonts applied.

    ``outline`` are the levels of talking points as a template has them, none where the theme makes them.
    """

    outline: tuple[Level, ...] = ()

    def __init__(self, theme: Theme, venue: Venue) -> None:
        self.theme = theme.with_accent(venue.accent) if venue.accent else theme
        self.venue = venue
        self.heading = self._font(theme.type.heading)
        self.body = self._font(theme.type.body)

    def _font(self, wanted: str) -> str:
        """The theme's font, or the first that the venue allows and slidekit can measure."""
        allowed = self.venue.fonts
        if not allowed or wanted in allowed:
            return wanted
        return next((font for font in allowed if known(font)), wanted)

    def _scale(self, sizes: Iterable[float], least: float) -> tuple[float, ...]:
        return tuple(size for size in sizes if size >= least) or (least,)

    @cached_property
    def titles(self) -> tuple[float, ...]:
        return self._scale(self.theme.type.titles, self.venue.min_pt)

    @cached_property
    def bodies(self) -> tuple[float, ...]:
        return self._scale(self.theme.type.bodies, self.venue.min_pt)

    @cached_property
    def tables(self) -> tuple[float, ...]:
        return self._scale(self.theme.type.tables, self.venue.min_pt)

    @cached_property
    def labels(self) -> tuple[float, ...]:
        return self._scale(self.theme.type.labels, self.venue.label_pt)

    @cached_property
    def statements(self) -> tuple[float, ...]:
        return self._scale(self.theme.type.statement, self.venue.min_pt)

    @cached_property
    def title(self) -> Style:
        return Style(self.heading, self.titles[0], bold=True)

    @cached_property
    def text(self) -> Style:
        return Style(self.body, self.bodies[0])

    @cached_property
    def label(self) -> Style:
        return Style(self.body, self.labels[-1])

    @cached_property
    def caption(self) -> Style:
        return Style(self.body, max(self.theme.type.caption, self.venue.caption_pt), "tx2")

    @cached_property
    def footnote(self) -> Style:
        return Style(self.body, max(self.theme.type.footnote, self.venue.caption_pt), "tx2")

    @cached_property
    def citation(self) -> Style:
        return Style(self.body, max(self.theme.type.citation, FLOOR_PT), "tx2")

    @cached_property
    def footer(self) -> Style:
        return Style(self.body, self.theme.type.footer, "tx2")

    @cached_property
    def chip(self) -> Style:
        return Style(self.body, max(self.theme.type.chip, FLOOR_PT), bold=True)

    @cached_property
    def subtitle(self) -> Style:
        return Style(self.body, max(self.theme.type.subtitle, self.venue.min_pt), "tx2")

    @cached_property
    def verdict(self) -> Style:
        return Style(self.body, max(self.theme.type.verdict, self.venue.label_pt), bold=True)
