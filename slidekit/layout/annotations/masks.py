"""Which places exclude each other, as bit masks: bit ``i`` of ``board.excluded(j)`` says that i and j cannot both be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from slidekit.layout.annotations.crossing import Edges, Segment, widen
from slidekit.layout.annotations.prices import Choice
from slidekit.layout.annotations.scenery import GAP, LEADER_CLEAR

CHAIN = 0.8
"""A slanted leader counts as a chain of boxes no thicker than this, in u."""


class _Sorted:
    """Boxes by their edges, with prefix masks: all that meet a given box cost four bisections and a few ANDs."""

    def __init__(self, boxes: Sequence[Edges]) -> None:
        lefts, tops, rights, bottoms = ([box[side] for box in boxes] for side in range(4))
        self.left, self.begun = _ranked(lefts, 0)
        self.top, self.above = _ranked(tops, 0)
        every = (1 << len(boxes)) - 1
        self.right, self.ahead = _ranked(rights, every)
        self.bottom, self.below = _ranked(bottoms, every)

    def meeting(self, box: Edges) -> int:
        return (
            self.begun[bisect_left(self.left, box[2])]
            & self.ahead[bisect_right(self.right, box[0])]
            & self.above[bisect_left(self.top, box[3])]
            & self.below[bisect_right(self.bottom, box[1])]
        )


def _ranked(values: list[float], mask: int) -> tuple[list[float], list[int]]:
    """The values in order, and ``mask`` with the bits of the first 0, 1, 2 … of them turned over."""
    order = sorted(range(len(values)), key=values.__getitem__)
    masks = [mask]
    for index in order:
        mask ^= 1 << index
        masks.append(mask)
    return [values[index] for index in order], masks


class Board:
    """All places of all labels in one row; ``own[k]`` are the bits of label k, a contiguous block sorted by price.

    Pinned labels never exclude each other: nobody could move them. Places that are ``nothing`` exclude nothing.
    """

    def __init__(self, lists: Sequence[Sequence[Choice]], pinned: Sequence[int], u: int, nothing: Choice | None = None) -> None:
        self.u = u
        self.places = [choice for choices in lists for choice in choices]
        self.prices = [place.price for place in self.places]
        self.own: list[int] = []
        self.mine: list[int] = []
        for choices in lists:
            mask = ((1 << len(choices)) - 1) << len(self.mine)
            self.own.append(mask)
            self.mine += [mask] * len(choices)
        self.fixed = self.nothing = 0
        for k in pinned:
            self.fixed |= self.own[k]
        for index, place in enumerate(self.places):
            self.nothing |= (place is nothing) << index
        self.boxes = _Sorted([place.box for place in self.places])
        self.lines = [(index, place.leader) for index, place in enumerate(self.places) if place.leader is not None]
        self.spans = _Sorted([_span(line) for _, line in self.lines])
        links = [(index, link) for index, line in self.lines for link in _links(line, u)]
        self.owners = [index for index, _ in links]
        self.links = _Sorted([link for _, link in links])
        self.known: list[int | None] = [None] * len(self.places)

    def excluded(self, index: int) -> int:
        """The places that cannot be beside this one; worked out when first asked, since a search looks at a third of them."""
        found = self.known[index]
        if found is None:
            found = self.known[index] = self._work_out(index)
        return found

    def _work_out(self, index: int) -> int:
        if self.nothing >> index & 1:
            return 0
        place = self.places[index]
        mask = self.boxes.meeting(widen(place.box, GAP * self.u))
        met = self.links.meeting(place.box)
        while met:
            low = met & -met
            met ^= low
            mask |= 1 << self.owners[low.bit_length() - 1]
        if place.leader is not None:
            for link in _links(place.leader, self.u):
                mask |= self.boxes.meeting(link)
            mask |= self._crossed(place.leader, mask | self.mine[index])
        mask &= ~(self.mine[index] | self.nothing)
        return mask & ~self.fixed if self.fixed >> index & 1 else mask

    def _crossed(self, line: Segment, known: int) -> int:
        """The places whose leaders cross this one, but for those that are known: ``segments_cross``, half of it done once."""
        (ax, ay, bx, by), lines, found = line, self.lines, 0
        ux, uy = bx - ax, by - ay
        near = self.spans.meeting(_span(line))
        while near:
            low = near & -near
            near ^= low
            j, (cx, cy, dx, dy) = lines[low.bit_length() - 1]
            if known >> j & 1 or (ux * (cy - ay) - uy * (cx - ax) > 0) == (ux * (dy - ay) - uy * (dx - ax) > 0):
                continue
            vx, vy = dx - cx, dy - cy
            if (vx * (ay - cy) - vy * (ax - cx) > 0) != (vx * (by - cy) - vy * (bx - cx) > 0):
                found |= 1 << j
        return found


def _span(line: Segment) -> Edges:
    """The box round a line, never flat."""
    x0, y0, x1, y1 = line
    return min(x0, x1), min(y0, y1), max(x0, x1) + 1, max(y0, y1) + 1


def _links(line: Segment, u: int) -> list[Edges]:
    x0, y0, x1, y1 = line
    clear = LEADER_CLEAR * u
    parts = 1 + int(min(abs(x1 - x0), abs(y1 - y0)) / (CHAIN * u))
    dx, dy = (x1 - x0) / parts, (y1 - y0) / parts
    left, top = x0 + min(dx, 0.0) - clear, y0 + min(dy, 0.0) - clear
    right, bottom = x0 + max(dx, 0.0) + clear, y0 + max(dy, 0.0) + clear
    return [(left + n * dx, top + n * dy, right + n * dx, bottom + n * dy) for n in range(parts)]
