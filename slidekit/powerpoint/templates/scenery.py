"""What shows behind a slide: the page's background, then the shapes of master and layout that are no placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slidekit.core.geometry import Box, Size
from slidekit.powerpoint.reading.fills import read_background
from slidekit.powerpoint.reading.sheets import Sheet
from slidekit.scene.design import Scenery
from slidekit.scene.found import FoundFill, FoundShape, every

_COVERING = frozenset(("rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect", "flowChartProcess"))
"""Shapes that fill (about) their whole box."""


def read_background_of(sheet: Sheet, page: Size) -> Scenery:
    """The page's ground: the layout's own, else its master's, else white as PowerPoint draws it."""
    above: Sheet | None = sheet
    while above is not None:
        found = read_background(above.tree, above.paint)
        if found is not None:
            return Scenery(Box(0, 0, *page), _colours(found))
        above = above.parent
    return Scenery(Box(0, 0, *page), ("FFFFFF",))


def read_scenery(shapes: Sequence[FoundShape]) -> Iterator[Scenery]:
    """Everything that is seen, in drawing order; groups are looked into."""
    for shape in every(tuple(shapes)):
        if shape.box is None or shape.hidden or shape.kind == "group":
            continue
        if shape.kind == "picture":
            yield Scenery(shape.box, ())
        elif shape.fill is not None and shape.fill.alpha > 0 and max(shape.box.w, shape.box.h) > 0:
            whole = shape.geometry in _COVERING and not round(shape.turn) % 90
            yield Scenery(shape.box, _colours(shape.fill) if whole else (), shape.fill.alpha)
        elif shape.kind in ("line", "object", "diagram", "chart", "table") or shape.words.strip():
            yield Scenery(shape.box, None)


def _colours(fill: FoundFill) -> tuple[str, ...]:
    return () if fill.picture is not None else fill.colours
