"""Slides of talking points: points, regulatory, objectives, agenda, take-home, disclosure."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.geometry import Point as XY
from slidekit.core.units import pt
from slidekit.layout.context import WHOLE_SLIDE, Context, Kind, Placed, Sizes
from slidekit.layout.kinds.equation import formula_height, place_above
from slidekit.layout.kinds.regions import BODY, body_placeholder, default_content, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.points import Listing, list_points, reveals, rings, shown_points
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import Ruled, fits, fitter, needed, ruler, set_text, words_over
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Item, Placeholder, Segment, ShapeItem, Stroke, TextItem
from slidekit.scene.scene import Reveal

NARROWER = (1.0, 0.97, 0.94, 0.91, 0.88)
ROWS = ("agenda", "objectives", "take-home")
"""Layouts whose points stand in rows with thin lines between them."""
HALF_STEP = 1.0
"""Half of the two points between the sizes of a scale."""
ROW_LINE = 0.9
"""The least room for a line between two points in units of their size."""


def region(context: Context) -> Box:
    """Where the points of a text slide stand: below its equation, if it has one."""
    box = context.content
    taken = context.page.lead + formula_height(context)
    return Box(box.x, box.y + taken, box.w, max(1, box.h - taken))


def fits_at(context: Context, size: float) -> bool:
    """True when all points stand in the region at ``size``, with the theme's smaller gaps if need be."""
    box = region(context)
    listing = context.listing(size, context.sheet.theme.spacing.tight_point_gap)
    return not listing.paragraphs or fits(listing.measured, box.w, box.h)


def weigh(context: Context) -> list[int]:
    """The height of each point with what is nested in it."""
    size, gap = context.sheet.bodies[0], context.sheet.theme.spacing.tight_point_gap
    listings = (list_points((point,), size, context.sheet, context.language, gap=gap) for point in context.points)
    return [needed(listing.measured, context.page.width) for listing in listings]


def roomiest(context: Context, size: float, box: Box, *, loose: bool) -> Listing:
    """The points with the largest of the theme's gaps that stand; the loose ones where they leave a quarter of the room."""
    spacing = context.sheet.theme.spacing
    gaps = [(spacing.point_gap, box.h), (spacing.tight_point_gap, box.h)]
    if loose:
        rows = [(gap, box.h) for gap in spacing.row_gaps] if context.slide.layout in ROWS else []
        gaps = [*rows, *((gap, box.h * 3 // 4) for gap in spacing.loose_point_gaps), *gaps]
    for gap, height in gaps:
        if context.stands(size, gap)(box.w, height):  # all points: the pages of a slide keep their places
            break
    return context.listing(size, gap, shown=True)


class Setting(NamedTuple):
    """Points as they will stand: paragraphs, box, size in points, lines."""

    listing: Listing
    box: Box
    size: float
    ruled: Ruled


def without_widows(context: Context, size: float, box: Box, *, loose: bool) -> Setting:
    """The points set so that no word stands alone in a last line, where a slightly narrower box or half a step less does it."""
    listing = roomiest(context, size, box, loose=loose)
    best = Setting(listing, box, size, ruler(listing.measured)(box.w))
    count = len(best.ruled.composed.lines)
    half = size - HALF_STEP
    sizes = (size, half) if half >= max(context.sheet.venue.min_pt, context.sheet.bodies[-1]) else (size,)
    for other in sizes:
        if not best.ruled.widows or context.sheet.text.align != "l":  # a narrower box would move such lines
            break
        set_at = listing if other == size else roomiest(context, other, box, loose=loose)
        rule, stands = ruler(set_at.measured), fitter(set_at.measured)
        for share in NARROWER[other == size :]:
            narrow = box._replace(w=round(box.w * share))
            ruled = rule(narrow.w)
            better = ruled.widows < best.ruled.widows and len(ruled.composed.lines) <= count
            if better and stands(narrow.w, narrow.h):
                best = Setting(set_at, narrow, other, ruled)
            if not best.ruled.widows:
                break
    return best


def place_listing(context: Context, size: float, box: Box, *, loose: bool = False) -> Placed:
    """The points in ``box``: one placeholder, the discs behind it, the finding when they are too long."""
    if not shown_points(context.points, context.slide.shown):
        return Placed([])
    listing, box, size, ruled = without_widows(context, size, box, loose=loose and context.portion == WHOLE_SLIDE)
    findings: tuple[Diagnostic, ...] = ()
    if not fits(listing.measured, box.w, box.h):
        findings = (context.too_long("points", words_over(listing.measured, box.w, box.h), size),)
    body = set_text(listing.measured, box, ruled=ruled)
    discs = list(rings(listing, body, size, context.sheet))
    item = TextItem("points", "body", box, body, Placeholder("body", BODY), span=context.slide.span)
    shown: tuple[tuple[int, Reveal], ...] = reveals(listing, "points", discs)
    return Placed([*(ring for _, ring in discs), item], shown, findings)


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, points, foot."""
    placed = place_listing(context, sizes.body, region(context), loose=True)
    rules = _rule(context) if context.slide.layout == "take-home" and context.foot else []
    rules += _row_lines(context, placed) if context.slide.layout in ROWS else []
    above, findings = place_above(context)
    items: list[Item] = [*context.title(), *above, *placed.items, *rules, *context.foot, *context.furniture()]
    return Placed(items, placed.reveals, (*findings, *placed.findings))


def _rule(context: Context) -> list[Item]:
    """A thin line that parts the take-home points from the small print."""
    return [_thin_line("rule", context.page, min(item.box.y for item in context.foot) - pt(7), 0.6)]


def _row_lines(context: Context, placed: Placed) -> list[Item]:
    """Thin lines midway between the last line of a point and the first of the next, where points stand far apart."""
    text = next((item.text for item in placed.items if isinstance(item, TextItem)), None)
    if text is None:
        return []
    made: list[Item] = []
    for above, below in pairwise(text.lines):
        starts = below.paragraph != above.paragraph and not text.paragraphs[below.paragraph].level
        foot, head = above.baseline + pt(above.size * 0.21), below.baseline - pt(below.size * 0.72)
        if starts and head - foot >= pt(below.size * ROW_LINE):
            made.append(_thin_line(f"row-{len(made) + 1}", context.page, (foot + head) // 2, 0.35))
    return made


def _thin_line(name: str, page: Page, y: int, alpha: float) -> ShapeItem:
    box = Box(page.left, y, page.width, 0)
    return ShapeItem(
        name, "furniture", box, Segment(XY(box.x, y), XY(box.right, y)), stroke=Stroke("tx2", pt(0.75), alpha=alpha)
    )


def layout(kind: str, name: str, type: str | None = None) -> Kind:
    """A text slide's kind with its own layout in the template."""

    def make(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
        box = default_content(page, sheet, sizes.title)
        return SlideLayout(
            kind, name, type, (title_placeholder(page, sheet, sizes.title), body_placeholder(box, sizes.body, sheet))
        )

    return Kind(place, make, "body", fits_at, weigh)


POINTS = layout("points", "Points")
REGULATORY = layout("regulatory", "Regulatory Status")
OBJECTIVES = layout("objectives", "Objectives")
AGENDA = layout("agenda", "Agenda")
TAKE_HOME = layout("take-home", "Take Home")
DISCLOSURE = layout("disclosure", "Disclosure")
