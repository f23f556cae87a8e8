"""The interval of a value: a line between its ends, each with a cap."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from slidekit.render.charts.sheet import Sheet
from slidekit.render.drawing import Command, Mark, Path, Pen
from slidekit.scene.items import ChartPoint

WIDTH = 2.0
CAP = 2.83
"""What a cap reaches to each side, in points."""


def has_interval(point: ChartPoint) -> bool:
    """True where a value has an end at least."""
    return point.low is not None or point.high is not None


def far_end(point: ChartPoint) -> float:
    """The end that lies away from 0, the value itself where it has none there."""
    end = point.low if point.value < 0 else point.high
    return point.value if end is None else end


def draw_interval(
    sheet: Sheet, point: ChartPoint, middle: float, place: Callable[[float], float], lying: bool = False
) -> Iterator[Mark]:
    """The interval of a point, upright at x = ``middle``, or ``lying`` at y = ``middle``; ``place`` is where a value stands."""
    ends = [end for end in (point.low, point.high) if end is not None]
    if not ends:
        return
    places = sorted({place(point.value), *map(place, ends)})
    strokes = [((middle, places[0]), (middle, places[-1]))]
    strokes += [((middle - CAP, place(end)), (middle + CAP, place(end))) for end in ends]
    commands: list[Command] = []
    for start, end in strokes:
        (x1, y1), (x2, y2) = (start[::-1], end[::-1]) if lying else (start, end)
        commands += [("M", x1, y1), ("L", x2, y2)]
    yield Path(tuple(commands), None, Pen(sheet.paint("tx1"), WIDTH))
