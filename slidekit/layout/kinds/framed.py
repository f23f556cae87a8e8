"""Title, section and statement slides on a template: the words in its own placeholders, in its own styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.captions import caption_height
from slidekit.layout.context import Context, Placed
from slidekit.layout.frames import Frame
from slidekit.layout.frames.sheet import style_of
from slidekit.layout.kinds.regions import BODY
from slidekit.layout.kinds.speaker import PORTRAIT, draw_portrait, largest_text, portrait_room, speaker_lines
from slidekit.layout.panel import place_panel
from slidekit.layout.pictures import largest
from slidekit.layout.stylesheet import FLOOR_PT, Style
from slidekit.layout.typeset import fits, needed, paragraph, set_text, words_over
from slidekit.scene.items import Item, Placeholder, TextItem
from slidekit.scene.text import Anchor, Paragraph

SPLIT = 0.57
"""Share of a title slide's zone that text has beside a picture."""
GAP = pt(14)
LEAST_DISPLAY = 24.0


def place_title(context: Context, frame: Frame) -> Placed:
    """Title and subtitle where the template has them; below the subtitle, in the same placeholder, speaker and place."""
    zone = Box(context.page.left, context.page.top or 0, context.page.width, context.page.bottom - (context.page.top or 0))
    picture = _picture_room(context, zone)
    right = picture.x - context.page.gutter if picture else zone.right
    title, found = _title(context, frame, right)
    items: list[Item] = [title]
    below, more = _below(context, frame, right, title)
    findings = [*found, *more]
    items += below
    panels = Placed([])
    if picture:
        w, h = largest(context.slide.panels[0], context.page, context.sheet.venue, picture.w, picture.h)
        room = Box(picture.right - w, picture.y + (picture.h - h) // 2, w, h)
        told = room.bottom + caption_height(context.slide.panels[0], w, context.look) <= zone.bottom
        plan = place_panel(context.slide.panels[0], room, room, w, context.look, letter=False, facts=False, caption=told)
        panels = Placed(list(plan.items), plan.reveals, plan.findings)
    return Placed([*items, *panels.items, *context.foot], panels.reveals, (*findings, *panels.findings))


def _picture_room(context: Context, zone: Box) -> Box | None:
    if not context.slide.panels:
        return None
    left = zone.x + round(zone.w * SPLIT)
    return Box(left, zone.y, zone.right - left, zone.h)


def _title(context: Context, frame: Frame, right: int) -> tuple[TextItem, tuple[Diagnostic, ...]]:
    """The title as large as the template has it, or smaller where it would not fit."""
    holder, slide, page = frame.title, context.slide, context.page
    room = page.title or Box(page.left, page.top or 0, page.width, pt(120))
    room = room._replace(w=min(room.right, right) - room.x)
    style = style_of(frame.layout, holder, holder.levels[0].size) if holder is not None else context.sheet.title
    scale = tuple(_scale(style.size, max(min(style.size, LEAST_DISPLAY), context.sheet.venue.min_pt)))
    text, size, stood = largest_text(slide.title, style, scale, room.w, room.h, context.language, None)
    if not stood:  # down to what stands below it
        below = [part.area.y for part in frame.texts[:1] if part.area.y >= room.bottom]
        room = room._replace(h=max(room.h, min([*below, page.bottom]) - pt(4) - room.y))
        text, size, stood = largest_text(slide.title, style, scale, room.w, room.h, context.language, None)
    findings = () if stood else (context.too_long("title", max(1, words_over(text, room.w, room.h)), size),)
    body = set_text(text, room, anchor=page.anchor)
    return TextItem("title", "title", room, body, Placeholder("title", 0), span=slide.span), findings


def _scale(size: float, least: float) -> Iterator[float]:
    """Sizes from a template's down to the least, in steps of two points."""
    while size > least:
        yield size
        size -= 2
    yield least


def _below(context: Context, frame: Frame, right: int, title: TextItem) -> tuple[list[Item], list[Diagnostic]]:
    """Subtitle and speaker in the second placeholder, which may grow down to what the layout has below it."""
    holder = frame.texts[0] if frame.texts else None
    style = style_of(frame.layout, holder, holder.levels[0].size) if holder is not None else context.sheet.subtitle
    area = holder.area if holder is not None else _under(context, title)
    area = area._replace(w=min(area.right, right) - area.x)
    photo = portrait_room(context)
    anchor: Anchor = holder.anchor if holder is not None else "t"
    text_area = area._replace(x=area.x + photo, w=area.w - photo)
    tallest = text_area._replace(h=max(text_area.h, context.page.bottom - text_area.y))
    least = max(FLOOR_PT, min(style.size, context.sheet.venue.min_pt))
    for size in _scale(style.size, least):
        lines = _lines(context, style.at(size))
        if not lines:
            return [], []
        room = next((each for each in (text_area, tallest) if fits(lines, each.w, each.h)), None)
        if room is not None:
            break
    findings = []
    if room is None:
        room = tallest
        findings = [context.too_long("subtitle", max(1, words_over(lines, room.w, room.h)), size)]
    body = set_text(lines, room, anchor=anchor)
    items: list[Item] = [TextItem("subtitle", "subtitle", room, body, Placeholder("subTitle", 1), span=context.slide.span)]
    if photo:
        top = min(line.baseline - pt(line.size) for line in body.lines) if body.lines else room.y
        items.append(draw_portrait(context, Box(area.x, max(room.y, min(top, room.bottom - PORTRAIT)), PORTRAIT, PORTRAIT)))
    return items, findings


def _under(context: Context, title: TextItem) -> Box:
    """Where the subtitle goes in a layout that has no place for one."""
    top = title.box.bottom + GAP
    return Box(title.box.x, top, title.box.w, max(pt(40), context.page.bottom - top))


def _lines(context: Context, style: Style) -> list[Paragraph]:
    first = [paragraph(context.slide.subtitle, style, context.language)] if context.slide.subtitle else []
    lines = speaker_lines(context, style.at(max(min(style.size, context.sheet.venue.min_pt), style.size - 4)))
    if first and lines:
        lines[0] = replace(lines[0], before=style.size * 0.6)
    return [*first, *lines]


def place_section(context: Context, frame: Frame) -> Placed:
    """The section's or statement's sentence; on a layout made for content it stands in the middle of that."""
    slide, page = context.slide, context.page
    if frame.layout.type != "secHead" and slide.layout == "statement":
        return _statement(context)
    title, found = _title(context, frame, page.right)
    items, findings = list[Item]([title]), list(found)
    if slide.subtitle:
        holder = frame.texts[0] if frame.texts else None
        room = holder.area if holder is not None else _under(context, title)
        style = style_of(frame.layout, holder, holder.levels[0].size) if holder is not None else context.sheet.subtitle
        scale = tuple(_scale(style.size, max(FLOOR_PT, min(style.size, context.sheet.venue.min_pt))))
        text, size, stood = largest_text(slide.subtitle, style, scale, room.w, room.h, context.language, None)
        if not stood:
            findings.append(context.too_long("subtitle", max(1, words_over(text, room.w, room.h)), size))
        body = set_text(text, room, anchor=holder.anchor if holder is not None else "t")
        items.append(TextItem("subtitle", "subtitle", room, body, Placeholder("body", BODY), span=slide.span))
    return Placed([*items, *context.foot, *context.furniture()], (), tuple(findings))


def _statement(context: Context) -> Placed:
    """One sentence in the middle of the content, in the colour of text there: the title's own may belong on a bar."""
    slide, page, sheet = context.slide, context.page, context.sheet
    top = page.top or 0
    room = Box(page.left, top, page.width, page.bottom - top)
    style = replace(sheet.title, colour=sheet.text.colour)
    sub = [paragraph(slide.subtitle, sheet.subtitle, context.language)] if slide.subtitle else []
    below = needed(sub, room.w) + GAP if sub else 0
    wide = room._replace(h=room.h - below)
    text, size, stood = largest_text(slide.title, style, sheet.statements, wide.w, wide.h, context.language, None)
    findings = () if stood else (context.too_long("title", words_over(text, wide.w, wide.h), size),)
    body = set_text(text, wide, anchor="ctr")
    items: list[Item] = [TextItem("title", "title", wide, body, Placeholder("title", 0), span=slide.span)]
    if sub:
        box = Box(room.x, wide.bottom + GAP, room.w, below - GAP)
        items.append(TextItem("subtitle", "subtitle", box, set_text(sub, box), span=slide.span))
    return Placed([*items, *context.foot, *context.furniture()], (), findings)
