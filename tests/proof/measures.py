"""A second opinion on a scene's texts: their height in PowerPoint, and the sizes that would have fitted their boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from slidekit import text as measure
from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.layout import lay_out
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.items import Item, TableItem, TextItem
from slidekit.scene.scene import Slide
from slidekit.scene.text import Paragraph, TextBody
from slidekit.theme import BUILTIN

LINE = 1.2
POWERPOINT, EXTRA = 1.0098, 0.07
"""PowerPoint's own height of a text over 1.2 × size for each line, and the points it adds: measured on boxes it had fitted."""

HALF = 0.5


def powerpoint_height(text: TextBody) -> float:
    """The height in points of the scene's lines as PowerPoint sets them, insets left out."""
    lines = sum(LINE * line.size * text.paragraphs[line.paragraph].leading for line in text.lines)
    gaps = sum(above.after + below.before for above, below in pairwise(text.paragraphs))
    return POWERPOINT * (lines + gaps) + EXTRA


def room(item: Item, name: str, text: TextBody) -> float:
    """The height in points that the box of a text has inside its insets; ``name`` ends with a cell's row and column."""
    height = item.box.h
    if isinstance(item, TableItem):
        height = item.heights[int(name.rpartition("[")[2].split(",")[0])]
    return to_pt(height - text.insets[1] - text.insets[3])


@dataclass(frozen=True, slots=True)
class Body:
    """A body text on a slide of its own: the size it got and what would have stood in its box, in points.

    ``scale`` is the largest size of the theme's scale, ``continuous`` the largest half-point, both by the measure with its
    reserves; ``bare`` the largest half-point by LibreOffice's own lines, without any reserve.
    """

    slide: str
    size: float
    scale: float
    continuous: float
    bare: float


def alone(deck: ResolvedDeck) -> Iterator[tuple[Slide, bool]]:
    """Every slide laid out as a deck of one, so that no other holds its size down; and whether it fits."""
    theme = BUILTIN[deck.theme]
    for slide in deck.slides:
        placed = lay_out(replace(deck, slides=(slide,)), theme)
        assert placed.value is not None
        yield placed.value.slides[0], not any(finding.code == "text-overflow" for finding in placed.diagnostics)


def bodies(deck: ResolvedDeck) -> Iterator[Body]:
    """The body text of every slide that fits alone; of several columns the fullest, for they share a size."""
    for slide, stands in alone(deck):
        if stands and (found := [_body(slide.id, item, deck) for item in slide.items if is_body(item)]):
            yield min(found, key=lambda body: (body.scale, body.continuous))


def is_body(item: Item) -> TypeGuard[TextItem]:
    """True for points in a room of their own, not below pictures that take what the text leaves."""
    return isinstance(item, TextItem) and item.role == "body" and (item.id == "points" or item.id.startswith("column-"))


def size_of(item: TextItem) -> float:
    """The size of its first letter."""
    return item.text.paragraphs[0].runs[0].char.size


def _body(slide: str, item: TextItem, deck: ResolvedDeck) -> Body:
    spacing, type_ = BUILTIN[deck.theme].spacing, BUILTIN[deck.theme].type
    sizes = [size for size in type_.bodies if size >= deck.venue.min_pt]
    halves = [sizes[0] - HALF * step for step in range(round((sizes[0] - sizes[-1]) / HALF) + 1)]
    size = size_of(item)
    paras = [_tightened(paragraph, size, spacing.tight_point_gap) for paragraph in item.text.paragraphs]

    def largest(candidates: Sequence[float]) -> float:
        return next((each for each in candidates if stands(paras, each / size, item.box)), size)

    bare = next((each for each in halves if _stands_bare(paras, each / size, item.box)), size)
    return Body(slide, size, largest(sizes), largest(halves), bare)


def stands(paras: Iterable[measure.Para], factor: float, box: Box) -> bool:
    """True when the paragraphs, all of them ``factor`` as large, stand in the box."""
    return measure.fits([scale(para, factor) for para in paras], to_pt(box.w), to_pt(box.h))


def _stands_bare(paras: Iterable[measure.Para], factor: float, box: Box) -> bool:
    composed = measure.compose([scale(para, factor) for para in paras], to_pt(box.w))
    return composed.height <= to_pt(box.h) and not composed.forced


def scale(para: measure.Para, factor: float) -> measure.Para:
    """The paragraph with everything ``factor`` as large, as points are: their indents follow their size."""
    pieces = tuple(measure.Piece(piece.text, piece.style, piece.size * factor) for piece in para.pieces)
    return replace(para, pieces=pieces, margin=para.margin * factor, indent=para.indent * factor, before=para.before * factor)


def _tightened(paragraph: Paragraph, size: float, gap: float) -> measure.Para:
    """The paragraph with no more than the theme's smallest gap above."""
    para = measurable(paragraph)
    return replace(para, before=min(para.before, size * gap))


def measurable(paragraph: Paragraph) -> measure.Para:
    """A scene's paragraph as the measure takes it."""
    return measure.Para(
        tuple(
            measure.Piece(
                run.text, measure.Style(run.char.font, run.char.bold, run.char.italic, run.char.baseline), run.char.size
            )
            for run in paragraph.runs
        ),
        margin=to_pt(paragraph.margin),
        indent=to_pt(paragraph.indent),
        bullet=paragraph.bullet.kind != "none",
        before=paragraph.before,
        after=paragraph.after,
        leading=paragraph.leading,
        align=paragraph.align,
    )
