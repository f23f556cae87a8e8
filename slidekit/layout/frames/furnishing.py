"""Footer, slide number and date in the placeholders that a template has for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.layout.frames.frame import Frame
from slidekit.layout.frames.sheet import style_of
from slidekit.layout.stylesheet import FLOOR_PT
from slidekit.layout.typeset import fits, paragraph, set_text
from slidekit.resolve import format_date
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.scene.items import Item, Placeholder, TextItem
from slidekit.scene.text import Paragraph, Run

SMALLEST = 8.0
"""For words that a venue or the template prescribes, in a place that is too small for them."""
_PROMPT = re.compile(r"<.*>|footer( text)?", re.IGNORECASE)
"""What programs write into a footer that nobody has filled in."""
_ROLES = {"dt": ("date", "footer"), "ftr": ("footer", "footer"), "sldNum": ("number", "slide-number")}


def furnish(frame: Frame, deck: ResolvedDeck, number: int) -> list[Item]:
    """What the layout has placeholders for; the date where the venue has one."""
    made = []
    for holder in frame.layout.placeholders:
        words = list(_words(holder, deck, number))
        if words:
            made.append(_item(frame.layout, holder, words, deck.language))
    order = {"footer": 0, "date": 1, "number": 2}
    return sorted(made, key=lambda item: order[item.id])


def said_footer(frame: Frame, deck: ResolvedDeck) -> str:
    """The words of the footer of most slides; empty where the layout has none."""
    items = furnish(frame, deck, 1)
    texts = (item.text for item in items if isinstance(item, TextItem) and item.id == "footer")
    return "".join(run.text for text in texts for each in text.paragraphs for run in each.runs)


def _words(holder: LayoutPlaceholder, deck: ResolvedDeck, number: int) -> Iterator[str]:
    """What may be said there, the longest first: the venue's footer, else the template's own words, else event and speaker."""
    venue = deck.venue
    if holder.type == "sldNum":
        yield str(number)
    elif holder.type == "dt" and venue.day is not None:
        yield format_date(venue.day.isoformat(), deck.language)
    elif holder.type == "ftr":
        if venue.footer or (holder.prompt and not _PROMPT.fullmatch(holder.prompt)):
            yield venue.footer or holder.prompt
            return
        parts = [part for part in (venue.name or venue.city or deck.title, deck.speaker.name) if part]
        while parts:
            yield " · ".join(parts)
            parts.pop()


def _item(layout: SlideLayout, holder: LayoutPlaceholder, words: list[str], language: str) -> TextItem:
    """The first words that stand in the placeholder at its size, else the last ones at a smaller size that does."""
    size = max(FLOOR_PT, holder.levels[0].size)
    found = next((text for text in words if _stands(layout, text, holder, size, language)), words[-1])
    while size > SMALLEST and not _stands(layout, found, holder, size, language):
        size = max(SMALLEST, size - 1)
    name, role = _ROLES[holder.type]
    made = paragraph(found, style_of(layout, holder, size), language)
    field = "slidenum" if holder.type == "sldNum" else None
    run = made.runs[0]
    only = Paragraph((Run(run.text, run.char, language, field=field),), align=made.align, leading=made.leading, rtl=made.rtl)
    text = set_text([only], holder.box, anchor=holder.anchor, insets=holder.insets, wrap=True)
    return TextItem(name, role, holder.box, text, Placeholder(holder.type, holder.idx))


def _stands(layout: SlideLayout, words: str, holder: LayoutPlaceholder, size: float, language: str) -> bool:
    return fits([paragraph(words, style_of(layout, holder, size), language)], holder.area.w, holder.box.h)
