"""Styles of a template's layout: its placeholders' for titles and text, the theme's in its colours for all else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from slidekit.core.colour import luminance
from slidekit.layout.frames.inks import ink_in, look_up
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.resolve.model import Venue
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.theme import Theme
from slidekit.theme.model import Colours

STEP = 2.0
SMALLEST_TITLE = 24.0
"""Titles may go down from the template's size to this one."""


class FramedSheet(Stylesheet):
    """A stylesheet whose titles and points look as in the placeholders of one layout."""

    def __init__(
        self,
        theme: Theme,
        venue: Venue,
        layout: SlideLayout,
        title: LayoutPlaceholder | None,
        body: LayoutPlaceholder | None,
    ) -> None:
        super().__init__(_theme_in(theme, layout), venue)
        self.theme = _theme_in(theme, layout)  # the template's accent, not the venue's
        heading, text = layout.fonts or (self.heading, self.body)
        self.heading = title.font if title is not None else heading
        self.body = body.font if body is not None else text
        self._layout, self._title, self._body = layout, title, body
        self.outline = body.levels if body is not None else ()

    @cached_property
    def titles(self) -> tuple[float, ...]:
        if self._title is None:
            return super().titles
        size = self._title.levels[0].size
        return self._scale(_down(size, min(size, SMALLEST_TITLE)), self.venue.min_pt)

    @cached_property
    def bodies(self) -> tuple[float, ...]:
        if self._body is None:
            return super().bodies
        return self._scale(_down(self._body.levels[0].size, 1), self.venue.min_pt)

    @cached_property
    def title(self) -> Style:
        return style_of(self._layout, self._title, self.titles[0]) if self._title is not None else super().title

    @cached_property
    def text(self) -> Style:
        return style_of(self._layout, self._body, self.bodies[0]) if self._body is not None else super().text


def style_of(layout: SlideLayout, holder: LayoutPlaceholder, size: float) -> Style:
    """The style of a placeholder's first level at a size in points, in a colour that can be read there."""
    level, colour = holder.levels[0], ink_in(layout, holder, size)
    return Style(holder.font, size, colour, level.bold, level.italic, level.align, level.leading or 1.0, level.caps)


def _down(size: float, least: float) -> Iterator[float]:
    while size >= least:
        yield size
        size -= STEP


def _theme_in(theme: Theme, layout: SlideLayout) -> Theme:
    """The theme's sizes, spacing and marks in the template's colours."""

    def colour(name: str) -> str:
        return look_up(layout, name)

    one, two, three, four, five, six = (colour(f"accent{number}") for number in range(1, 7))
    colours = Colours.model_construct(
        background=colour("bg1"), surface=colour("bg2"), text=colour("tx1"), muted=colour("tx2"),
        accents=(one, two, three, four, five, six),
        link=colour("hlink"), visited=colour("folHlink"),
    )  # fmt: skip
    dark = luminance(colour("bg1")) < luminance(colour("tx1"))
    return theme.model_copy(update={"colours": colours, "dark": dark, "fonts": {}})
