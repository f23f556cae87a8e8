"""Where content may stand on a template's layout: in its placeholder, clear of its logo, bars and footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slidekit.core.geometry import Box, Size, union
from slidekit.core.units import pt
from slidekit.layout.frames.frame import CONTENTS, FURNITURE, texts_of, title_of
from slidekit.scene.design import SlideLayout

GAP = pt(6)
"""Between content and what it keeps clear of."""
BACKGROUND = 0.5
"""Scenery that takes this share of the page is ground to stand on, nothing to keep clear of."""
FAINT = 0.3
COMPANION = 4
"""A placeholder belongs to the content region of pictures when it is at least so many times smaller than the largest."""


def content_box(layout: SlideLayout, *, wide: bool) -> Box | None:
    """The text area of the layout's largest text placeholder; ``wide``: of all that hold content. None where none does."""
    texts = [part for part in texts_of(layout) if part.type != "subTitle"]
    if not texts:
        return None
    if not wide:
        return texts[0].area
    largest = texts[0].box.w * texts[0].box.h
    parts = [
        part.area for part in layout.placeholders if part.type in CONTENTS and part.box.w * part.box.h * COMPANION >= largest
    ]
    return union(parts)


def obstacles(layout: SlideLayout, page: Size) -> Iterator[Box]:
    """What no content may cover: logos, bars, lines, words of the layout, its footers and its title."""
    for part in layout.scenery[1:]:
        if part.box.w * part.box.h < BACKGROUND * page.w * page.h and part.alpha > FAINT:
            yield part.box
    yield from (part.box for part in layout.placeholders if part.type in FURNITURE)
    title = title_of(layout)
    if title is not None:
        yield title.area


def clear(region: Box, taken: Iterable[Box], page: Size) -> Box:
    """The largest part of the region that keeps clear of all; what holds the whole region is ground."""
    region = meet(region, Box(0, 0, *page))
    for box in sorted(taken, key=lambda box: (-box.w * box.h, box)):
        if box.holds(region.inset(region.w // 20, region.h // 20)) or not box.meets(region):
            continue
        sides = (
            Box(region.x, box.bottom + GAP, region.w, region.bottom - box.bottom - GAP),
            Box(region.x, region.y, region.w, box.y - GAP - region.y),
            Box(box.right + GAP, region.y, region.right - box.right - GAP, region.h),
            Box(region.x, region.y, box.x - GAP - region.x, region.h),
        )
        region = max(sides, key=lambda side: max(0, side.w) * max(0, side.h))
    return region


def meet(one: Box, other: Box) -> Box:
    """What two boxes have in common; of size 0 where that is nothing."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    return Box(left, top, max(0, min(one.right, other.right) - left), max(0, min(one.bottom, other.bottom) - top))
