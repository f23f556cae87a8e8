"""Text that a picture or a filled shape lies on: no other letters need be there to spoil it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rendering import TOLERANCE, Finding, Rect, TextBox, extent_of

from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.scene.items import ChartItem, Item, PictureItem, Segment, ShapeItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk

ON_PICTURES = frozenset(("label", "chip", "badge", "letter", "number"))
"""Roles of texts that stand on pictures by design, with a plate of their own."""

SOLID = 0.5
"""The opacity from which a fill hides what is below it."""


def judge_covers(boxes: list[TextBox], scene: Scene) -> Iterator[Finding]:
    """Lines under a later picture or filled shape, and lines that are no label on a picture or chart."""
    by_slide: dict[int, list[TextBox]] = defaultdict(list)
    for box in boxes:
        by_slide[box.slide].append(box)
    for number, slide in enumerate(scene.slides, 1):
        items = list(walk(slide.items))
        places = {f"{slide.id}/{item.id}": place for place, item in enumerate(items)}
        for box in by_slide[number]:
            own = places[box.name.partition("[")[0]]
            lines = [extent_of(line) for line in box.lines()]
            for place, item in enumerate(items):
                if place == own or not _hides(item, later=place > own, role=items[own].role):
                    continue
                deepest = max((_depth(line, item.box) for line in lines), default=0.0)
                if deepest > TOLERANCE:
                    yield Finding("covered", number, box.name, deepest, f"by {item.id}")


def _hides(item: Item, *, later: bool, role: str) -> bool:
    if isinstance(item, PictureItem | ChartItem):
        return later or role not in ON_PICTURES
    if isinstance(item, ShapeItem) and not isinstance(item.geometry, Segment):
        return later and item.fill is not None and item.fill.alpha >= SOLID and item.text is not None
    return False


def _depth(line: Rect, box: Box) -> float:
    left, top, right, bottom = to_pt(box.x), to_pt(box.y), to_pt(box.right), to_pt(box.bottom)
    return min(min(line[2], right) - max(line[0], left), min(line[3], bottom) - max(line[1], top))
