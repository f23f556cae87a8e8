"""The annotated panel beside talking points: points-figure (points first), figure-points; build and cine with points."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.points import place_listing, weigh
from slidekit.layout.kinds.regions import (
    body_placeholder,
    caption_room,
    default_content,
    halves,
    picture_placeholder,
    title_placeholder,
)
from slidekit.layout.page import Page
from slidekit.layout.panel import place_panel
from slidekit.layout.pictures import largest
from slidekit.layout.split import Split, split
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import words_over
from slidekit.layout.verdicts import verdict_height
from slidekit.scene.design import SlideLayout

PICTURE_FIRST = frozenset({"figure-points", "cine"})
MEASURE = 11.0
"""Least width of the text column in units of its size: about twenty letters, below which lines get ragged."""
LEAST_PICTURE, LEAST_SHARE = 0.16, 0.5
"""A picture below this share of the content, and of the largest it could be, is none: the points step down first."""
ROOMY = 0.85
"""Points keep their usual gaps when that costs the picture no more than this share of its area."""


def arrange(context: Context, size: float) -> Split | None:
    """The split at this body size, or None when there is none."""
    if size in context.splits:
        return context.splits[size]
    spacing = context.sheet.theme.spacing
    best = _unhindered(context)
    content = context.content
    least = round(min(LEAST_PICTURE * content.w * content.h, LEAST_SHARE * best))
    found = _split(context, size, spacing.point_gap, least)
    if found is None or found.area < ROOMY * best:
        tight = _split(context, size, spacing.tight_point_gap, least)
        found = found if found and tight and found.area >= ROOMY * tight.area else tight or found
    context.splits[size] = found
    return found


def _unhindered(context: Context) -> int:
    """The area of the picture beside the narrowest column, were there anything in it or not."""
    if 0.0 not in context.splits:
        panel = context.slide.panels[0]
        context.splits[0.0] = split(panel, context.content, context.look, lambda *_: True, text_first=True)
    found = context.splits[0.0]
    return found.area if found else 0


def _split(context: Context, size: float, gap: float, least: int) -> Split | None:
    """The split with this gap between the points."""
    slide = context.slide
    fits = context.stands(size, gap)

    def stands(width: int, height: int) -> bool:
        return width >= pt(size * MEASURE) and fits(width, height)

    text_first = (slide.layout not in PICTURE_FIRST) != context.rtl
    return split(slide.panels[0], context.content, context.look, stands, text_first=text_first, least=least)


def fits_at(context: Context, size: float) -> bool:
    """True when points and an acceptable picture stand together at ``size``."""
    return arrange(context, size) is not None


def _no_split(context: Context, over: int, size: float) -> Diagnostic:
    """The finding when points and picture have no room beside each other, for the longer of points and caption."""
    if over:
        return context.too_long("points", over, size)
    words = len(plain(context.slide.panels[0].caption).split())
    element = "caption" if words > sum(len(plain(point.text).split()) for point in context.points) else "points"
    return context.too_long(element, max(1, words // 2 if element == "caption" else words_in(context) // 4), size)


def words_in(context: Context) -> int:
    """The words of all points."""
    return sum(len(plain(item.text).split()) for point in context.points for item in (point, *point.points))


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, picture and points in reading order, foot."""
    slide = context.slide
    found = arrange(context, sizes.body)
    findings: tuple[Diagnostic, ...] = ()
    if found is None:
        text, room = halves(context.content, context.page.gutter, 0.5)
        text, room = (room, text) if context.rtl else (text, room)
        head = verdict_height(slide.panels, context.sheet)
        w, h = largest(slide.panels[0], context.page, context.sheet.venue, room.w, max(pt(60), room.h - head) // 2)
        picture = Box(room.x, room.y + head, w, h)
        found = Split(text, picture, picture, room.w)
        listing = context.listing(sizes.body, context.sheet.theme.spacing.tight_point_gap)
        findings = (_no_split(context, words_over(listing.measured, text.w, text.h), sizes.body),)
    panel = place_panel(slide.panels[0], found.picture, found.region, found.caption, context.look, insets=found.insets)
    points = place_listing(context, sizes.body, found.text, loose=True)
    first, then = (panel.items, points.items) if slide.layout in PICTURE_FIRST else (points.items, panel.items)
    items = [*context.title(), *first, *then, *context.foot, *context.furniture()]
    return Placed(items, (*points.reveals, *panel.reveals), findings or (*points.findings, *panel.findings))


def _layout(kind: str, name: str, *, text_first: bool) -> Kind:
    def make(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
        left, right = halves(default_content(page, sheet, sizes.title), page.gutter)
        text, picture = (left, right) if text_first else (right, left)
        holders = (
            title_placeholder(page, sheet, sizes.title),
            body_placeholder(text, sizes.body, sheet),
            picture_placeholder(caption_room(picture, sheet), sheet),
        )
        return SlideLayout(kind, name, None, holders)

    return Kind(place, make, "body", fits_at, weigh)


POINTS_FIGURE = _layout("points-figure", "Points and Figure", text_first=True)
FIGURE_POINTS = _layout("figure-points", "Figure and Points", text_first=False)
