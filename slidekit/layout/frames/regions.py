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
DEAREST = 0.25
"""Scenery that would take a larger share of the region is what the template's text stands on."""
EDGE = pt(18)
SMALL = 0.25
"""A region below this share of the page is little."""
LEAST = Size(pt(240), pt(150))
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
    """What content keeps clear of where it can: logos, bars, lines and words of the layout."""
    for part in layout.scenery[1:]:
        if part.box.w * part.box.h < BACKGROUND * page.w * page.h and part.alpha > FAINT:
            yield part.box


def holders(layout: SlideLayout) -> Iterator[Box]:
    """What no content may cover: the places of footers and title."""
    yield from (part.box for part in layout.placeholders if part.type in FURNITURE)
    title = title_of(layout)
    if title is not None:
        yield title.area


def region_in(layout: SlideLayout, box: Box, page: Size) -> Box:
    """The part of a box that content may take on this layout; where that is little, what is free on the whole slide."""
    found = _free(layout, box, page)
    if _area(found) < SMALL * page.w * page.h:
        found = max(found, _free(layout, Box(0, 0, *page).inset(EDGE), page), key=_area)
    return found


def has_room(region: Box) -> bool:
    """True where a picture or a few points can stand."""
    return region.w >= LEAST.w and region.h >= LEAST.h


def _free(layout: SlideLayout, box: Box, page: Size) -> Box:
    return clear(clear(box, holders(layout), page, most=1.0), obstacles(layout, page), page)


def clear(region: Box, taken: Iterable[Box], page: Size, most: float = DEAREST) -> Box:
    """The largest part of the region that keeps clear of all; what holds it, or takes more than ``most`` of it, is ground."""
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
        best = max(sides, key=_area)
        if _area(best) >= (1 - most) * _area(region) and _area(best) > 0:
            region = best
    return region


def _area(box: Box) -> int:
    return max(0, box.w) * max(0, box.h)


def meet(one: Box, other: Box) -> Box:
    """What two boxes have in common; of size 0 where that is nothing."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    return Box(left, top, max(0, min(one.right, other.right) - left), max(0, min(one.bottom, other.bottom) - top))
