"""What the deck's master and layouts look like, from the same tokens and sizes as its slides."""

from __future__ import annotations

from slidekit.core.geometry import Box
from slidekit.layout.context import Sizes
from slidekit.layout.kinds import KINDS
from slidekit.layout.kinds.regions import BODY, body_placeholder, default_content, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.stylesheet import Stylesheet
from slidekit.scene.design import Design, LayoutPlaceholder, Level
from slidekit.scene.text import Align


def design_for(page: Page, sheet: Stylesheet, sizes: Sizes) -> Design:
    """Master, one layout per slide kind, theme colours and fonts."""

    def small(type: str, idx: int, name: str, box: Box, align: Align) -> LayoutPlaceholder:
        level = Level(sheet.footer.size, sheet.footer.colour, align=align)
        return LayoutPlaceholder(type, idx, name, box, (level,), "", "ctr")

    body = body_placeholder(default_content(page, sheet, sizes.title), sizes.body, sheet, BODY, "Text")
    return Design(
        name=sheet.theme.name,
        dark=sheet.theme.dark,
        colours=sheet.theme.scheme(),
        heading_font=sheet.heading,
        body_font=sheet.body,
        title=title_placeholder(page, sheet, sizes.title),
        body=body,
        date=small("dt", 10, "Date", page.date, "r"),
        footer=small("ftr", 11, "Footer", page.footer, "l"),
        number=small("sldNum", 12, "Slide Number", page.number, "r"),
        layouts=tuple(kind.layout(page, sheet, sizes) for kind in KINDS.values()),
    )
