"""A figure with its close-up: magnified beside or over the picture, or as a second panel that shows a part of the first."""

from __future__ import annotations

from slidekit.core.geometry import Box
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds import figure_points, panels
from slidekit.layout.kinds.points import weigh
from slidekit.layout.kinds.regions import (
    BODY,
    PICTURE,
    body_placeholder,
    default_content,
    halves,
    picture_placeholder,
    title_placeholder,
)
from slidekit.layout.page import Page
from slidekit.layout.stylesheet import Stylesheet
from slidekit.scene.design import SlideLayout


def beside_points(context: Context) -> bool:
    """True for one panel with points, which stand beside it; below two panels, and without points, panels have the width."""
    return len(context.slide.panels) == 1 and bool(context.points)


def fits_at(context: Context, size: float) -> bool:
    """True when points and acceptable pictures stand together at ``size``."""
    return figure_points.fits_at(context, size) if beside_points(context) else panels.fits_at(context, size)


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, panels with their close-ups, points, foot."""
    return figure_points.place(context, sizes) if beside_points(context) else panels.place(context, sizes)


def _layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    text, figure = halves(default_content(page, sheet, sizes.title), page.gutter, 0.34)
    whole, detail = halves(figure, page.gutter, 0.6)
    holders = (
        title_placeholder(page, sheet, sizes.title),
        body_placeholder(text, sizes.body, sheet, BODY, "Points"),
        picture_placeholder(whole, sheet, PICTURE, "Picture"),
        picture_placeholder(Box(detail.x, detail.y, detail.w, detail.h // 2), sheet, PICTURE + 1, "Close-up"),
    )
    return SlideLayout("figure-inset", "Figure and Close-up", None, holders)


FIGURE_INSET = Kind(place, _layout, "body", fits_at, weigh)
