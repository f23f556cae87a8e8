"""Geometry as paths: PowerPoint's presets, outlines and lines, with dashes and the heads of line ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, hypot, pi, sin

from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.render.drawing import Command, Paint, Path, Pen
from slidekit.scene.design import Design
from slidekit.scene.items import Fill, Geometry, Outline, Preset, Segment, Stroke

Frame = tuple[float, float, float, float]
Commands = tuple[Command, ...]

KAPPA = 0.5522847498
"""Where a Bézier's control points stand for a quarter of a circle."""

DASHES = {
    "dot": (1, 3),
    "dash": (4, 3),
    "lgDash": (8, 3),
    "dashDot": (4, 3, 1, 3),
    "lgDashDot": (8, 3, 1, 3),
    "lgDashDotDot": (8, 3, 1, 3, 1, 3),
    "sysDash": (3, 1),
    "sysDot": (1, 1),
    "sysDashDot": (3, 1, 1, 1),
    "sysDashDotDot": (3, 1, 1, 1, 1, 1),
}
"""ISO/IEC 29500-1, 20.1.10.48, in widths of the line."""

HEAD = 3.0
"""A medium head is so many line widths long and wide; below ``THIN`` points the line counts as that."""
THIN = 2.0


def frame_of(box: Box) -> Frame:
    """Left, top, width, height in points."""
    return to_pt(box.x), to_pt(box.y), to_pt(box.w), to_pt(box.h)


def paint_of(design: Design, colour: str, alpha: float = 1.0) -> Paint:
    """A colour of the scene as it is seen under the design."""
    return Paint(design.rgb(colour).upper(), alpha)


def filled(design: Design, fill: Fill | None) -> Paint | None:
    """A fill's paint."""
    return None if fill is None else paint_of(design, fill.colour, fill.alpha)


def pen_of(design: Design, stroke: Stroke | None) -> Pen | None:
    """A stroke's pen; a dash's gaps and lengths follow from its width."""
    if stroke is None:
        return None
    width = to_pt(stroke.width)
    return Pen(
        paint_of(design, stroke.colour, stroke.alpha), width, tuple(part * width for part in DASHES.get(stroke.dash, ()))
    )


def draw_shape(design: Design, geometry: Geometry, box: Box, fill: Fill | None, stroke: Stroke | None) -> tuple[Path, ...]:
    """The shape itself, then the heads at the ends of its line."""
    pen = pen_of(design, stroke)
    if isinstance(geometry, Segment):
        a, b = _point(geometry.start), _point(geometry.end)
        return (Path((("M", *a), ("L", *b)), None, pen), *_heads(stroke, pen, [a, b]))
    if isinstance(geometry, Outline):
        commands = tuple((command[0], *(to_pt(int(value)) for value in command[1:])) for command in geometry.commands)
        corners = [(float(each[-2]), float(each[-1])) for each in commands if len(each) > 1]
        return (Path(commands, filled(design, fill), pen), *_heads(stroke, pen, corners))
    return (Path(preset(geometry, frame_of(box)), filled(design, fill), pen),)


def _point(point: tuple[int, int]) -> tuple[float, float]:
    return to_pt(point[0]), to_pt(point[1])


def rectangle(frame: Frame) -> Commands:
    """The four corners, clockwise from the top left."""
    x, y, w, h = frame
    return polygon((x, y), (x + w, y), (x + w, y + h), (x, y + h))


def polygon(*corners: tuple[float, float]) -> Commands:
    """A closed polygon."""
    return (("M", *corners[0]), *(("L", *corner) for corner in corners[1:]), ("Z",))


def ellipse(frame: Frame) -> Commands:
    """The ellipse in a frame."""
    x, y, w, h = frame
    return _rounded(frame, w / 2, h / 2) if w or h else (("M", x, y), ("Z",))


def circle(x: float, y: float, radius: float) -> Commands:
    """The circle around a point."""
    return ellipse((x - radius, y - radius, 2 * radius, 2 * radius))


def _rounded(frame: Frame, rx: float, ry: float) -> Commands:
    x, y, w, h = frame
    right, bottom, kx, ky = x + w, y + h, rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        ("M", x + rx, y),
        ("L", right - rx, y),
        ("C", right - kx, y, right, y + ky, right, y + ry),
        ("L", right, bottom - ry),
        ("C", right, bottom - ky, right - kx, bottom, right - rx, bottom),
        ("L", x + rx, bottom),
        ("C", x + kx, bottom, x, bottom - ky, x, bottom - ry),
        ("L", x, y + ry),
        ("C", x, y + ky, x + kx, y, x + rx, y),
        ("Z",),
    )


def arc(frame: Frame, start: float, end: float) -> Commands:
    """Along the ellipse in a frame, clockwise from the angle ``start`` to ``end`` (radians, 0 at three o'clock)."""
    x, y, w, h = frame
    cx, cy, rx, ry = x + w / 2, y + h / 2, w / 2, h / 2
    turn = (end - start) % (2 * pi) or 2 * pi
    pieces = max(1, round(turn / (pi / 2) + 0.4999))
    step = turn / pieces
    k = 4 / 3 * (1 - cos(step / 2)) / sin(step / 2)
    made: list[Command] = [("M", cx + rx * cos(start), cy + ry * sin(start))]
    for number in range(pieces):
        a, b = start + number * step, start + (number + 1) * step
        one = (cx + rx * (cos(a) - k * sin(a)), cy + ry * (sin(a) + k * cos(a)))
        two = (cx + rx * (cos(b) + k * sin(b)), cy + ry * (sin(b) - k * cos(b)))
        made.append(("C", *one, *two, cx + rx * cos(b), cy + ry * sin(b)))
    return tuple(made)


def _round_rect(frame: Frame, values: Mapping[str, int]) -> Commands:
    radius = min(frame[2], frame[3]) * min(50_000, max(0, values.get("adj", 16_667))) / 100_000
    return _rounded(frame, radius, radius)


def _arc(frame: Frame, values: Mapping[str, int]) -> Commands:
    start, end = (values.get(name, default) / 60_000 * pi / 180 for name, default in (("adj1", 16_200_000), ("adj2", 0)))
    return arc(frame, start, end)


def _chevron(frame: Frame, values: Mapping[str, int]) -> Commands:
    x, y, w, h = frame
    point = min(w, h) * values.get("adj", 50_000) / 100_000
    middle = y + h / 2
    return polygon(
        (x, y), (x + w - point, y), (x + w, middle), (x + w - point, y + h), (x, y + h), (x + point, middle)
    )  # fmt: skip


def _pentagon(frame: Frame, values: Mapping[str, int]) -> Commands:
    x, y, w, h = frame
    point = min(w, h) * values.get("adj", 50_000) / 100_000
    return polygon((x, y), (x + w - point, y), (x + w, y + h / 2), (x + w - point, y + h), (x, y + h))


def _right_arrow(frame: Frame, values: Mapping[str, int]) -> Commands:
    x, y, w, h = frame
    shaft, head = h * values.get("adj1", 50_000) / 200_000, min(w, h) * values.get("adj2", 50_000) / 100_000
    middle, neck = y + h / 2, x + w - head
    upper = ((x, middle - shaft), (neck, middle - shaft), (neck, y), (x + w, middle))
    return polygon(*upper, (neck, y + h), (neck, middle + shaft), (x, middle + shaft))


def _plus(frame: Frame, values: Mapping[str, int]) -> Commands:
    x, y, w, h = frame
    d = min(w, h) * values.get("adj", 25_000) / 100_000
    a, b, c, e = x + d, x + w - d, y + d, y + h - d
    upper = ((a, y), (b, y), (b, c), (x + w, c), (x + w, e), (b, e))
    return polygon(*upper, (b, y + h), (a, y + h), (a, e), (x, e), (x, c), (a, c))


def _triangle(frame: Frame, values: Mapping[str, int]) -> Commands:
    x, y, w, h = frame
    return polygon((x + w * values.get("adj", 50_000) / 100_000, y), (x + w, y + h), (x, y + h))


def _diamond(frame: Frame, _: Mapping[str, int]) -> Commands:
    x, y, w, h = frame
    return polygon((x + w / 2, y), (x + w, y + h / 2), (x + w / 2, y + h), (x, y + h / 2))


PRESETS: dict[str, Callable[[Frame, Mapping[str, int]], Commands]] = {
    "rect": lambda frame, _: rectangle(frame),
    "ellipse": lambda frame, _: ellipse(frame),
    "roundRect": _round_rect,
    "arc": _arc,
    "chevron": _chevron,
    "homePlate": _pentagon,
    "rightArrow": _right_arrow,
    "plus": _plus,
    "triangle": _triangle,
    "diamond": _diamond,
}
"""PowerPoint's shapes by name (ISO/IEC 29500-1, 20.1.10.56), from their frame and adjust values."""


def preset(shape: Preset, frame: Frame) -> Commands:
    """The path of a preset. KeyError for one that is not in ``PRESETS``: a bug of layout."""
    return PRESETS[shape.name](frame, dict(shape.adjust))


def _heads(stroke: Stroke | None, pen: Pen | None, points: list[tuple[float, float]]) -> tuple[Path, ...]:
    """``head`` stands at the first point, ``tail`` at the last, as in PowerPoint."""
    if stroke is None or pen is None or len(points) < 2:
        return ()
    ends = ((stroke.head, points[0], points[1]), (stroke.tail, points[-1], points[-2]))
    return tuple(_head(kind, tip, behind, pen) for kind, tip, behind in ends if kind != "none")


def _head(kind: str, tip: tuple[float, float], behind: tuple[float, float], pen: Pen) -> Path:
    length = HEAD * max(pen.width, THIN)
    (x, y), distance = tip, hypot(tip[0] - behind[0], tip[1] - behind[1]) or 1.0
    dx, dy = (tip[0] - behind[0]) / distance, (tip[1] - behind[1]) / distance

    def at(along: float, aside: float) -> tuple[float, float]:
        return x + (dx * along - dy * aside) * length, y + (dy * along + dx * aside) * length

    if kind == "oval":
        return Path(circle(x, y, length / 2), pen.paint)
    if kind == "arrow":
        arms: Commands = (("M", *at(-1, 0.5)), ("L", x, y), ("L", *at(-1, -0.5)))
        return Path(arms, None, Pen(pen.paint, pen.width))
    corners = {
        "stealth": (at(0, 0), at(-1, 0.5), at(-0.65, 0), at(-1, -0.5)),
        "diamond": (at(0.5, 0), at(0, 0.5), at(-0.5, 0), at(0, -0.5)),
    }.get(kind, (at(0, 0), at(-1, 0.5), at(-1, -0.5)))
    return Path(polygon(*corners), pen.paint)
