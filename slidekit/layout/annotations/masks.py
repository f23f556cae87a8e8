"""Which places exclude each other, as bit masks: bit ``i`` of ``excludes[j]`` says that i and j cannot both be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.layout.annotations.crossing import Edges, Segment, segments_cross, widen
from slidekit.layout.annotations.prices import Choice
from slidekit.layout.annotations.scenery import GAP, LEADER_CLEAR

CHAIN = 0.8
"""A slanted leader counts as a chain of boxes no thicker than this, in u."""


@dataclass(slots=True)
class Board:
    """All places of all labels in one row; ``own[k]`` are the bits of label k, a contiguous block sorted by price."""

    places: list[Choice]
    own: list[int]
    excludes: list[int]


class _Sorted:
    """Boxes by their edges, with prefix masks: all that meet a given box cost four bisections and a few ANDs."""

    def __init__(self, boxes: Sequence[Edges]) -> None:
        self.axes = [_ranked([box[side] for box in boxes]) for side in range(4)]
        self.every = (1 << len(boxes)) - 1

    def meeting(self, box: Edges) -> int:
        (left, lefts), (top, tops), (right, rights), (bottom, bottoms) = self.axes
        return (
            lefts[bisect_left(left, box[2])]
            & ~rights[bisect_right(right, box[0])]
            & tops[bisect_left(top, box[3])]
            & ~bottoms[bisect_right(bottom, box[1])]
            & self.every
        )


def _ranked(values: list[float]) -> tuple[list[float], list[int]]:
    order = sorted(range(len(values)), key=values.__getitem__)
    masks, mask = [0], 0
    for index in order:
        mask |= 1 << index
        masks.append(mask)
    return [values[index] for index in order], masks


def build_board(lists: Sequence[Sequence[Choice]], pinned: Sequence[int], u: int) -> Board:
    """The board of these lists. Pinned labels never exclude each other: nobody could move them."""
    places = [choice for choices in lists for choice in choices]
    own: list[int] = []
    mine: list[int] = []
    for choices in lists:
        mask = ((1 << len(choices)) - 1) << len(mine)
        own.append(mask)
        mine += [mask] * len(choices)
    boxes = _Sorted([place.box for place in places])
    excludes = [boxes.meeting(widen(place.box, GAP * u)) & ~mine[i] for i, place in enumerate(places)]
    board = Board(places, own, excludes)
    _add_leaders(board, boxes, mine, u)
    fixed = 0
    for k in pinned:
        fixed |= own[k]
    for i in range(len(places)):
        if fixed >> i & 1:
            excludes[i] &= ~fixed
    return board


def _add_leaders(board: Board, boxes: _Sorted, mine: list[int], u: int) -> None:
    """Leaders through labels, and leaders that cross."""
    excludes = board.excludes
    lines = [(i, place.leader) for i, place in enumerate(board.places) if place.leader is not None]
    if not lines:
        return
    spans = _Sorted([_span(line) for _, line in lines])
    for rank, (i, line) in enumerate(lines):
        bit = 1 << i
        met = 0
        for link in _links(line, u):
            met |= boxes.meeting(link)
        met &= ~mine[i] & ~excludes[i]
        excludes[i] |= met
        while met:
            low = met & -met
            met ^= low
            excludes[low.bit_length() - 1] |= bit
        known = mine[i] | excludes[i]
        near = spans.meeting(_span(line)) & -(1 << (rank + 1))
        while near:
            low = near & -near
            near ^= low
            j, other = lines[low.bit_length() - 1]
            if not known >> j & 1 and segments_cross(line, other):
                excludes[i] |= 1 << j
                excludes[j] |= bit


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
