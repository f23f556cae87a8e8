"""An equation on a slide: as large as its room allows, in the middle of the slide, what is said of it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.context import Context, Placed, Sizes
from slidekit.layout.kinds.regions import BODY
from slidekit.layout.typeset import needed, paragraph, set_text
from slidekit.resolve.model import EquationBlock
from slidekit.scene.items import EquationItem, Item, Placeholder, TextItem

if TYPE_CHECKING:
    from slidekit.layout.equations.inks import Block

SCALE = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
"""Sizes of letters in points, the venue's smallest permitting."""
SLACK = 1.08
"""PowerPoint may set a formula a little wider and higher than it is measured."""
AIR, GAP = pt(10), pt(18)
HIGH = 0.4
"""Free height above an equation that stands by itself, as a share of all that is free."""
MOST = 0.55
"""Share of the content that an equation above points may take."""


def _largest(context: Context, block: EquationBlock, room: Box) -> tuple[Block, float, bool]:
    """The formula at the largest size that stands in the room; whether any did."""
    from slidekit.layout.equations.measure import measure  # most decks have no equation

    scale = [size for size in SCALE if size >= context.sheet.venue.min_pt] or [context.sheet.venue.min_pt]
    for size in scale:
        laid = measure(block.formula, size)
        if pt(laid.width * SLACK) <= room.w and pt(laid.height * SLACK) + 2 * AIR <= room.h:
            return laid, size, True
    return laid, scale[-1], False


def _place_formula(context: Context, block: EquationBlock, room: Box, down: float = 0.0) -> Placed:
    """The equation in the middle of the room's width, ``down`` of the free height below its top.

    Finding: ``text-overflow`` when it fits at no size.
    """
    from slidekit.layout.equations.draw import draw
    from slidekit.layout.equations.linear import linear

    laid, size, stood = _largest(context, block, room)
    tall = min(room.h, _height(laid))
    box = Box(room.x, room.y + round((room.h - tall) * down), room.w, tall)
    left = box.x + (box.w - pt(laid.width)) // 2
    baseline = box.y + (box.h - pt(laid.height)) // 2 + pt(laid.ascent)
    drawn = draw(laid, left, baseline, "equation", context.language)
    text = linear(block.formula)
    item = EquationItem(
        "equation", "equation", box, block.formula, size, context.language, block.alt, text, drawn, span=block.span
    )
    return Placed([item], (), () if stood else (_too_large(context, laid, size, room, block),))


def _height(laid: Block) -> int:
    return pt(laid.height * SLACK) + 2 * AIR


def _too_large(context: Context, laid: Block, size: float, room: Box, block: EquationBlock) -> Diagnostic:
    title = plain(context.slide.title) or context.slide.id
    wide, high = pt(laid.width * SLACK) / room.w, _height(laid) / room.h
    what, share = ("wide", wide) if wide > 1 else ("high", high)
    message = f"the equation of “{title}” is {share:.1f} times too {what} for its place at {size:g} pt"
    help = r"break it with \\ and &, or give parts of it names of their own"
    return error("text-overflow", message, block.span, help, slide=context.slide.id, element="equation")


def _above(context: Context) -> Box:
    """Where the equation of a slide with points may stand."""
    box = context.content
    return Box(box.x, box.y, box.w, round(box.h * MOST))


def formula_height(context: Context) -> int:
    """What an equation takes from the points below it, with the gap between; 0 without one."""
    block = context.slide.equation
    if block is None:
        return 0
    laid, _, _ = _largest(context, block, _above(context))
    return min(_above(context).h, _height(laid)) + GAP


def place_above(context: Context) -> tuple[list[Item], tuple[Diagnostic, ...]]:
    """The equation above the points; nothing without one."""
    block = context.slide.equation
    if block is None or context.portion.start:
        return [], ()
    placed = _place_formula(context, block, _above(context))
    return placed.items, placed.findings


def place(context: Context, _sizes: Sizes) -> Placed:
    """Title, the equation a little above the middle of what is left, the subtitle below it."""
    slide, content = context.slide, context.content
    assert slide.equation is not None
    lines = [paragraph(slide.subtitle, context.sheet.subtitle, context.language, align="ctr")] if slide.subtitle else []
    below = needed(lines, content.w) + GAP if lines else 0
    placed = _place_formula(context, slide.equation, content._replace(h=max(1, content.h - below)), HIGH)
    items: list[Item] = [*context.title(), *placed.items]
    if lines:
        room = Box(content.x, placed.items[0].box.bottom + GAP, content.w, below - GAP)
        items.append(TextItem("subtitle", "subtitle", room, set_text(lines, room), Placeholder("body", BODY), span=slide.span))
    return Placed([*items, *context.foot, *context.furniture()], (), placed.findings)
