"""The page: sizes by aspect, margins, and the vertical rhythm that every slide shares."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.core.geometry import Box, Size
from slidekit.core.units import inch, pt
from slidekit.scene.text import Anchor

SIZES = {"16:9": Size(12_192_000, 6_858_000), "4:3": Size(9_144_000, 6_858_000), "16:10": Size(inch(12), inch(7.5))}
"""Slide sizes by aspect: all 7.5 inches high, so that type sizes mean the same everywhere."""

TITLE_TOP = pt(28)
FOOTER_TOP, FOOTER_HEIGHT = pt(506), pt(20)
CONTENT_BOTTOM = pt(492)
TITLE_GAP = pt(20)


@dataclass(frozen=True, slots=True)
class Page:
    """Edges of a slide in EMU. ``left`` and ``right`` bound everything but full-bleed pictures.

    ``title_right``, ``foot_left`` and ``foot_right`` are what a logo takes from titles and from the foot. ``bottom`` is
    where the content ends, ``lead`` how much lower than pictures the text of slides without any stands.
    A template says where the ``title`` stands and how it hangs there, and where the content begins (``top``).
    """

    size: Size
    left: int
    right: int
    gutter: int
    title_right: int = 0
    foot_left: int = 0
    foot_right: int = 0
    bottom: int = CONTENT_BOTTOM
    lead: int = pt(6)
    title: Box | None = None
    anchor: Anchor = "t"
    top: int | None = None

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def title_width(self) -> int:
        return self.width - self.title_right

    @property
    def wide(self) -> bool:
        """True when a picture stands beside its text rather than above it."""
        return self.size.w * 10 >= self.size.h * 15

    @property
    def footer(self) -> Box:
        wide = self.width - pt(140) - self.foot_left - self.foot_right
        return Box(self.left + self.foot_left, FOOTER_TOP, wide, FOOTER_HEIGHT)

    @property
    def number(self) -> Box:
        return Box(self.right - self.foot_right - pt(60), FOOTER_TOP, pt(60), FOOTER_HEIGHT)

    @property
    def date(self) -> Box:
        return Box(self.right - self.foot_right - pt(140), FOOTER_TOP, pt(76), FOOTER_HEIGHT)


def page_for(aspect: str, margin: float, gutter: float) -> Page:
    """The page of an aspect; ``margin`` and ``gutter`` in fractions of its width."""
    size = SIZES[aspect]
    edge = round(size.w * margin)
    return Page(size, edge, size.w - edge, round(size.w * gutter))
