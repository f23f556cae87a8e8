"""What stands on most slides: title, foot, footer, slide number."""

from __future__ import annotations

from functools import lru_cache

from slidekit.core.diagnostics import Span
from slidekit.core.geometry import Box
from slidekit.core.richtext import Inline, Rich
from slidekit.core.units import pt
from slidekit.layout.legend import place_legend
from slidekit.layout.page import TITLE_TOP, Page
from slidekit.layout.phrasing import phrased
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import Measurable, natural, needed, paragraph, set_text
from slidekit.resolve import words_for
from slidekit.resolve.model import ResolvedDeck, Slide
from slidekit.scene.items import Item, Placeholder, TextItem
from slidekit.scene.text import Align, Anchor, Paragraph, Run, TextBody

TITLE_LINES = 2
LEGEND_GAP = pt(6)
UNCITED = ("title", "section", "statement", "references", "credits", "thanks")
"""Layouts without a row of short citations."""


@lru_cache(maxsize=64)
def title_box(style: Style, page: Page, language: str) -> Box:
    """Room for two lines, the same on every slide of the deck; in a template its own place for titles."""
    if page.title is not None:
        return page.title
    tall = needed([paragraph("X", style, language)], page.title_width) * TITLE_LINES
    return Box(page.left, TITLE_TOP, page.title_width, tall)


def title_item(text: Measurable, room: Box, span: Span | None, anchor: Anchor | None = None) -> Item:
    """The title in its placeholder, in ``title_box``; two lines break where its phrases do, and no word stands alone.

    In a template it has the height of its place, ``anchor`` says where it hangs there.
    """
    if anchor is not None:
        return _hanging(text, room, span, anchor)
    body = set_text(text, room)
    if len(body.lines) == 1:
        box = room._replace(h=needed(text, room.w))
    else:
        box, body = _phrased(text, room, body, "t")
    return TextItem("title", "title", box, body, Placeholder("title", 0), span=span)


def _hanging(text: Measurable, room: Box, span: Span | None, anchor: Anchor) -> Item:
    box, body = _phrased(text, room, set_text(text, room, anchor=anchor), anchor)
    return TextItem("title", "title", box, body, Placeholder("title", 0), span=span)


def _phrased(text: Measurable, room: Box, body: TextBody, anchor: Anchor) -> tuple[Box, TextBody]:
    well, box = phrased(text, room)
    return (room, body) if (well, box) == (text, room) else (box, set_text(well, box, anchor=anchor))


def foot_items(deck: ResolvedDeck, slide: Slide, page: Page, sheet: Stylesheet) -> list[Item]:
    """Legend, footnote and the slide's citations in short form, the lowest line at the bottom of the content."""
    bottom = page.bottom
    items: list[Item] = []
    if deck.venue.credit_on_slide and slide.layout != "credits" and (line := credit_line(deck, slide)):
        items.append(
            _hung("picture-credits", "citation", (Inline(line),), sheet.citation, page, bottom, deck.language, slide.span)
        )
        bottom = items[0].box.y - pt(2)
    cited = [reference for reference in deck.references if reference.key in slide.cites]
    if cited and slide.layout not in UNCITED:
        line = "\u2003".join(f"[{reference.number}] {reference.short}" for reference in cited)
        items.insert(
            0, _hung("citations", "citation", (Inline(line),), sheet.citation, page, bottom, deck.language, slide.span)
        )
        bottom = items[0].box.y - pt(2)
    if slide.footnote:
        items.insert(0, _hung("footnote", "footnote", slide.footnote, sheet.footnote, page, bottom, deck.language, slide.span))
        bottom = items[0].box.y - LEGEND_GAP
    legend = place_legend(slide.legend, page.left, bottom, page.width, sheet, deck.language)
    if legend is not None:
        items.insert(0, legend)
    return items


def credit_line(deck: ResolvedDeck, slide: Slide) -> str:
    """Who made the pictures of a slide: ``Picture: …`` for one credit, ``A, C: …`` for several panels."""
    makers: dict[str, list[str]] = {}
    for panel in (*slide.panels, *(column.panel for column in slide.columns if column.panel is not None)):
        if panel.figure.credit:
            makers.setdefault(panel.figure.credit, []).extend([panel.letter] if panel.letter else [])
    head = words_for(deck.language).picture
    if len(makers) == 1:
        return f"{head}: {next(iter(makers))}"
    return "\u2003".join(f"{', '.join(letters) or head}: {credit}" for credit, letters in makers.items())


def _hung(name: str, role: str, words: Rich, style: Style, page: Page, bottom: int, language: str, span: Span) -> Item:
    text = [paragraph(words, style, language)]
    tall = needed(text, page.width)
    box = Box(page.left, bottom - tall, page.width, tall)
    return TextItem(name, role, box, set_text(text, box), span=span)


def footer_words(deck: ResolvedDeck, page: Page, sheet: Stylesheet) -> str:
    """Event · speaker, as much of it as fits on the line."""
    venue = deck.venue
    if venue.footer:
        return venue.footer
    parts = [part for part in (venue.name or venue.city or deck.title, deck.speaker.name) if part]
    while len(parts) > 1 and natural([paragraph(" · ".join(parts), sheet.footer, deck.language)])[0] > page.footer.w:
        parts.pop()
    return " · ".join(parts)


def footer_item(deck: ResolvedDeck, page: Page, sheet: Stylesheet) -> list[Item]:
    """The footer in PowerPoint's own placeholder, the same on every slide."""
    words = footer_words(deck, page, sheet)
    if not words:
        return []
    text = _line(words, sheet, deck.language, page.footer, "l")
    return [TextItem("footer", "footer", page.footer, text, Placeholder("ftr", 11))]


def number_item(number: int, page: Page, sheet: Stylesheet, language: str) -> Item:
    """The slide's number as a field in PowerPoint's own placeholder."""
    text = _line(str(number), sheet, language, page.number, "r", field="slidenum")
    return TextItem("number", "slide-number", page.number, text, Placeholder("sldNum", 12))


def _line(words: str, sheet: Stylesheet, language: str, box: Box, align: Align, field: str | None = None) -> TextBody:
    made = paragraph(words, sheet.footer, language, align=align)
    run = made.runs[0]
    only = Paragraph((Run(run.text, run.char, language, field=field),), align=align, rtl=made.rtl)
    return set_text([only], box, anchor="ctr")


def draft_stamp(page: Page, sheet: Stylesheet) -> Item:
    """What says on every slide that the deck was written in spite of errors."""
    style = sheet.chip.at(sheet.footer.size)
    text = [paragraph("DRAFT", style, "en", align="r")]
    box = Box(page.right - pt(90), pt(6), pt(90), needed(text, pt(90)))
    return TextItem("draft", "stamp", box, set_text(text, box))
