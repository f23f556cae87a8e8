"""Points, boxes, and the mapping between a picture's fractions and the slide's EMU."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import add
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the slide, EMU from its top left corner."""

    x: int
    y: int


class Size(NamedTuple):
    """Width and height in EMU."""

    w: int
    h: int


class Area(NamedTuple):
    """An area of a picture in fractions of the uncropped, upright picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


WHOLE = Area(0.0, 0.0, 1.0, 1.0)


class Box(NamedTuple):
    """A rectangle on the slide: left, top, width, height in EMU."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def centre(self) -> Point:
        return Point(self.x + self.w // 2, self.y + self.h // 2)

    def inset(self, dx: int, dy: int | None = None) -> Box:
        """The box made smaller (or, with a negative inset, larger) on all sides."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def meets(self, other: Box, gap: int = 0) -> bool:
        """True when the two boxes overlap, or come nearer than ``gap``."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def holds(self, other: Box) -> bool:
        """True when ``other`` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def share_of(self, other: Box) -> float:
        """How much of ``other`` this box covers, 0 to 1; 0 for a box without area."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(0, width) * max(0, height) / max(1, other.w * other.h)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them; raises ValueError for none."""
    lefts, tops, widths, heights = zip(*boxes, strict=True)
    left, top = min(lefts), min(tops)
    return Box(left, top, max(map(add, lefts, widths)) - left, max(map(add, tops, heights)) - top)


@dataclass(frozen=True, slots=True)
class Viewport:
    """Which ``shown`` area of a picture fills which ``box`` of the slide: marks go through it and come back."""

    shown: Area
    box: Box

    def to_slide(self, x: float, y: float) -> Point:
        """A place in the picture's fractions → EMU on the slide."""
        return Point(
            round(self.box.x + (x - self.shown.left) / self.shown.width * self.box.w),
            round(self.box.y + (y - self.shown.top) / self.shown.height * self.box.h),
        )

    def to_picture(self, point: Point) -> tuple[float, float]:
        """EMU on the slide → fractions of the uncropped, upright picture."""
        return (
            self.shown.left + (point.x - self.box.x) / self.box.w * self.shown.width,
            self.shown.top + (point.y - self.box.y) / self.box.h * self.shown.height,
        )

    def area(self, area: Area) -> Box:
        """An area in fractions → a box on the slide."""
        a, b = self.to_slide(area.left, area.top), self.to_slide(area.right, area.bottom)
        return Box(a.x, a.y, b.x - a.x, b.y - a.y)
