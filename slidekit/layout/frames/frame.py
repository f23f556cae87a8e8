"""One of a template's layouts as slides are laid out on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from slidekit.layout.page import Page
from slidekit.layout.stylesheet import Stylesheet
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.scene.text import Colour

TITLES = ("title", "ctrTitle")
TEXTS = ("body", "obj")
CONTENTS = (*TEXTS, "pic", "tbl", "chart", "dgm", "media", "clipArt")
FURNITURE = ("dt", "ftr", "sldNum")


@dataclass(frozen=True, slots=True)
class Frame:
    """``page`` and ``sheet`` are those of the layout; ``title`` and ``texts`` its placeholders, the largest text first.

    ``inks`` are colours that the theme's own are replaced by where they would not be seen on what the layout has behind them.
    """

    layout: SlideLayout
    page: Page
    sheet: Stylesheet
    title: LayoutPlaceholder | None
    texts: tuple[LayoutPlaceholder, ...]
    inks: Mapping[Colour, Colour] = field(default_factory=dict)
    signs: Mapping[Colour, Colour] = field(default_factory=dict)
    """Of the discs of ✓ and ✕, by the accents that stand for them."""


def title_of(layout: SlideLayout) -> LayoutPlaceholder | None:
    """The layout's placeholder for titles."""
    return next((part for part in layout.placeholders if part.type in TITLES), None)


def texts_of(layout: SlideLayout) -> tuple[LayoutPlaceholder, ...]:
    """Its placeholders for text: the subtitle of a title slide, else the largest first."""
    subtitles = [part for part in layout.placeholders if part.type == "subTitle"]
    texts = [part for part in layout.placeholders if part.type in TEXTS]
    return (*subtitles, *sorted(texts, key=lambda part: -part.box.w * part.box.h))
