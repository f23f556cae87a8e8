"""Places in numbers, as a person writes them: no more digits than pixels need, unchanged numbers as they are spelled."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from slidekit.core.diagnostics import refuse
from slidekit.source.node import Items, Node, Scalar

Numbers = Sequence["float | Numbers"]
Spelled = list["str | Spelled"]


def digits_for(pixels: tuple[int, int]) -> int:
    """Digits behind the point with which two neighbouring pixels differ; at least three."""
    return max(3, len(str(max(*pixels, 1))))


def spell_fraction(number: float, digits: int) -> str:
    """``0.25``; ``0`` and ``1`` without point."""
    return f"{number:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{number:.0f}"


def spell_numbers(numbers: Numbers, old: Node | None, digits: int) -> Spelled:
    """A point, an area or a path for YAML; a number that is as it was keeps its spelling."""
    items: Sequence[Node | None] = (
        old.items if isinstance(old, Items) and len(old.items) == len(numbers) else [None] * len(numbers)
    )
    out: Spelled = []
    for number, was in zip(numbers, items, strict=True):
        out.append(_spell(number, was, digits) if isinstance(number, int | float) else spell_numbers(number, was, digits))
    return out


def _spell(number: float, was: Node | None, digits: int) -> str:
    if isinstance(was, Scalar):
        try:
            if abs(float(was.text) - number) < 0.5 * 10**-digits:
                return was.text
        except ValueError:
            pass
    return spell_fraction(number, digits)


def check_point(point: Numbers) -> tuple[float, float]:
    """Raises Refused ``bad-place`` for what is no point in the picture."""
    if len(point) == 2 and all(_is_fraction(each) for each in point):
        return (float(point[0]), float(point[1]))  # type: ignore[arg-type]
    return refuse("bad-place", f"{_shown(point)} is no point in the picture", help="give two numbers from 0 to 1, as [x, y]")


def check_area(area: Numbers) -> tuple[float, float, float, float]:
    """Raises Refused ``bad-place`` for what is no area in the picture."""
    if len(area) == 4 and all(_is_fraction(each) for each in area):
        left, top, right, bottom = (float(each) for each in area)  # type: ignore[arg-type]
        if left < right and top < bottom:
            return left, top, right, bottom
    help = "give four numbers from 0 to 1, as [left, top, right, bottom]"
    return refuse("bad-place", f"{_shown(area)} is no area in the picture", help=help)


def check_place(place: Numbers) -> Numbers:
    """A point, an area or a path, by how many numbers there are. Raises Refused ``bad-place``."""
    if place and not isinstance(place[0], int | float):
        return check_path(place)
    return check_area(place) if len(place) == 4 else check_point(place)


def check_path(path: Numbers) -> Numbers:
    """Raises Refused ``bad-place`` for what is no path in the picture."""
    points = [check_point(step) if not isinstance(step, int | float) else check_point([step]) for step in path]
    return points if len(points) > 1 else refuse("bad-place", "a path has two points or more", help="give its points")


def _is_fraction(number: object) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and isfinite(number) and 0 <= number <= 1


def _shown(numbers: object) -> str:
    return str(numbers)[:60]
