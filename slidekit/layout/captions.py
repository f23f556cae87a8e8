"""Captions below pictures; of a film they begin with a quiet play sign and how long it plays, so that it carries neither."""

from __future__ import annotations

from slidekit.core.geometry import Box
from slidekit.core.richtext import Inline, Rich, plain
from slidekit.core.units import pt
from slidekit.layout.drawing import Look
from slidekit.layout.phrasing import phrased
from slidekit.layout.typeset import measurable, needed, paragraph, set_text
from slidekit.resolve.model import Panel
from slidekit.scene.items import Fill, Item, Outline, ShapeItem, TextItem

CAPTION_GAP = pt(7)
LEFT_BEHIND = 0.3
"""A last line of less than this share of the first is broken anew."""
SIGN, SIGN_GAP = 0.62, 0.38
"""Height of the play sign, and the gap after it, in units of the caption's size."""
SLENDER = 0.87
"""Width over height of an equilateral triangle that lies on its side."""
MIDDLE = 0.62
"""How far below the top of a line its letters have their middle, in units of their size."""


def caption_of(panel: Panel) -> Rich:
    """The caption with its panel letter in front, and of a film with how long it plays."""
    words, time = panel.caption, playing_time(panel)
    letter = panel.letter if words and panel.letter and not _lettered(plain(words), panel.letter) else None
    heads = [head for head in (letter, time) if head]
    if not heads:
        return words
    return (Inline("\u2002".join(heads) + ("\u2002" if words else ""), bold=True), *words)


def playing_time(panel: Panel) -> str:
    """``0:12`` or ``1:04:30``; empty for a picture, and for a film that does not say how long it is."""
    film = panel.figure.film
    seconds = panel.play.seconds(film) if panel.play is not None and film is not None else None
    if seconds is None:
        return ""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _lettered(words: str, letter: str) -> bool:
    """True for “A, oblique view” and “A Oblique view”; in “A landscape picture” the A is a word."""
    rest = words[len(letter) :]
    return words.startswith(letter) and (
        rest[:1] in (",", ":", ".", ")") or (rest[:1].isspace() and rest.lstrip()[:1].isupper())
    )


def caption_height(panel: Panel, width: int, look: Look) -> int:
    """Height of gap and caption below the picture; 0 without a caption."""
    words = caption_of(panel)
    if not words:
        return 0
    item = paragraph(words, look.sheet.caption, look.language)
    return CAPTION_GAP + needed([item], width - (0 if item.rtl else _sign_room(panel, look)))


def place_caption(panel: Panel, picture: Box, width: int, look: Look) -> list[Item]:
    """The caption below the picture, ``width`` wide with the play sign that a film's begins with."""
    words = caption_of(panel)
    if not words:
        return []
    item = measurable([paragraph(words, look.sheet.caption, look.language)])
    room = 0 if item.paragraphs[0].rtl else _sign_room(panel, look)
    top = picture.bottom + CAPTION_GAP
    box = Box(picture.x + room, top, width - room, needed(item, width - room))
    body = set_text(item, box)
    if len(body.lines) > 1 and body.lines[-1].width < LEFT_BEHIND * body.lines[0].width:
        item, box = phrased(item, box)
        body = set_text(item, box)
    text = TextItem(f"{panel.id}.caption", "caption", box, body, span=panel.span)
    return [_play_sign(panel, picture.x, top, look), text] if room else [text]


def _sign_room(panel: Panel, look: Look) -> int:
    """Width of the play sign and the gap after it; 0 where the caption has none."""
    return pt(look.sheet.caption.size * (SIGN * SLENDER + SIGN_GAP)) if playing_time(panel) else 0


def _play_sign(panel: Panel, left: int, top: int, look: Look) -> ShapeItem:
    """A triangle that points to the right, as high as a capital, on the caption's first line."""
    size = look.sheet.caption.size
    h = pt(size * SIGN)
    w, y = round(h * SLENDER), top + pt(size * MIDDLE) - h // 2
    corners: tuple[tuple[str | int, ...], ...] = (("M", left, y), ("L", left + w, y + h // 2), ("L", left, y + h), ("Z",))
    return ShapeItem(f"{panel.id}.play", "chip", Box(left, y, w, h), Outline(corners), Fill("accent1"))
