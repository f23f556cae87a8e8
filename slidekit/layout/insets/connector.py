"""The two lines that tie a copy to its source: from corner to corner, across neither of the two boxes."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.geometry import Box
from slidekit.layout.annotations.labels import segment_meets
from slidekit.layout.annotations.target import XY

Line = tuple[XY, XY]
FACING = {
    "right": (("tr", "tl"), ("br", "bl")),
    "left": (("tl", "tr"), ("bl", "br")),
    "below": (("bl", "tl"), ("br", "tr")),
    "above": (("tl", "bl"), ("tr", "br")),
}


def connect(source: Box, copy: Box, things: Sequence[Box] = ()) -> tuple[tuple[Line, ...], int]:
    """The pair of lines that crosses fewest ``things``, and how many it crosses; none where the boxes overlap."""
    best: tuple[tuple[Line, ...], int] = ((), 0)
    for rank, side in enumerate(_sides(source, copy)):
        pair = tuple((_corner(source, a), _corner(copy, b)) for a, b in FACING[side])
        crossed = sum(segment_meets(*line, thing) for line in pair for thing in things)
        if rank == 0 or crossed < best[1]:
            best = pair, crossed
    return best


def _sides(source: Box, copy: Box) -> list[str]:
    """The sides of the source on which the copy clearly lies, the one that it is farther away on first."""
    away = {
        "right": copy.x - source.right,
        "left": source.x - copy.right,
        "below": copy.y - source.bottom,
        "above": source.y - copy.bottom,
    }
    most = max(away.values())
    return sorted((side for side in away if away[side] >= max(0, most // 3)), key=lambda side: -away[side])


def _corner(box: Box, name: str) -> XY:
    return (box.x if name[1] == "l" else box.right), (box.y if name[0] == "t" else box.bottom)
