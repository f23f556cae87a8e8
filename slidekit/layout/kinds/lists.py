"""Slides that write themselves: references and credits, small print in one or two columns of measured text."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.richtext import Rich
from slidekit.core.units import pt
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.regions import BODY, default_content, text_placeholder, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import fits, needed, paragraph, set_text, words_over
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Placeholder, TextItem
from slidekit.scene.text import Bullet, Paragraph

SCALE = (20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
"""Sizes of the lists; only they may go down to 12 points."""


def _entries(context: Context) -> list[tuple[int | None, Rich]]:
    if context.slide.layout == "references":
        return [(reference.number, reference.full) for reference in context.deck.references[context.portion]]
    return [(None, line) for line in context.deck.credits[context.portion]]


def _paragraphs(context: Context, entries: Sequence[tuple[int | None, Rich]], size: float) -> list[Paragraph]:
    style = Style(context.sheet.body, size)
    margin = pt(size * 1.7) if entries and entries[0][0] is not None else 0
    made = []
    for index, (number, words) in enumerate(entries):
        bullet = Bullet("number", start=number, colour="tx2", size=100) if number is not None else Bullet()
        before = 0.0 if index == 0 else size * 0.5
        made.append(paragraph(words, style, context.language, bullet=bullet, margin=margin, indent=-margin, before=before))
    return made


def _region(context: Context) -> Box:
    box = context.content
    lead = context.page.lead
    return Box(box.x, box.y + lead, box.w, box.h - lead)


def fits_at(context: Context, _size: float) -> bool:
    """True when the list stands on one slide: at the smallest size of its own, whatever the deck's."""
    box = _region(context)
    return fits(_paragraphs(context, _entries(context), SCALE[-1]), box.w, box.h)


def weigh(context: Context) -> list[int]:
    """The height of each entry."""
    return [needed([entry], context.page.width) for entry in _paragraphs(context, _entries(context), SCALE[-1])]


def place(context: Context, _sizes: Sizes) -> Placed:
    """Title and the list at the largest size that stands."""
    box = _region(context)
    items = context.title()
    findings: tuple[Diagnostic, ...] = ()
    entries = _entries(context)
    if entries:
        size = next((s for s in SCALE if fits(_paragraphs(context, entries, s), box.w, box.h)), SCALE[-1])
        text = _paragraphs(context, entries, size)
        if not fits(text, box.w, box.h):
            findings = (context.too_long(context.slide.layout, words_over(text, box.w, box.h), size),)
        span = context.slide.span
        items.append(TextItem("list", "references", box, set_text(text, box), Placeholder("body", BODY), span=span))
    return Placed([*items, *context.foot, *context.furniture()], (), findings)


def _layout(kind: str, name: str) -> Kind:
    def make(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
        box = default_content(page, sheet, sizes.title)
        style = Style(sheet.body, 16.0)
        holder = text_placeholder("body", BODY, "List", box, style, "Click to edit Master text styles")
        return SlideLayout(kind, name, None, (title_placeholder(page, sheet, sizes.title), holder))

    return Kind(place, make, None, fits_at, weigh)


REFERENCES = _layout("references", "References")
CREDITS = _layout("credits", "Credits")
