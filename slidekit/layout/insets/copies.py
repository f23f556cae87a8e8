"""The marks of a close-up's area, drawn again in the magnified copy; labels and discs are not repeated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.geometry import Area, Box, Point, Viewport
from slidekit.core.units import pt
from slidekit.layout.annotations import KINDS, Canvas
from slidekit.layout.annotations.ink import Pen, ink_for
from slidekit.layout.annotations.lines import DEFAULT_SHAFT
from slidekit.layout.annotations.target import XY, is_path
from slidekit.layout.drawing import Drawing
from slidekit.layout.insets.draw import Closeup
from slidekit.resolve.model import Mark

UNREPEATED = frozenset({"inset", "at", "text", "number", "spotlight"})
"""Kinds that are nothing without their label or disc, or that speak of the whole picture."""
OPEN = frozenset({"arrow", "line", "curve", "flow", "needle"})
"""Paths that may begin outside the copy: what they end at is in it."""
SAME = 0.9
"""An outline that fills this much of the area each way is the copy's own frame."""
LEAST_U = 6
"""Signs are no larger than this fraction of the copy's shorter side."""
EDGE = pt(4)
ROUND = tuple((math.cos(math.radians(turn)), math.sin(math.radians(turn))) for turn in (180, 0, 225, 315, 135, 45, 270, 90))


def draw_copies(drawing: Drawing, closeups: Sequence[Closeup]) -> None:
    """Each mark that lies in a close-up's area, in the copy, from the step on in which both are there."""
    for closeup in closeups:
        inset = drawing.panel.marks[closeup.index]
        for index, mark in enumerate(drawing.panel.marks):
            if not _lies_in(mark, closeup.view.shown):
                continue
            u = min(drawing.u, min(closeup.view.box.w, closeup.view.box.h) // LEAST_U)
            bare = replace(mark, label=(), number=None)
            if mark.kind == "arrow" and not is_path(mark.place):
                bare = replace(bare, start=_start(drawing, index, mark, closeup.view, u))
            pen = Pen(
                f"{drawing.name(closeup.index)}.{mark.id}.{index + 1}",
                ink_for(drawing.sheet.theme, mark.style, dashed=mark.dashed),
            )
            KINDS[mark.kind](Canvas(bare, closeup.view, pen, u))
            drawing.add(mark, pen.items, inset.step)


def _lies_in(mark: Mark, area: Area) -> bool:
    """True for a mark that is wholly inside the area, and for an open path that ends there."""
    if mark.kind in UNREPEATED:
        return False
    place = mark.place
    if place.path is not None:
        points: Sequence[XY] = place.path[-1:] if mark.kind in OPEN else place.path
    elif place.area is not None:
        points = [(place.area.left, place.area.top), (place.area.right, place.area.bottom)]
        if place.area.width >= SAME * area.width and place.area.height >= SAME * area.height:
            return False
    else:
        (x, y), (w, h) = place.target, mark.size or (0.0, 0.0)
        points = [(x - w / 2, y - h / 2), (x + w / 2, y + h / 2)]
    return all(area.left <= x <= area.right and area.top <= y <= area.bottom for x, y in points)


def _start(drawing: Drawing, index: int, mark: Mark, view: Viewport, u: int) -> XY:
    """Where the arrow comes from in the copy: the same way as on the picture, or from where there is room for its shaft."""
    target = drawing.targets[index][1]  # of an arrow that has no label to come from: its tail
    shown = drawing.shafts.get(index, ((target.x, target.y), drawing.view.to_slide(*mark.place.target)))
    wanted = (_way(*shown), *ROUND) if math.dist(*shown) >= 1 else ROUND
    tip = view.to_slide(*mark.place.target)
    area = view.area(mark.place.area) if mark.place.area is not None else Box(*tip, 0, 0)
    shaft = DEFAULT_SHAFT * u
    reaches = [(min(shaft + max(area.w, area.h) / 2, _reach(tip, way, view.box.inset(EDGE))), way) for way in wanted]
    long, way = next((each for each in reaches if each[0] >= shaft / 2 + max(area.w, area.h) / 2), max(reaches))
    return view.to_picture(Point(round(tip.x + way[0] * long), round(tip.y + way[1] * long)))


def _way(tail: XY, tip: XY) -> XY:
    """The direction from the tip back to the tail, of length 1."""
    length = math.dist(tail, tip)
    return (tail[0] - tip[0]) / length, (tail[1] - tip[1]) / length


def _reach(start: XY, way: XY, box: Box) -> float:
    """How far it is from ``start`` to the box's edge."""
    across = ((box.right if way[0] > 0 else box.x) - start[0]) / way[0] if abs(way[0]) > 1e-9 else math.inf
    down = ((box.bottom if way[1] > 0 else box.y) - start[1]) / way[1] if abs(way[1]) > 1e-9 else math.inf
    return max(0.0, min(across, down))
