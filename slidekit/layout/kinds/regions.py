"""Placeholders of the template's layouts, shared by the slide kinds."""

from __future__ import annotations

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.furniture import title_box
from slidekit.layout.page import CONTENT_BOTTOM, TITLE_GAP, Page
from slidekit.layout.points import levels
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.scene.design import LayoutPlaceholder, Level
from slidekit.scene.text import Anchor

BODY = 13
"""idx of a layout's text placeholder; pictures follow."""
PICTURE = 15


def default_content(page: Page, sheet: Stylesheet, title: float) -> Box:
    """The content region below a two-line title."""
    box = title_box(sheet.title.at(title), page, "en")
    top = box.bottom + TITLE_GAP
    return Box(page.left, top, page.width, CONTENT_BOTTOM - top)


def title_placeholder(page: Page, sheet: Stylesheet, title: float) -> LayoutPlaceholder:
    """The title of every ordinary slide."""
    style = sheet.title.at(title)
    level = Level(style.size, style.colour, bold=True)
    return LayoutPlaceholder("title", 0, "Title", title_box(style, page, "en"), (level,), "Click to edit Master title style")


def body_placeholder(box: Box, size: float, sheet: Stylesheet, idx: int = BODY, name: str = "Points") -> LayoutPlaceholder:
    """Talking points with real levels."""
    return LayoutPlaceholder("body", idx, name, box, levels(size, sheet), "Click to edit Master text styles")


def picture_placeholder(box: Box, sheet: Stylesheet, idx: int = PICTURE, name: str = "Picture") -> LayoutPlaceholder:
    """Where a panel goes; on slides that slidekit writes the panel's group stands in its place."""
    level = Level(sheet.caption.size, "tx2")
    return LayoutPlaceholder("pic", idx, name, box, (level,), "Click icon to add picture")


def text_placeholder(
    type: str, idx: int, name: str, box: Box, style: Style, prompt: str, anchor: Anchor = "t"
) -> LayoutPlaceholder:
    """Text without bullets."""
    return LayoutPlaceholder(type, idx, name, box, (Level(style.size, style.colour, style.bold),), prompt, anchor)


def halves(box: Box, gap: int, share: float = 0.5) -> tuple[Box, Box]:
    """Left and right part of a box."""
    left = round((box.w - gap) * share)
    return box._replace(w=left), Box(box.x + left + gap, box.y, box.w - gap - left, box.h)


def caption_room(box: Box, sheet: Stylesheet) -> Box:
    """A picture's region, its caption taken off."""
    return box._replace(h=box.h - pt(sheet.caption.size * 1.5))
