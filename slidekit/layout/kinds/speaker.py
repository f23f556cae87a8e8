"""What title slides and thanks say of the speaker: lines and a portrait; and words as large as their room allows."""

from __future__ import annotations

from dataclasses import replace

from slidekit.core.geometry import Box
from slidekit.core.richtext import Rich
from slidekit.core.units import pt
from slidekit.layout.context import Context
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import fits, paragraph, rich
from slidekit.resolve import words_for
from slidekit.scene.items import Item, MediaKey, PictureItem
from slidekit.scene.text import Paragraph

PORTRAIT = pt(84)


def largest_text(
    words: Rich, style: Style, scale: tuple[float, ...], w: int, h: int, language: str, leading: float | None = 0.95
) -> tuple[list[Paragraph], float, bool]:
    """The words at the largest size of the scale that stands in the room; whether any did."""
    for size in scale:
        text = [paragraph(words, style.at(size), language, leading=leading)]
        if fits(text, w, h):
            return text, size, True
    return [paragraph(words, style.at(scale[-1]), language, leading=leading)], scale[-1], False


def speaker_lines(context: Context, style: Style | None = None) -> list[Paragraph]:
    """Name, role and place; a line that is not known is not printed."""
    speaker, sheet = context.deck.speaker, context.sheet
    bold = replace(style or Style(sheet.body, max(20.0, sheet.venue.min_pt)), bold=True)
    style = style or Style(sheet.body, max(20.0, sheet.venue.min_pt), "tx2")
    name = ", ".join(part for part in (speaker.name, speaker.credentials) if part)
    role = " · ".join(part for part in (speaker.role, speaker.affiliation) if part)
    lines = [paragraph(name, bold, context.language)] if name else []
    contact = rich(speaker.email) if speaker.email and context.slide.layout == "thanks" else ()
    others = (rich(role) if role else (), context.slide.dateline, contact)
    return [*lines, *(paragraph(words, style, context.language) for words in others if words)]


def portrait_room(context: Context) -> int:
    """What a portrait takes from the width of the speaker's lines in EMU."""
    return PORTRAIT + pt(14) if context.deck.speaker.photo else 0


def draw_portrait(context: Context, box: Box) -> Item:
    """The speaker's photograph in a circle: a square from its upper middle, where faces are."""
    deck = context.deck
    w, h = deck.figures[deck.speaker.photo].pixels
    side = min(w, h)
    left, top = (w - side) // 2, (h - side) // 5
    wanted = min(side, round(2 * box.w * deck.venue.pixels[0] / context.page.size.w))
    media = MediaKey(deck.speaker.photo, (left, top, left + side, top + side), (wanted, wanted))
    alt = words_for(deck.language).portrait.format(name=deck.speaker.name)
    return PictureItem("portrait", "portrait", box, media, alt, span=deck.speaker.span, round=True)
