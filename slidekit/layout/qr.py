"""A QR code as native shapes: a white plate with its quiet zone, and all dark modules as one outline."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from slidekit.core.diagnostics import Diagnostic, Span, warning
from slidekit.core.geometry import Box
from slidekit.core.richtext import Inline
from slidekit.core.units import pt
from slidekit.layout.context import Context
from slidekit.layout.typeset import natural, needed, paragraph, set_text
from slidekit.resolve import words_for
from slidekit.resolve.model import QrBlock
from slidekit.scene.items import Fill, GroupItem, Item, Outline, Preset, ShapeItem, TextItem

QUIET = 4
"""Modules of quiet zone around a code (ISO/IEC 18004, 6.3.8)."""
DARK, LIGHT = "000000", "FFFFFF"
"""Readers expect dark on light, whatever the theme."""
WIDEST, TALLEST = 0.36, 0.5
"""Shares of the slide that a code may fill; it takes as much of that as there is: it is read from the back row."""
LEAST_PIXELS = 4.0
"""A phone in the hall needs about this many pixels of the projector for each module."""
GAP = pt(8)

Corner = tuple[int, int]


def place_qr(context: Context, qr: QrBlock, room: Box) -> tuple[list[Item], tuple[Diagnostic, ...]]:
    """The code where lines end at the top of ``room``, its address below; ``qr-too-fine`` where its modules are too small."""
    style = context.sheet.caption
    tall = needed([paragraph("x", style, context.language)], room.w)
    count = len(qr.modules) + 2 * QUIET
    most = min(room.w, room.h - tall - GAP, round(context.page.size.w * WIDEST), round(context.page.size.h * TALLEST))
    module = most // count
    side = module * count
    plate = Box(room.x if context.rtl else room.right - side, room.y, side, side)
    alt = words_for(context.language).qr.format(address=qr.url)
    members = (
        ShapeItem("qr.plate", "qr", plate, Preset("rect"), Fill(LIGHT)),
        _modules(qr.modules, plate.x + QUIET * module, plate.y + QUIET * module, module),
    )
    items: list[Item] = [GroupItem("qr", "qr", plate, members, alt, span=qr.span)]
    line = Box(plate.x, plate.bottom + GAP, plate.w, tall)
    for words in (_bare(qr.url), urlsplit(qr.url).netloc):
        text = [paragraph((Inline(words, link=qr.url),), style, context.language, align="ctr")]
        if words and natural(text)[0] <= line.w:
            items.append(TextItem("qr.address", "caption", line, set_text(text, line), span=qr.span))
            break
    pixels = module * context.deck.venue.pixels[0] / context.page.size.w
    return items, _too_fine(context, qr, pixels, qr.span)


def _too_fine(context: Context, qr: QrBlock, pixels: float, span: Span) -> tuple[Diagnostic, ...]:
    if pixels >= LEAST_PIXELS:
        return ()
    count = len(qr.modules)
    message = f"the QR code has {count} × {count} modules of {pixels:.1f} pixels; phones need about {LEAST_PIXELS:g}"
    return (warning("qr-too-fine", message, span, "use a shorter address", slide=context.slide.id, element="qr"),)


def _bare(url: str) -> str:
    """An address as people write it."""
    return url.partition(":")[2].removeprefix("//").removeprefix("www.").rstrip("/")


def _modules(rows: Sequence[Sequence[bool]], left: int, top: int, module: int) -> ShapeItem:
    """All dark modules: one shape without seams, a module ``module`` EMU wide."""
    commands: list[tuple[str | int, ...]] = []
    loops = outlines(rows)
    for loop in loops:
        for number, (x, y) in enumerate(loop):
            commands.append(("L" if number else "M", left + x * module, top + y * module))
        commands.append(("Z",))
    corners = [corner for loop in loops for corner in loop]
    x0, x1 = (bound(x for x, _ in corners) * module + left for bound in (min, max))
    y0, y1 = (bound(y for _, y in corners) * module + top for bound in (min, max))
    return ShapeItem("qr.modules", "qr", Box(x0, y0, x1 - x0, y1 - y0), Outline(tuple(commands)), Fill(DARK))


def outlines(rows: Sequence[Sequence[bool]]) -> list[list[Corner]]:
    """The edges of the dark area as closed paths of corners: outer ones clockwise, holes the other way round.

    So both rules of filling (even-odd and non-zero) fill the same modules.
    """
    size = len(rows)

    def dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and rows[y][x]

    # each edge runs with the dark module on its right; a corner where two dark modules touch has two edges
    edges: dict[Corner, list[Corner]] = {}
    for y in range(size):
        for x in range(size):
            if dark(x, y):
                for beside, start, end in (
                    ((x, y - 1), (x, y), (x + 1, y)),
                    ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
                    ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
                    ((x - 1, y), (x, y + 1), (x, y)),
                ):
                    if not dark(*beside):
                        edges.setdefault(start, []).append(end)
    loops: list[list[Corner]] = []
    while edges:
        start = next(iter(edges))
        loop, at = [start], _take(edges, start)
        while at != start:
            loop.append(at)
            at = _take(edges, at)
        loops.append(_turns(loop))
    return loops


def _take(edges: dict[Corner, list[Corner]], start: Corner) -> Corner:
    ends = edges[start]
    end = ends.pop()
    if not ends:
        del edges[start]
    return end


def _turns(loop: list[Corner]) -> list[Corner]:
    """Only the corners at which the path turns."""
    kept = []
    for before, at, after in zip((loop[-1], *loop), loop, (*loop[1:], loop[0]), strict=False):
        if (at[0] - before[0], at[1] - before[1]) != (after[0] - at[0], after[1] - at[1]):
            kept.append(at)
    return kept
