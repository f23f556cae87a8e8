"""What a venue puts on slides beside their content: its logo in a corner, small words along the top."""

from __future__ import annotations

from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.page import FOOTER_HEIGHT, FOOTER_TOP, Page
from slidekit.layout.stylesheet import FLOOR_PT, Style, Stylesheet
from slidekit.layout.typeset import natural, needed, paragraph, set_text
from slidekit.resolve.model import Logo, ResolvedDeck, Slide, Venue
from slidekit.scene.items import Fill, GroupItem, Item, MediaKey, PictureItem, Preset, ShapeItem, TextItem

LOGO_HIGH, LOGO_WIDE = pt(28), pt(100)
TOP_HIGH, TOP_AT, TITLE_SLIDE_AT = pt(32), pt(30), pt(24)
PAD, GAP = pt(3), pt(10)
NOTICE_AT = pt(7)
NOTICE_ROOM = pt(110)
"""Kept free at the right of the notice, where a draft is stamped."""
FULL = frozenset({"figure-full"})
"""Layouts whose picture reaches every corner: no logo lies on a picture."""


def logo_size(logo: Logo) -> tuple[int, int]:
    """Width and height in EMU; the same on every slide."""
    w, h = logo.pixels
    high = TOP_HIGH if logo.corner == "top-right" else LOGO_HIGH
    scale = min(high / h, LOGO_WIDE / w)
    return max(1, round(w * scale)), max(1, round(h * scale))


def with_logo(page: Page, venue: Venue) -> Page:
    """The page with the room that the logo takes from titles or the foot, the same on every slide of the deck."""
    logo = venue.logo
    if logo is None:
        return page
    taken = logo_size(logo)[0] + 2 * PAD + GAP
    if logo.corner == "top-right":
        return replace(page, title_right=taken) if logo.slides != {"first"} else page
    return replace(page, foot_left=taken) if logo.corner == "bottom-left" else replace(page, foot_right=taken)


def logo_items(deck: ResolvedDeck, slide: Slide, page: Page, *, first: bool, last: bool, text_right: int) -> list[Item]:
    """The logo, where this slide has one; ``text_right`` is the right edge of what is no picture."""
    logo = deck.venue.logo
    wanted = logo is not None and (
        "all" in logo.slides or ("first" in logo.slides and first) or ("last" in logo.slides and last)
    )
    if logo is None or not wanted or slide.layout in FULL:
        return []
    w, h = logo_size(logo)
    x = page.left + PAD if logo.corner == "bottom-left" else text_right - PAD - w
    top = TITLE_SLIDE_AT if slide.layout == "title" else TOP_AT
    y = top if logo.corner == "top-right" else FOOTER_TOP + (FOOTER_HEIGHT - h) // 2
    if page.top is not None:  # a template's corners are its own: the logo stands below the content
        y = page.bottom + PAD
    box = Box(x, y, w, h)
    pixels = deck.figures[logo.figure].pixels
    per_pixel = page.size.w / deck.venue.pixels[0]
    wide = min(pixels[0], max(1, round(2 * w / per_pixel)))
    media = MediaKey(logo.figure, (0, 0, *pixels), (wide, max(1, round(wide * pixels[1] / pixels[0]))))
    picture = PictureItem("logo.picture", "logo", box, media, decorative=True, span=logo.span)
    ground = box.inset(-PAD, -PAD)
    if not logo.plate:
        return [replace(picture, id="logo", alt=logo.alt, decorative=False)]
    plate = ShapeItem("logo.plate", "furniture", ground, Preset("roundRect", (("adj", 9000),)), Fill(logo.plate))
    return [GroupItem("logo", "logo", ground, (plate, picture), logo.alt, span=logo.span)]


def notice_items(deck: ResolvedDeck, page: Page, sheet: Stylesheet) -> list[Item]:
    """What every slide of the venue says in small letters, on a plate that holds its contrast on any picture."""
    if not deck.venue.labels:
        return []
    words = " · ".join(deck.venue.labels)
    text = [paragraph(words, _notice(sheet), deck.language)]
    wide = min(natural(text)[0], page.width - NOTICE_ROOM)
    top = NOTICE_AT if page.top is None else page.bottom + PAD
    box = Box(page.left, top, wide, needed(text, page.width * 4))
    return [TextItem("notice", "notice", box, set_text(text, box, wrap=False), fill=Fill("bg1"))]


def notice_findings(deck: ResolvedDeck, page: Page, sheet: Stylesheet) -> list[Diagnostic]:
    """``notice-too-long``: the labels do not fit on one line."""
    if not deck.venue.labels:
        return []
    wide = natural([paragraph(" · ".join(deck.venue.labels), _notice(sheet), deck.language)])[0]
    if wide <= page.width - NOTICE_ROOM:
        return []
    room = (page.width - NOTICE_ROOM) / pt(1)
    message = f"the labels of venue {deck.venue.id} are {wide / pt(1):.0f} pt long; the line has {room:.0f}"
    return [warning("notice-too-long", message, deck.venue.span, "shorten labels.code, or take one label out")]


def _notice(sheet: Stylesheet) -> Style:
    return Style(sheet.body, FLOOR_PT, "tx2")
