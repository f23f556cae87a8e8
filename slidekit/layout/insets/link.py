"""Two panels of one figure, whole and close-up: the second's crop is marked on the first and tied to the second's picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.geometry import WHOLE, Area, Box
from slidekit.layout.pictures import shown_pixels
from slidekit.resolve.model import Mark, Panel, Place
from slidekit.resolve.numbers import format_number

Pictured = tuple[Panel, Box, Box, int]
"""A panel, its picture, the region of its labels, the width of its caption."""


def link(pictures: Sequence[Pictured], language: str) -> list[Pictured]:
    """The first panel with an inset mark for what the second shows, and the second with its magnification beside its letter."""
    (whole, at, region, width), (part, beside, room, wide) = pictures
    marks = (*whole.marks, Mark("close-up", "inset", Place(area=_shared(whole, part)), part.span, style="quiet"))
    times = _scale(part, beside) / _scale(whole, at)
    chip = "×" + format_number(f"{times:.1f}".removesuffix(".0"), language)
    heading = f"{part.time}\u2002{chip}" if part.time else chip
    return [(replace(whole, marks=marks), at, region, width), (replace(part, time=heading), beside, room, wide)]


def _shared(whole: Panel, part: Panel) -> Area:
    a, b = whole.crop or WHOLE, part.crop or WHOLE
    return Area(max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom))


def _scale(panel: Panel, picture: Box) -> float:
    """EMU on the slide per pixel of the figure."""
    left, _, right, _ = shown_pixels(panel)
    return picture.w / (right - left)
