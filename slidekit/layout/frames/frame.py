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

    ``inks`` keeps, for what lies behind, which colours the theme's own are replaced by because they would not be seen on it.
    """

    layout: SlideLayout
    page: Page
    sheet: Stylesheet
    title: LayoutPlaceholder | None
    texts: tuple[LayoutPlaceholder, ...]
    inks: dict[tuple[str, ...], tuple[Mapping[Colour, Colour], Mapping[Colour, Colour]]] = field(default_factory=dict)


def title_of(layout: SlideLayout) -> LayoutPlaceholder | None:
    """The layout's placeholder for titles."""
    return next((part for part in layout.placeholders if part.type in TITLES), None)


def texts_of(layout: SlideLayout) -> tuple[LayoutPlaceholder, ...]:
    """Its placeholders for text: the subtitle of a title slide, else the largest first."""
    subtitles = [part for part in layout.placeholders if part.type == "subTitle"]
    texts = [part for part in layout.placeholders if part.type in TEXTS]
    return (*subtitles, *sorted(texts, key=lambda part: -part.box.w * part.box.h))
