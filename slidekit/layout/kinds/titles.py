"""Slides of few words: title, section, statement, thanks."""

from __future__ import annotations

from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.geometry import Point as XY
from slidekit.core.units import pt
from slidekit.layout.captions import caption_height
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds import framed
from slidekit.layout.kinds.points import place_listing
from slidekit.layout.kinds.regions import (
    BODY,
    body_placeholder,
    picture_placeholder,
    text_placeholder,
    title_placeholder,
)
from slidekit.layout.kinds.speaker import PORTRAIT, draw_portrait, largest_text, portrait_room, speaker_lines
from slidekit.layout.page import CONTENT_BOTTOM, Page
from slidekit.layout.panel import place_panel
from slidekit.layout.phrasing import phrased
from slidekit.layout.pictures import largest
from slidekit.layout.qr import place_qr
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import measurable, needed, paragraph, set_text, words_over
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Item, Placeholder, Segment, ShapeItem, Stroke, TextItem
from slidekit.scene.text import Anchor, Paragraph

TITLE_CEILING, TITLE_FLOOR, SPEAKER_TOP = pt(60), pt(516), pt(372)
PART_GAP = pt(6)
SPLIT = 0.57
"""Share of a title slide that text has beside its picture."""


def _display(sheet: Stylesheet) -> tuple[float, ...]:
    return tuple(size for size in (sheet.theme.type.display, 48, 44, 40, 36, 32) if size >= sheet.venue.min_pt)


def place_title(context: Context, _sizes: Sizes) -> Placed:
    """Title and subtitle at the left, speaker and place below a short rule, the picture bleeding off to the right."""
    if context.frame is not None:
        return framed.place_title(context, context.frame)
    slide, page, sheet = context.slide, context.page, context.sheet
    picture = _bleed(context)
    width = text_right(context) - page.left
    floor = CONTENT_BOTTOM if page.foot_left else TITLE_FLOOR
    foot_top = min((item.box.y for item in context.foot), default=floor)
    tall = _speaker_height(context, width)
    speaker_top = min(SPEAKER_TOP, foot_top - tall)
    sub = [paragraph(slide.subtitle, sheet.subtitle, context.language)] if slide.subtitle else []
    sub_h = needed(sub, width) if sub else 0
    title = Box(page.left, TITLE_CEILING, width, min(pt(235), speaker_top - pt(30) - sub_h - pt(14) - TITLE_CEILING))
    text, size, stood = largest_text(slide.title, sheet.title, _display(sheet), width, title.h, context.language)
    findings = () if stood else (context.too_long("title", max(1, words_over(text, width, max(1, title.h))), size),)
    words, title = phrased(measurable(text), title._replace(h=max(title.h, pt(40))))
    items: list[Item] = [
        TextItem("title", "title", title, set_text(words, title, anchor="b"), Placeholder("ctrTitle", 0), span=slide.span)
    ]
    if sub:
        box = Box(page.left, title.bottom + pt(14), width, sub_h)
        items.append(TextItem("subtitle", "subtitle", box, set_text(sub, box), Placeholder("subTitle", 1), span=slide.span))
    items += _speaker(context, speaker_top, width)
    panels = Placed([])
    if picture:
        told = picture.bottom + caption_height(slide.panels[0], picture.w, context.look) <= page.size.h - page.left
        plan = place_panel(slide.panels[0], picture, picture, picture.w, context.look, letter=False, facts=False, caption=told)
        panels = Placed(list(plan.items), plan.reveals, plan.findings)
    return Placed([*items, *panels.items, *context.foot], panels.reveals, (*findings, *panels.findings))


def text_right(context: Context) -> int:
    """The right edge of what is no picture on a title slide."""
    picture = _bleed(context) if context.frame is None else None
    return picture.x - context.page.gutter if picture else context.page.right


def _bleed(context: Context) -> Box | None:
    """The picture's room on a title slide: to the edges with ``fit: cover``, inside the margins otherwise."""
    slide, page = context.slide, context.page
    if not slide.panels:
        return None
    left = round(page.size.w * SPLIT)
    panel = slide.panels[0]
    if panel.fit == "cover":
        return Box(left, 0, page.size.w - left, page.size.h)
    w, h = largest(panel, page, context.sheet.venue, page.right - left, page.size.h - 2 * page.left)
    return Box(page.right - w, (page.size.h - h) // 2, w, h)


def _speaker_height(context: Context, width: int) -> int:
    """Height in EMU of rule, portrait and lines; 0 for a speaker nobody knows."""
    lines = speaker_lines(context)
    if not lines:
        return 0
    return pt(14) + max(needed(lines, width - portrait_room(context)), portrait_room(context) and PORTRAIT)


def _speaker(context: Context, top: int, width: int, left: int | None = None) -> list[Item]:
    """The speaker's lines below a short rule, the portrait before them."""
    lines = speaker_lines(context)
    if not lines:
        return []
    left = context.page.left if left is None else left
    rule = Box(left + width - pt(60) if context.rtl else left, top, pt(60), 0)
    ends = Segment(XY(rule.x, top), XY(rule.right, top))
    room = portrait_room(context)
    tall = needed(lines, width - room)
    low = max(0, PORTRAIT - tall) // 2 if room else 0
    box = Box(left if context.rtl else left + room, top + pt(14) + low, width - room, tall)
    items: list[Item] = [ShapeItem("rule", "furniture", rule, ends, stroke=Stroke("accent1", pt(2.5)))]
    if room:
        seat = Box(left + width - PORTRAIT if context.rtl else left, top + pt(14), PORTRAIT, PORTRAIT)
        items.append(draw_portrait(context, seat))
    return [*items, TextItem("speaker", "speaker", box, set_text(lines, box), span=context.slide.span)]


def place_section(context: Context, _sizes: Sizes) -> Placed:
    """The section's title large, a little above the middle; a subtitle below it."""
    return _centred(context, context.sheet.statements, "b", pt(96), pt(190), pt(310))


def place_statement(context: Context, _sizes: Sizes) -> Placed:
    """One sentence that fills the slide."""
    return _centred(context, context.sheet.statements, "ctr", pt(90), pt(300), pt(410))


def _centred(context: Context, scale: tuple[float, ...], anchor: Anchor, top: int, tall: int, below: int) -> Placed:
    if context.frame is not None:
        return framed.place_section(context, context.frame)
    slide, page = context.slide, context.page
    width, bottom = round(page.width * 0.9), top + tall
    part = _part(context)
    tall -= needed(part, width) + PART_GAP if part else 0
    text, size, stood = largest_text(slide.title, context.sheet.title, scale, width, tall, context.language)
    words, box = phrased(measurable(text), Box(page.left, bottom - tall, width, tall), even=1.0)
    if part:
        tall = min(tall, needed(words, box.w))
        box = box._replace(y=bottom - tall, h=tall)
    findings: tuple[Diagnostic, ...] = () if stood else (context.too_long("title", words_over(text, width, tall), size),)
    items: list[Item] = [
        TextItem("title", "title", box, set_text(words, box, anchor=anchor), Placeholder("title", 0), span=slide.span)
    ]
    if part:
        tall = needed(part, width)
        room = Box(page.left, box.y - PART_GAP - tall, width, tall)
        items.append(TextItem("part", "part", room, set_text(part, room), span=slide.span))
    if anchor == "b":
        ends = Segment(XY(page.left, below - pt(8)), XY(page.left + pt(60), below - pt(8)))
        rule = Box(page.left, below - pt(8), pt(60), 0)
        items.append(ShapeItem("rule", "furniture", rule, ends, stroke=Stroke("accent1", pt(2.5))))
    if slide.subtitle:
        lines = [paragraph(slide.subtitle, context.sheet.subtitle, context.language)]
        room = Box(page.left, below + pt(8), page.width, needed(lines, page.width))
        floor = min((item.box.y for item in context.foot), default=CONTENT_BOTTOM)
        if room.bottom > floor:
            over = words_over(lines, page.width, max(1, floor - room.y))
            findings += (context.too_long("subtitle", max(1, over), context.sheet.subtitle.size),)
        items.append(TextItem("subtitle", "subtitle", room, set_text(lines, room), Placeholder("body", BODY), span=slide.span))
    return Placed([*items, *context.foot, *context.furniture()], (), findings)


def _part(context: Context) -> list[Paragraph]:
    """``2 / 4``, to stand above a section's title; nothing where there are no other sections."""
    if context.slide.part is None:
        return []
    number, count = context.slide.part
    style = replace(context.sheet.subtitle, colour="accent1", bold=True)
    return [paragraph(f"{number} / {count}", style, context.language)]


def place_thanks(context: Context, sizes: Sizes) -> Placed:
    """Thanks, the speaker, how to reach them; a code to scan at the right."""
    slide, page, sheet = context.slide, context.page, context.sheet
    items = context.title()
    box = context.content
    top, left, width = box.y, page.left, page.width
    code: list[Item] = []
    findings: tuple[Diagnostic, ...] = ()
    if slide.qr is not None:
        code, findings = place_qr(context, slide.qr, box)
        width -= code[0].box.w + page.gutter
        left = page.right - width if context.rtl else left
    if slide.subtitle:
        lines = [paragraph(slide.subtitle, sheet.subtitle, context.language)]
        room = Box(left, top, width, needed(lines, width))
        items.append(TextItem("subtitle", "subtitle", room, set_text(lines, room), span=slide.span))
        top = room.bottom + pt(18)
    lines = speaker_lines(context)
    speaker_top = box.bottom - (_speaker_height(context, width) or pt(14))
    points = Placed([])
    if context.points:
        points = place_listing(context, sizes.body, Box(left, top, width, speaker_top - top - pt(16)))
    elif top > speaker_top:
        findings += (context.too_long("subtitle", max(1, words_over(lines, width, pt(60))), sheet.subtitle.size),)
    every = [*items, *points.items, *_speaker(context, speaker_top, width, left), *code, *context.foot, *context.furniture()]
    return Placed(every, points.reveals, (*points.findings, *findings))


def _title_layout(page: Page, sheet: Stylesheet, _sizes: Sizes) -> SlideLayout:
    left = round(page.size.w * SPLIT)
    width = left - page.gutter - page.left
    style = sheet.title.at(_display(sheet)[0])
    prompt = "Click to edit Master title style"
    holders = (
        text_placeholder("ctrTitle", 0, "Title", Box(page.left, pt(60), width, pt(235)), style, prompt, "b"),
        text_placeholder(
            "subTitle",
            1,
            "Subtitle",
            Box(page.left, pt(309), width, pt(40)),
            sheet.subtitle,
            "Click to edit Master subtitle style",
        ),
        picture_placeholder(Box(left, 0, page.size.w - left, page.size.h), sheet),
    )
    return SlideLayout("title", "Title Slide", "title", holders)


def _wide_layout(kind: str, name: str, type: str | None, top: int, tall: int, anchor: Anchor, below: int) -> Kind:
    def make(page: Page, sheet: Stylesheet, _sizes: Sizes) -> SlideLayout:
        box = Box(page.left, top, round(page.width * 0.9), tall)
        style = sheet.title.at(sheet.statements[0])
        sub = Box(page.left, below + pt(8), page.width, pt(40))
        holders = (
            text_placeholder("title", 0, "Title", box, style, "Click to edit Master title style", anchor),
            text_placeholder("body", BODY, "Text", sub, sheet.subtitle, "Click to edit Master text styles"),
        )
        return SlideLayout(kind, name, type, holders)

    return Kind(place_section if kind == "section" else place_statement, make, titled=False)


def _thanks_layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    box = Box(page.left, pt(140), page.width, CONTENT_BOTTOM - pt(140))
    return SlideLayout(
        "thanks", "Thanks", None, (title_placeholder(page, sheet, sizes.title), body_placeholder(box, sizes.body, sheet))
    )


TITLE = Kind(place_title, _title_layout, titled=False)
SECTION = _wide_layout("section", "Section", "secHead", pt(96), pt(190), "b", pt(310))
STATEMENT = _wide_layout("statement", "Statement", None, pt(90), pt(300), "ctr", pt(410))
THANKS = Kind(place_thanks, _thanks_layout)
