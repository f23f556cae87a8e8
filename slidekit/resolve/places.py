"""Places by name: a landmark of the figure becomes numbers, in fractions of the uncropped, upright picture."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.diagnostics import Span, did_you_mean, refuse
from slidekit.core.geometry import Area
from slidekit.resolve.model import Figure, Place, PointXY
from slidekit.spec.place import Place as Written


def place_of(written: Written) -> Place:
    """A place that is written in numbers only, as in a figure's landmarks."""
    if written.path is not None:
        return Place(path=tuple(step for step in written.path if not isinstance(step, str)))
    return Place(point=written.point, area=written.area)


def spell_written(written: Written) -> str:
    """A place as it is written, in one line: ``tip``, ``0.5,0.4``, an area's four numbers, a path as ``entry 0.5,0.4``."""
    steps = written.path if written.path is not None else (written.name or written.point or written.area or (),)
    return " ".join(step if isinstance(step, str) else ",".join(str(float(number)) for number in step) for step in steps)


def read_written(text: str, landmarks: Mapping[str, Place]) -> Place:
    """The place that ``spell_written`` put down, its names looked up. KeyError for a landmark that is not there or no point;
    ValueError for what is no place.
    """
    steps = [landmarks[step] if step[:1].isalpha() else _numbers(step) for step in text.split()]
    if len(steps) == 1:
        return steps[0]
    points = [step.point for step in steps]
    if not points or None in points:
        raise KeyError(text)
    return Place(path=tuple(point for point in points if point is not None))


def _numbers(text: str) -> Place:
    numbers = tuple(float(number) for number in text.split(","))
    if not all(0 <= number <= 1 for number in numbers) or len(numbers) not in (2, 4):
        raise ValueError(f"{text} is neither a point nor an area")
    if len(numbers) == 2:
        return Place(point=numbers)
    area = Area(*numbers)
    if area.left >= area.right or area.top >= area.bottom:
        raise ValueError(f"{text} has no area")
    return Place(area=area)


def spell_place(place: Place) -> str:
    """A place in numbers in the same form."""
    return spell_written(Written(point=place.point, area=place.area, path=place.path))


def look_up(written: Written, figure: Figure, span: Span | None, slide: str) -> Place:
    """The place a mark or crop means on ``figure``. Raises Refused: ``unknown-landmark bad-place``."""
    if written.name is not None:
        return find_landmark(written.name, figure, span, slide)
    if written.path is None:
        return Place(point=written.point, area=written.area)
    steps: list[PointXY] = []
    for step in written.path:
        if isinstance(step, str):
            steps.append(point_of(find_landmark(step, figure, span, slide), step, span, slide))
        else:
            steps.append(step)
    return Place(path=tuple(steps))


def find_landmark(name: str, figure: Figure, span: Span | None, slide: str) -> Place:
    """A landmark of the figure by its name. Raises Refused: ``unknown-landmark``."""
    place = figure.landmarks.get(name)
    if place is None:
        help = did_you_mean(name, figure.landmarks)
        refuse("unknown-landmark", f"the figure {figure.id} has no landmark {name}", span, help, slide=slide)
    return place


def point_of(place: Place, name: str, span: Span | None, slide: str) -> PointXY:
    """A place that must be a point. Raises Refused: ``bad-place``."""
    if place.point is None:
        refuse(
            "bad-place",
            f"{name} is {shape_in_words(place)}; a point is expected",
            span,
            "name a point, or write [x, y]",
            slide=slide,
        )
    return place.point


def area_of(place: Place, name: str, span: Span | None, slide: str) -> Area:
    """A place that must be an area. Raises Refused: ``bad-place``."""
    if place.area is None:
        help = "name an area, or write [left, top, right, bottom]"
        refuse("bad-place", f"{name} is {shape_in_words(place)}; an area is expected", span, help, slide=slide)
    return place.area


def shape_of(place: Place) -> str:
    """``point``, ``area`` or ``path``."""
    return "point" if place.point is not None else "area" if place.area is not None else "path"


def shape_in_words(place: Place) -> str:
    """``a point``, ``an area``, ``a path``."""
    return {"point": "a point", "area": "an area", "path": "a path"}[shape_of(place)]


def holds_point(area: Area, point: PointXY) -> bool:
    """True when the point lies inside the area or on its edge."""
    return area.left <= point[0] <= area.right and area.top <= point[1] <= area.bottom


def spell(point: PointXY) -> str:
    """``(0.58, 0.47)``."""
    return f"({point[0]:g}, {point[1]:g})"
