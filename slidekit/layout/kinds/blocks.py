"""Slides of one block: quote and number."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.richtext import Inline, Rich
from slidekit.core.units import pt
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.regions import BODY, default_content, text_placeholder, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.points import list_points, reveals
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import balanced, fits, natural, needed, paragraph, set_text, words_over
from slidekit.resolve.words import words_for
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Item, Placeholder, TextItem

QUOTES = {"es": ("«", "»"), "de": ("„", "“"), "fr": ("« ", " »")}


def place_quote(context: Context, _sizes: Sizes) -> Placed:
    """The words in quotation marks of the language, who said them, where."""
    quote = context.slide.quote
    assert quote is not None
    sheet, box = context.sheet, context.content
    start, end = QUOTES.get(context.language.split("-")[0], ("“", "”"))
    words: Rich = (Inline(start), *quote.text, Inline(end))
    notes = [*quote.by]
    if quote.source:
        notes += [*([Inline(" · ")] if notes else []), *quote.source]
    if quote.translated:
        notes.append(Inline(f" {words_for(context.language).translation}"))
    credit_style = sheet.subtitle.at(max(20.0, sheet.venue.min_pt))
    below = [paragraph((Inline("— "), *notes), credit_style, context.language)]
    credit = needed(below, box.w) if notes else 0
    width = round(box.w * 0.92)
    for size in (40.0, 36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 24.0):
        text = [paragraph(words, Style(sheet.heading, size), context.language)]
        if fits(text, width, box.h - credit - pt(26)):
            break
    width = balanced(text, width)
    tall = needed(text, width)
    findings: tuple[Diagnostic, ...] = ()
    if tall > box.h - credit - pt(26):
        findings = (context.too_long("quote", words_over(text, width, box.h - credit - pt(26)), size),)
    top = box.y + max(0, (box.h - tall - credit - pt(26)) // 3)
    room = Box(box.x, top, width, tall)
    items: list[Item] = [TextItem("quote", "quote", room, set_text(text, room), Placeholder("body", BODY), span=quote.span)]
    if notes:
        line = Box(box.x, room.bottom + pt(18), box.w, credit)
        items.append(TextItem("by", "source", line, set_text(below, line), span=quote.span))
    return Placed([*context.title(), *items, *context.foot, *context.furniture()], (), findings)


def place_number(context: Context, sizes: Sizes) -> Placed:
    """A number from the back row, what it counts beside it, its source below."""
    block = context.slide.number
    assert block is not None
    sheet, box = context.sheet, context.content
    big = Style(sheet.heading, sheet.theme.type.big_number, "accent1", bold=True)
    figure: Rich = (*block.value, *((Inline(" "), *block.unit) if block.unit else ()))
    while natural([paragraph(figure, big, context.language)])[0] > box.w and big.size > 48:
        big = big.at(big.size - 4)
    text = [paragraph(figure, big, context.language, leading=0.9)]
    width = natural(text)[0]
    head = Box(box.x, box.y + pt(10), width, needed(text, width))
    items: list[Item] = [TextItem("value", "number", head, set_text(text, head, wrap=False), span=block.span)]
    lines = [paragraph(block.text, sheet.text.at(max(sizes.body, 24.0)), context.language)] if block.text else []
    top = head.bottom + pt(4)
    if lines:
        counted = Box(box.x, top, round(box.w * 0.86), needed(lines, round(box.w * 0.86)))
        items.append(TextItem("counted", "body", counted, set_text(lines, counted), Placeholder("body", BODY), span=block.span))
        top = counted.bottom
    if block.source:
        note = [paragraph(block.source, sheet.caption, context.language)]
        foot = Box(box.x, top + pt(10), box.w, needed(note, box.w))
        items.append(TextItem("source", "source", foot, set_text(note, foot), span=block.span))
        top = foot.bottom
    points = Placed([])
    findings: tuple[Diagnostic, ...] = ()
    if context.points:
        points = _extra_points(context, sizes.body, Box(box.x, top + pt(18), box.w, box.bottom - top - pt(18)))
    elif width > box.w:
        findings = (context.too_long("number", 1, big.size),)
    elif top > box.bottom:
        findings = (context.too_long("text", words_over(lines, box.w, box.bottom - head.bottom), sizes.body),)
    every = [*context.title(), *items, *points.items, *context.foot, *context.furniture()]
    return Placed(every, points.reveals, (*findings, *points.findings))


def _extra_points(context: Context, size: float, box: Box) -> Placed:
    """Points below a block, in a box of their own (the block's text has the placeholder)."""
    listing = list_points(
        context.points, size, context.sheet, context.language, gap=context.sheet.theme.spacing.tight_point_gap
    )
    findings: tuple[Diagnostic, ...] = ()
    if not fits(listing.paragraphs, box.w, box.h):
        findings = (context.too_long("points", words_over(listing.paragraphs, box.w, box.h), size),)
    body = set_text(listing.paragraphs, box)
    item = TextItem("points", "body", box, body, span=context.slide.span)
    return Placed([item], reveals(listing, "points", ()), findings)


def number_fits(context: Context, size: float) -> bool:
    """True when the number's text and points stand at ``size``."""
    return not place_number(context, Sizes(context.title_style.size, size, size)).findings


def _quote_layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    box = default_content(page, sheet, sizes.title)
    style = Style(sheet.heading, 36)
    words = text_placeholder("body", BODY, "Quote", box._replace(h=box.h - pt(60)), style, "Click to edit Master text styles")
    return SlideLayout("quote", "Quote", None, (title_placeholder(page, sheet, sizes.title), words))


def _number_layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    box = default_content(page, sheet, sizes.title)
    room = Box(box.x, box.y + pt(150), box.w, pt(100))
    words = text_placeholder("body", BODY, "Text", room, sheet.text.at(sizes.body), "Click to edit Master text styles")
    return SlideLayout("number", "Number", None, (title_placeholder(page, sheet, sizes.title), words))


QUOTE = Kind(place_quote, _quote_layout)
NUMBER = Kind(place_number, _number_layout, "body", number_fits)
