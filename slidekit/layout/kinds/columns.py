"""Two or three columns side by side: sign and heading, text, points, a picture."""

from __future__ import annotations

from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.units import pt, share
from slidekit.layout.chips import sign
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.points import NARROWER
from slidekit.layout.kinds.regions import BODY, body_placeholder, default_content, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.panel import place_panel
from slidekit.layout.pictures import largest
from slidekit.layout.points import list_points, reveals, shown_points
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import fitter, natural, needed, paragraph, ruler, set_text, words_over
from slidekit.resolve.model import Column
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Item, Placeholder, TextItem
from slidekit.scene.scene import Reveal
from slidekit.scene.text import Paragraph

HEADING = 24.0
SIGN = 1.3
"""Diameter of a column's sign in units of its heading's size."""


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, columns, foot."""
    slide, box = context.slide, context.content
    parts = share(box.w, [1] * len(slide.columns), context.page.gutter * 2)
    parts = parts[::-1] if context.rtl else parts
    style = _heading(context, parts[0][1])
    head = _heading_height(context, style, parts[0][1])
    items: list[Item] = []
    shown: list[tuple[int, Reveal]] = []
    findings: list[Diagnostic] = []
    for index, (column, (left, width)) in enumerate(zip(slide.columns, parts, strict=True)):
        frame = Box(box.x + left, box.y, width, box.h)
        items += _head(context, column, f"column-{index + 1}", frame._replace(h=head), style)
        placed = _body(context, column, index, Box(frame.x, frame.y + head, width, frame.h - head), sizes.body)
        items += placed.items
        shown += placed.reveals
        findings += placed.findings
    return Placed([*context.title(), *items, *context.foot, *context.furniture()], tuple(shown), tuple(findings))


def _heading(context: Context, width: int) -> Style:
    """The largest heading at which every column's stands on one line; the smallest allowed where none does."""
    sheet = context.sheet
    style = replace(sheet.verdict, size=max(sheet.verdict.size, HEADING))
    least = max(sheet.venue.min_pt, sheet.label.size)
    titles = [column.title for column in context.slide.columns if column.title]
    while style.size > least and any(
        natural([paragraph(title, style, context.language)])[0] > _heading_room(style, width) for title in titles
    ):
        style = style.at(style.size - 1)
    return style


def _heading_room(style: Style, width: int) -> int:
    return width - pt(style.size * SIGN) - pt(8)


def _heading_height(context: Context, style: Style, width: int) -> int:
    heads = [
        needed([paragraph(column.title, style, context.language)], _heading_room(style, width))
        for column in context.slide.columns
        if column.title
    ]
    return max(heads, default=0) + (pt(12) if heads else 0)


def _head(context: Context, column: Column, name: str, box: Box, style: Style) -> list[Item]:
    items: list[Item] = []
    room = box
    if column.sign:
        side = pt(style.size * SIGN)
        items += sign(f"{name}.sign", column.sign, Box(box.right - side if context.rtl else box.x, box.y, side, side))
        room = Box(box.x + (0 if context.rtl else side + pt(8)), box.y, box.w - side - pt(8), box.h)
    if column.title:
        text = [paragraph(column.title, style, context.language)]
        items.append(TextItem(f"{name}.title", "heading", room, set_text(text, room), span=column.span))
    return items


def _body(context: Context, column: Column, index: int, box: Box, size: float) -> Placed:
    """Picture, text and points of a column below its heading."""
    name = f"column-{index + 1}"
    items: list[Item] = []
    found: list[Diagnostic] = []
    revealed: list[tuple[int, Reveal]] = []
    top = box.y
    if column.panel:
        w, h = largest(column.panel, context.page, context.sheet.venue, box.w, (box.bottom - top) // 2)
        picture = Box(box.x, top, w, h)
        plan = place_panel(column.panel, picture, picture, box.w, context.look)
        items += plan.items
        found += plan.findings
        revealed += plan.reveals
        top = max(item.box.bottom for item in plan.items) + pt(10)
    rest = Box(box.x, top, box.w, box.bottom - top)
    paragraphs, shown = _text(context, column, name, size)
    if paragraphs:
        if not fitter(paragraphs)(rest.w, rest.h):
            found.append(context.too_long(name, words_over(paragraphs, rest.w, rest.h), size))
        rest = _without_widows(paragraphs, rest)
        text = set_text(paragraphs, rest)
        items.append(TextItem(name, "body", rest, text, Placeholder("body", BODY + index), span=column.span))
    return Placed(items, (*revealed, *shown), tuple(found))


def _text(
    context: Context, column: Column, name: str, size: float
) -> tuple[tuple[Paragraph, ...], tuple[tuple[int, Reveal], ...]]:
    """The column's text and points, and what later steps show of them."""
    sheet = context.sheet
    points = shown_points(column.points, context.slide.shown)
    listing = list_points(points, size, sheet, context.language, gap=sheet.theme.spacing.point_gap)
    shown = reveals(listing, name, ())
    if not column.text:
        return listing.paragraphs, shown
    first = paragraph(column.text, sheet.text.at(size), context.language)
    following = (replace(item, before=item.before or size * 0.4) for item in listing.paragraphs)
    later = ((step, replace(reveal, first=(reveal.first or 0) + 1, last=(reveal.last or 0) + 1)) for step, reveal in shown)
    return (first, *following), tuple(later)


def _without_widows(paragraphs: tuple[Paragraph, ...], box: Box) -> Box:
    """The box a little narrower where that keeps the lines and leaves fewer words alone."""
    rule, stands = ruler(paragraphs), fitter(paragraphs)
    best = rule(box.w)
    count, chosen = len(best.composed.lines), box
    for part in NARROWER[1:]:
        narrow = box._replace(w=round(box.w * part))
        ruled = rule(narrow.w)
        if ruled.widows < best.widows and len(ruled.composed.lines) <= count and stands(narrow.w, narrow.h):
            best, chosen = ruled, narrow
    return chosen


def fits_at(context: Context, size: float) -> bool:
    """True when no column is too long at ``size``."""
    return not place(context, Sizes(context.title_style.size, size, size)).findings


def _layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    box = default_content(page, sheet, sizes.title)
    parts = share(box.w, [1, 1, 1], page.gutter * 2)
    holders = [
        body_placeholder(
            Box(box.x + left, box.y + pt(48), width, box.h - pt(48)), sizes.body, sheet, BODY + index, f"Column {index + 1}"
        )
        for index, (left, width) in enumerate(parts)
    ]
    return SlideLayout("columns", "Columns", None, (title_placeholder(page, sheet, sizes.title), *holders))


COLUMNS = Kind(place, _layout, "body", fits_at)
