"""Where shapes stand on the slide: offsets and sizes (20.1.7), through the groups that hold them."""

from __future__ import annotations

from typing import NamedTuple

from slidekit.core.geometry import Box
from slidekit.powerpoint.reading.markup import LARGEST, A, P, Tree, first, whole

_OWN = {"sp": f"{P}spPr", "pic": f"{P}spPr", "cxnSp": f"{P}spPr", "grpSp": f"{P}grpSpPr"}


class Frame(NamedTuple):
    """From a group's own space to the slide: scale, then shift."""

    sx: float = 1.0
    sy: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def place(self, box: Box) -> Box:
        """A box of the group's space on the slide."""
        x, y = _cut(box.x * self.sx + self.dx), _cut(box.y * self.sy + self.dy)
        return Box(x, y, _cut(box.w * abs(self.sx)), _cut(box.h * abs(self.sy)))

    def inside(self, transform: Tree) -> Frame:
        """The frame of the members of a group."""
        outer, inner = read_box(transform), read_box(transform, "chOff", "chExt")
        if outer is None or inner is None:
            return self
        sx, sy = outer.w / inner.w if inner.w else 1.0, outer.h / inner.h if inner.h else 1.0
        shift = (outer.x - inner.x * sx) * self.sx + self.dx, (outer.y - inner.y * sy) * self.sy + self.dy
        return Frame(self.sx * sx, self.sy * sy, *shift)


def _cut(value: float) -> int:
    return round(max(-LARGEST, min(LARGEST, value)))


def transform_of(shape: Tree, kind: str) -> Tree | None:
    """The ``xfrm`` of a shape; None where it takes its placeholder's."""
    if kind in _OWN:
        return first(shape, _OWN[kind], f"{A}xfrm")
    found = shape.find(f"{P}xfrm")
    return found if found is not None else first(shape, f"{P}spPr", f"{A}xfrm")


def read_box(transform: Tree, off: str = "off", ext: str = "ext") -> Box | None:
    """The box that a transform names; sizes below 0 count as 0."""
    at, size = transform.find(f"{A}{off}"), transform.find(f"{A}{ext}")
    if at is None or size is None:
        return None
    width, height = max(0, whole(size.get("cx"))), max(0, whole(size.get("cy")))
    return Box(whole(at.get("x")), whole(at.get("y")), width, height)
