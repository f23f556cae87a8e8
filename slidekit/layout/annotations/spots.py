"""The places a label may take: slots in the margins beside the picture, and free places inside it, each with its own price."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slidekit.core.geometry import Box
from slidekit.layout.annotations.target import XY, Target

INSIDE = 20.0
"""A label goes inside only when its leader from the margin would be this much longer, in u."""
SLOT = 0.95
LAST_RESORT = 200.0
"""The price of the picture's middle, taken only when the label is too large for every other place."""
OFFSETS = (0, -1, 1, -2, 2, -3, 3, -4, 4, -6, 6, -8, 8)
TURNS = tuple(round(index * 22.5, 1) for index in range(16))
RINGS = (0.0, 1.5, 3.0, 5.0)
SIDES = {"left": (-1, 0), "right": (1, 0), "above": (0, -1), "below": (0, 1)}


@dataclass(frozen=True, slots=True)
class Grid:
    """The region, the picture in it, the unit."""

    region: Box
    picture: Box
    u: int


@dataclass(frozen=True, slots=True)
class Place:
    """A box for one of the label's sizes, and the price of standing there (without its leader)."""

    size: int
    box: Box
    price: float


def candidates(grid: Grid, target: Target, sizes: Sequence[tuple[int, int]], side: str, at: XY | None) -> Iterator[Place]:
    """All places, in a fixed order; a hand-given place is the only one, a hand-given side restricts the list."""
    for index, (w, h) in enumerate(sizes):
        extra = 2.5 * index
        if at is not None or target.leader == "none":
            x, y = at if at is not None else (target.x, target.y)
            yield Place(index, Box(round(x - w / 2), round(y - h / 2), w, h), extra)
            continue
        margins = list(_margins(grid, target, w, h, side)) if target.leader != "near" else []
        for box in margins:
            yield Place(index, box, extra)
        inside = INSIDE if margins else 0.0
        for box, price in _free(grid, target, w, h, side):
            yield Place(index, box, extra + inside + price)
        for box in _rails(grid, target, w, h, side):
            yield Place(index, box, extra + inside - 0.5)
    w, h = sizes[-1]
    middle = grid.picture.centre
    yield Place(len(sizes) - 1, Box(middle.x - w // 2, middle.y - h // 2, w, h), LAST_RESORT)


def _margins(grid: Grid, target: Target, w: int, h: int, side: str) -> Iterator[Box]:
    """Slots beside the picture, their inner edges aligned."""
    region, picture, u = grid.region, grid.picture, grid.u
    gap = round(0.6 * u)
    if side in ("auto", "left") and picture.x - region.x >= w + gap:
        yield from (Box(picture.x - gap - w, y, w, h) for y in _slots(grid, target, h))
    if side in ("auto", "right") and region.right - picture.right >= w + gap:
        yield from (Box(picture.right + gap, y, w, h) for y in _slots(grid, target, h))


def _rails(grid: Grid, target: Target, w: int, h: int, side: str) -> Iterator[Box]:
    """Slots along the inner left and right border of the picture."""
    picture, pad = grid.picture, round(0.4 * grid.u)
    if picture.w < w + 2 * pad:
        return
    if side in ("auto", "left"):
        yield from (Box(picture.x + pad, y, w, h) for y in _slots(grid, target, h))
    if side in ("auto", "right"):
        yield from (Box(picture.right - pad - w, y, w, h) for y in _slots(grid, target, h))


def _slots(grid: Grid, target: Target, h: int) -> Iterator[int]:
    picture, pad = grid.picture, round(0.4 * grid.u)
    low, high = picture.y + pad, picture.bottom - pad - h
    seen: set[int] = set()
    for offset in OFFSETS:
        y = min(max(round(target.y - h / 2 + offset * SLOT * grid.u), low), high)
        if y not in seen:
            seen.add(y)
            yield y


def _free(grid: Grid, target: Target, w: int, h: int, side: str) -> Iterator[tuple[Box, float]]:
    """Boxes that touch a ring round the finding; those that stand outwards from the picture's middle are cheaper."""
    picture, u = grid.picture, grid.u
    pad = round(0.4 * u)
    base = (1.9 if target.leader == "arrow" else 0.5) * u
    outward = math.atan2(target.y - picture.centre.y, target.x - picture.centre.x)
    for ring in RINGS:
        for degrees in TURNS:
            turn = math.radians(degrees)
            cx, cy = math.cos(turn), math.sin(turn)
            if side in SIDES and cx * SIDES[side][0] + cy * SIDES[side][1] < 0.6:
                continue
            reach = base + ring * u
            x = target.x + cx * (target.rx + reach) - w / 2 + cx * w / 2
            y = target.y + cy * (target.ry + reach) - h / 2 + cy * h / 2
            low_x, high_x = picture.x + pad, picture.right - pad - w
            low_y, high_y = picture.y + pad, picture.bottom - pad - h
            if high_x < low_x or high_y < low_y:
                return
            box = Box(round(min(max(x, low_x), high_x)), round(min(max(y, low_y), high_y)), w, h)
            yield box, (1 - math.cos(turn - outward)) * 0.75
