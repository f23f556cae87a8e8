"""What labels are placed against: findings, things in the way and rails, in whole EMU from the panel's own corner."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.annotations.crossing import Edges, Ellipse, Segment, widen
from slidekit.layout.annotations.quiet import Detail, Quietness
from slidekit.layout.annotations.target import XY, Target

GAP = 0.3
"""Between labels, in u like all of these."""
CLEAR, LEADER_CLEAR = 0.35, 0.2
"""From a label, and from its leader, to drawn shapes and things in the way."""
PAD = 0.4
"""From a label inside the picture to the picture's edge."""
TIP = 0.31
"""Radius of what stays free round an arrow's tip."""
SIDE_GAP, LEVEL_GAP = 0.5, 0.35
"""From the picture to the columns left and right, to the rows above and below."""
LINE = 1.6
"""Height of a label of one line."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to place. ``sizes`` are (width, height) in order of preference.

    ``side`` is ``auto left right above below inside``; ``at`` is the middle of a place given by hand.
    """

    target: Target
    sizes: tuple[tuple[int, int], ...]
    side: str = "auto"
    at: XY | None = None

    @property
    def shaft(self) -> bool:
        return self.target.leader == "arrow"

    @property
    def pinned(self) -> bool:
        """True when there is only one place: given by hand, or right on the finding."""
        return self.at is not None or self.target.leader == "none"


@dataclass(frozen=True, slots=True)
class Room:
    """What is there: the ``region`` the panel may use, the ``picture``, things in the way, strokes already drawn."""

    region: Box
    picture: Box
    obstacles: tuple[Box, ...]
    strokes: tuple[tuple[XY, XY], ...]
    u: int
    detail: Detail | None = None


class Shape(NamedTuple):
    """What must not be covered: its edges, and the ellipse inside them unless it is a rectangle."""

    edges: Edges
    ellipse: Ellipse | None


class Rail(NamedTuple):
    """A line on which labels stand: ``name`` is L R T B in the margins, l r inside; ``edge`` is where their near edges lie.

    ``low`` and ``high`` bound the labels along it, ``depth`` their size across it; ``bias`` is a price.
    """

    name: str
    low: float
    high: float
    edge: float
    depth: float
    bias: float

    @property
    def level(self) -> bool:
        return self.name in "TB"

    @property
    def inner(self) -> bool:
        return self.name in "lr"


class Scenery:
    """A panel's problem, its labels in an order that the file has no say in."""

    def __init__(self, room: Room, wishes: Sequence[Wish]) -> None:
        self.room, self.u, self.wishes = room, room.u, wishes
        left, top = room.region.x, room.region.y
        self.left, self.top = left, top
        self.region, self.picture = self._edges(room.region), self._edges(room.picture)
        a, b, c, d = self.picture
        self.diagonal = math.sqrt((c - a) * (c - a) + (d - b) * (d - b))
        self.quiet = Quietness(room.detail, self.picture, room.u)
        self.aims = [_aim(wish.target, left, top) for wish in wishes]
        count = len(wishes)
        self.middle = (
            (sum(aim[0] for aim in self.aims) / count + (a + c) / 2) / 2,
            (sum(aim[1] for aim in self.aims) / count + (b + d) / 2) / 2,
        )
        self.bare = [self._edges(thing) for thing in room.obstacles]
        self.solid = [widen(edges, CLEAR * self.u) for edges in self.bare]
        self.strokes: list[Segment] = [(p[0] - left, p[1] - top, q[0] - left, q[1] - top) for p, q in room.strokes]
        self.kept = [_shape(aim, wish.target, self.u, CLEAR) for aim, wish in zip(self.aims, wishes, strict=True)]
        self.shapes = [shape for shape, wish in zip(self.kept, wishes, strict=True) if wish.target.leader != "none"]
        self.taken = [(*edges, None) for edges in self.solid] + [(*shape.edges, shape.ellipse) for shape in self.shapes]
        self.foreign = [self._foreign(k) for k in range(count)]
        self.walls = [self._walls(k) for k in range(count)]
        self.rails = self._rails()
        self.priced: list[dict[tuple[Edges, int, int], Any]] = [{} for _ in wishes]
        """For each label what ``spots`` has found out: a box, its size and rail → the place with its price, or None."""
        self.hides: dict[Edges, float] = {}

    def _edges(self, box: Box) -> Edges:
        return box.x - self.left, box.y - self.top, box.right - self.left, box.bottom - self.top

    def _foreign(self, k: int) -> list[Shape]:
        """Shapes that the leader of ``k`` stays off; those that hold its finding are let be."""
        x, y = self.aims[k][:2]
        found = []
        for j, wish in enumerate(self.wishes):
            if j == k or wish.target.leader == "none":
                continue
            for clear in (LEADER_CLEAR, 0.0):
                shape = _shape(self.aims[j], wish.target, self.u, clear)
                if not _holds(shape, x, y):
                    found.append(shape)
                    break
        return found

    def _walls(self, k: int) -> list[Edges]:
        """Things in the way of the leader of ``k``."""
        x, y = self.aims[k][:2]
        found = []
        for bare in self.bare:
            for edges in (widen(bare, LEADER_CLEAR * self.u), bare):
                if not (edges[0] < x < edges[2] and edges[1] < y < edges[3]):
                    found.append(edges)
                    break
        return found

    def _rails(self) -> list[Rail]:
        u, (a, b, c, d), (left, top, right, bottom) = self.u, self.picture, self.region
        rails: list[Rail] = []
        side, level, pad, line = SIDE_GAP * u, LEVEL_GAP * u, PAD * u, LINE * u
        rails += self._pieces("L", top, bottom, a - side, a - side - left, (left, top, a - side, bottom))
        rails += self._pieces("R", top, bottom, c + side, right - c - side, (c + side, top, right, bottom))
        rails += self._pieces("T", left, right, b - level, b - level - top, (left, b - level - line, right, b - level))
        rails += self._pieces("B", left, right, d + level, bottom - d - level, (left, d + level, right, d + level + line))
        if d - b > 5 * u:
            half = (c - a - 2 * pad) / 2
            rails += self._pieces("l", b + pad, d - pad, a + pad, half, (a + pad, b, a + pad + 6 * u, d))
            rails += self._pieces("r", b + pad, d - pad, c - pad, half, (c - pad - 6 * u, b, c - pad, d))
        return self._balanced(rails)

    def _pieces(self, name: str, low: float, high: float, edge: float, depth: float, band: Edges) -> list[Rail]:
        """The rail as cut by what stands in its band."""
        level = name in "TB"
        if depth < (LINE if level else 2.0) * self.u:
            return []
        along, across = (0, 1) if level else (1, 0)
        blocks = sorted(
            (thing[along], thing[along + 2])
            for thing in self.solid
            if thing[across] < band[across + 2] and band[across] < thing[across + 2]
        )
        pieces, need = [], (2.0 if level else LINE) * self.u
        for start, end in [*blocks, (high, high)]:
            if min(start, high) - low >= need:
                pieces.append(Rail(name, low, min(start, high), edge, depth, 0.0))
            low = max(low, end)
        return pieces

    def _balanced(self, rails: list[Rail]) -> list[Rail]:
        """The busier of two facing margins costs a little more."""
        if not {"L", "R"} <= {rail.name for rail in rails}:
            return rails
        middle = (self.picture[0] + self.picture[2]) / 2
        lean = (2 * sum(aim[0] < middle for aim in self.aims) - len(self.aims)) / len(self.aims)
        dear = "L" if lean > 0 else "R"
        return [rail._replace(bias=2.5 * abs(lean)) if rail.name == dear else rail for rail in rails]


def _aim(target: Target, left: int, top: int) -> Ellipse:
    """Centre and half-axes of a finding, never flat."""
    return round(target.x) - left, round(target.y) - top, max(1.0, target.rx), max(1.0, target.ry)


def _shape(aim: Ellipse, target: Target, u: int, clear: float) -> Shape:
    x, y, rx, ry = aim
    least = TIP * u if target.leader == "arrow" else pt(1)
    rx, ry = max(rx, least) + clear * u, max(ry, least) + clear * u
    return Shape((x - rx, y - ry, x + rx, y + ry), (x, y, rx, ry) if target.outline == "ellipse" else None)


def _holds(shape: Shape, x: float, y: float) -> bool:
    if shape.ellipse is None:
        return shape.edges[0] < x < shape.edges[2] and shape.edges[1] < y < shape.edges[3]
    cx, cy, rx, ry = shape.ellipse
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1
