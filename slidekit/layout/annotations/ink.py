"""Strokes that hold 3:1 on any picture: a light core over a wider dark halo, as native shapes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box, Point, union
from slidekit.core.units import pt
from slidekit.scene.items import Fill, Geometry, Outline, Preset, Segment, ShapeItem, Stroke
from slidekit.theme import Theme

Command = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """How a mark of one meaning is drawn: core colour, weights in EMU, dash. Meanings differ in line as well as in colour."""

    colour: str
    halo_colour: str
    width: int
    halo: int
    dash: str = "solid"
    open_head: bool = False
    glyph: str = ""

    def stroke(self) -> Stroke:
        return Stroke(self.colour, self.width, self.dash)

    def under(self) -> Stroke:
        """The halo's stroke: solid below a dashed core, so that the gaps stay dark."""
        return Stroke(self.halo_colour, self.width + 2 * self.halo)


def ink_for(theme: Theme, style: str, *, dashed: bool = False) -> Ink:
    """The ink of a meaning (``finding second risk ok quiet``); ``dashed`` says assumed or planned."""
    marks = theme.marks
    colour = {"finding": marks.finding, "second": marks.second, "risk": marks.risk, "ok": marks.ok, "quiet": marks.quiet}[style]
    return ink_of(style, marks.stroke, marks.halo, dashed=dashed, colour=colour.upper(), halo_colour=marks.halo_colour)


def ink_of(style: str, stroke: float, halo: float, *, dashed: bool, colour: str = "", halo_colour: str = "") -> Ink:
    """The ink of a meaning from the weights of stroke and halo in points; without colours it is good for geometry alone."""
    width = stroke * (0.6 if style == "quiet" else 1.0)
    dash = "sysDash" if dashed else "dash" if style == "risk" else "solid"
    glyph = {"risk": "cross", "ok": "check"}.get(style, "")
    return Ink(colour, halo_colour, pt(width), pt(halo), dash, style == "second", glyph)


def box_of(points: Sequence[tuple[float, float]]) -> Box:
    """The exact box of some points, at least one EMU each way."""
    left, top = min(round(x) for x, _ in points), min(round(y) for _, y in points)
    return Box(left, top, max(1, max(round(x) for x, _ in points) - left), max(1, max(round(y) for _, y in points) - top))


def polyline(points: Sequence[tuple[float, float]], *, closed: bool = False) -> Outline:
    """Straight pieces through the points."""
    commands: list[Command] = [("M" if index == 0 else "L", round(x), round(y)) for index, (x, y) in enumerate(points)]
    return Outline((*commands, *((("Z",),) if closed else ())))


def smooth(points: Sequence[tuple[float, float]], *, closed: bool = False) -> list[tuple[float, float]]:
    """A Catmull–Rom curve through the points, as a fine polyline."""
    if len(points) < 3:
        return list(points)
    every = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    fine: list[tuple[float, float]] = []
    for a, b, c, d in zip(every, every[1:], every[2:], every[3:], strict=False):
        for step in range(12):
            t = step / 12
            fine.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return fine if closed else [*fine, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class Pen:
    """Draws shapes for one mark and names them ``<mark>.<n>``."""

    def __init__(self, name: str, ink: Ink) -> None:
        self.name = name
        self.ink = ink
        self.items: list[ShapeItem] = []

    def add(self, box: Box, geometry: Geometry, fill: Fill | None = None, stroke: Stroke | None = None) -> None:
        """One shape as it is."""
        self.items.append(ShapeItem(f"{self.name}.{len(self.items) + 1}", "annotation", box, geometry, fill, stroke))

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, dash: str | None = None, width: int | None = None
    ) -> None:
        """A straight line with its halo."""
        a, b = Point(round(start[0]), round(start[1])), Point(round(end[0]), round(end[1]))
        box = Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
        core = Stroke(self.ink.colour, width or self.ink.width, dash or self.ink.dash)
        self.add(box, Segment(a, b), stroke=Stroke(self.ink.halo_colour, core.width + 2 * self.ink.halo))
        self.add(box, Segment(a, b), stroke=core)

    def path(
        self, points: Sequence[tuple[float, float]], *, closed: bool = False, dash: str | None = None, width: int | None = None
    ) -> None:
        """A path with its halo."""
        geometry, box = polyline(points, closed=closed), box_of(points)
        core = Stroke(self.ink.colour, width or self.ink.width, dash or self.ink.dash)
        self.add(box, geometry, stroke=Stroke(self.ink.halo_colour, core.width + 2 * self.ink.halo))
        self.add(box, geometry, stroke=core)

    def ring(self, box: Box, shape: str = "ellipse") -> None:
        """An outlined ellipse or rectangle with its halo; the inside lets clicks through to the picture."""
        self.add(box, Preset(shape), stroke=self.ink.under())
        self.add(box, Preset(shape), stroke=self.ink.stroke())

    def solid(self, points: Sequence[tuple[float, float]], colour: str | None = None) -> None:
        """A filled polygon whose dark outline is its halo."""
        fill = Fill(colour or self.ink.colour)
        self.add(box_of(points), polyline(points, closed=True), fill, Stroke(self.ink.halo_colour, self.ink.halo))

    def dot(self, centre: tuple[float, float], radius: int) -> None:
        """A filled disc with its halo."""
        box = Box(round(centre[0]) - radius, round(centre[1]) - radius, 2 * radius, 2 * radius)
        self.add(box, Preset("ellipse"), Fill(self.ink.colour), Stroke(self.ink.halo_colour, self.ink.halo))

    def arrow(self, tail: tuple[float, float], tip: tuple[float, float]) -> None:
        """Shaft and head as one shape where the ink is solid, else a dashed shaft below a solid head."""
        length = math.dist(tail, tip)
        if length < 1:
            return
        head = min(pt(11), length * 0.6)
        wing, half = head * 0.45, (self.ink.width + self.ink.halo) / 2  # the halo covers half its width of the shaft
        neck = self._toward(tip, tail, head * 0.86)
        if self.ink.open_head:
            self.line(tail, self._toward(tip, tail, min(length / 2, self.ink.width / 2)), dash=self.ink.dash)
            self._open_head(tail, tip, head)
        elif self.ink.dash == "solid":
            base = self._toward(tip, tail, head)
            self.solid([*self._sides(tail, tail, tip, half)[:1], self._sides(neck, tail, tip, half)[0],
                        self._sides(base, tail, tip, wing)[0], tip, self._sides(base, tail, tip, wing)[1],
                        self._sides(neck, tail, tip, half)[1], self._sides(tail, tail, tip, half)[1]])  # fmt: skip
        else:
            self.line(tail, neck)
            self.head(tail, tip, head)

    def head(self, tail: tuple[float, float], tip: tuple[float, float], size: float) -> None:
        """A filled head at ``tip``, pointing away from ``tail``."""
        base = self._toward(tip, tail, size)
        left, right = self._sides(base, tail, tip, size * 0.45)
        self.solid([left, tip, right, self._toward(tip, tail, size * 0.8)])

    def _open_head(self, tail: tuple[float, float], tip: tuple[float, float], size: float) -> None:
        """Two strokes whose corner ends at ``tip``: drawn through it, they would cover what it points at."""
        tip = self._toward(tip, tail, self.ink.width / 2)
        left, right = self._sides(self._toward(tip, tail, size), tail, tip, size * 0.55)
        self.path([left, tip, right], dash="solid")

    @staticmethod
    def _toward(start: tuple[float, float], end: tuple[float, float], distance: float) -> tuple[float, float]:
        whole = math.dist(start, end)
        if not whole:  # a picture so small that both ends are one place
            return start
        return start[0] + (end[0] - start[0]) * distance / whole, start[1] + (end[1] - start[1]) * distance / whole

    @staticmethod
    def _sides(
        at: tuple[float, float], tail: tuple[float, float], tip: tuple[float, float], half: float
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        length = math.dist(tail, tip)
        nx, ny = (tip[1] - tail[1]) / length * half, (tail[0] - tip[0]) / length * half
        return (at[0] + nx, at[1] + ny), (at[0] - nx, at[1] - ny)


def bounds(items: Sequence[ShapeItem]) -> Box:
    """The box of all shapes."""
    return union(item.box for item in items)
