"""Places in a picture (rule R3): a name, or numbers. Two numbers are a point, four an area, a list of places a path."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Area
from slidekit.source.node import Path
from slidekit.spec.faults import describe, fault, is_template, key_of, unquoted
from slidekit.spec.scalars import ID, NUMBER, schema_of, slug

PointXY = tuple[float, float]
LABEL_SIDES = ("auto", "left", "right", "above", "below")
"""Words for where a label stands."""
ARROW_SIDES = ("left", "right", "above", "below", "top-left", "top-right", "bottom-left", "bottom-right", "auto")
"""Words for where an arrow comes from."""
FORMS = {"point": "[x, y]", "area": "[left, top, right, bottom]", "path": "[[x, y], [x, y]]"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written; exactly one of the four is set. The points of a ``path`` are names or numbers."""

    name: str | None = None
    point: PointXY | None = None
    area: Area | None = None
    path: tuple[str | PointXY, ...] | None = None

    @property
    def shape(self) -> str | None:
        """``point``, ``area`` or ``path``; None for a name, whose shape the figure knows."""
        if self.name is not None:
            return None
        return "point" if self.point is not None else "area" if self.area is not None else "path"

    @property
    def names(self) -> tuple[str, ...]:
        """The landmarks it needs."""
        if self.name is not None:
            return (self.name,)
        return tuple(step for step in self.path or () if isinstance(step, str))

    @property
    def has_numbers(self) -> bool:
        """True when a coordinate is written out."""
        return self.name is None and (self.path is None or any(not isinstance(step, str) for step in self.path))


def place_data(place: Place) -> Any:
    """A place in the form of YAML."""
    if not isinstance(place, Place):
        return place
    if place.path is not None:
        return [step if isinstance(step, str) else list(step) for step in place.path]
    return place.name if place.name is not None else list(place.point or place.area or ())


def bad_place(message: str, help: str, at: Path = ()) -> PydanticCustomError:
    """The fault of every wrong place."""
    return fault("bad-place", message, help, at)


def is_number(value: object) -> bool:
    """True for a number or its spelling."""
    value = unquoted(value)
    if isinstance(value, str):
        return NUMBER.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_fraction(value: object, index: int, at: Path) -> float:
    """A coordinate, 0 to 1; says what a larger number looks like."""
    number = float(str(unquoted(value)))
    if 0 <= number <= 1:
        return number
    shown = str(unquoted(value)).strip()
    if number > 100:
        side = "height" if index % 2 else "width"
        raise bad_place(f"{shown} is not a fraction from 0 to 1", f"{shown} looks like pixels: divide by the {side}", at)
    if number >= 2:
        written = f"{number / 100:g}"
        raise bad_place(
            f"{shown} is not a fraction from 0 to 1", f"write {written} for {shown} %; divide pixels by the size", at
        )
    raise bad_place(f"{shown} lies outside the picture; fractions go from 0 to 1", "write a fraction from 0 to 1", at)


def decimal_comma(items: Sequence[object]) -> str | None:
    """``["0", "31", "0", "22"]`` → ``"0.31, 0.22"`` when the numbers look cut in two by decimal commas."""
    texts = [str(unquoted(item)).strip() for item in items]
    joined: list[str] = []
    index = 0
    while index < len(texts):
        if texts[index] in ("0", "1") and index + 1 < len(texts) and re.fullmatch(r"\d{1,4}", texts[index + 1]):
            joined.append(f"{texts[index]}.{texts[index + 1]}")
            index += 2
        else:
            joined.append(texts[index])
            index += 1
    fits = len(joined) in (2, 4) and all(NUMBER.fullmatch(text) and 0 <= float(text) <= 1 for text in joined)
    return ", ".join(joined) if fits and len(joined) < len(texts) else None


def read_numbers(items: Sequence[object], at: Path = ()) -> PointXY | Area:
    """Two or four fractions."""
    comma = decimal_comma(items)
    if comma is not None and (len(items) not in (2, 4) or any(float(str(unquoted(item))) > 1 for item in items)):
        raise bad_place(f"{count(len(items))}; a point has 2, an area 4", f"Decimal comma? Write [{comma}]", at)
    if len(items) not in (2, 4):
        raise bad_place(f"{count(len(items))}; a point has 2, an area 4", "write [x, y] or [left, top, right, bottom]", at)
    values = [read_fraction(item, index, (*at, index)) for index, item in enumerate(items)]
    if len(values) == 2:
        return values[0], values[1]
    area = Area(*values)
    if area.left >= area.right:
        raise bad_place(
            f"left {area.left:g} is not less than right {area.right:g}", "an area is [left, top, right, bottom]", at
        )
    if area.top >= area.bottom:
        raise bad_place(
            f"top {area.top:g} is not less than bottom {area.bottom:g}", "an area is [left, top, right, bottom]", at
        )
    return area


def count(number: int) -> str:
    """``3 numbers``."""
    return f"{number} number{'' if number == 1 else 's'}"


def read_name(value: str, templates: bool, at: Path = ()) -> str:
    """The name of a landmark."""
    name = str(unquoted(value)).strip()
    if ID.fullmatch(name) or (templates and "{{" in name):
        return name
    if percent := re.fullmatch(r"([\d.]+)\s*%", name):
        raise bad_place(f"{name} is not a fraction from 0 to 1", f"write {float(percent[1]) / 100:g}", at)
    if unit := re.fullmatch(r"([\d.]+)\s*(px|mm|cm|pt)", name):
        raise bad_place(
            f"{name} is not a fraction from 0 to 1", f"write {unit[1]} divided by the picture's width or height", at
        )
    if "," in name and all(is_number(part) for part in name.split(",")):
        raise bad_place(f'"{name}" is text; numbers stand in brackets', f"write [{name}]", at)
    advice = f"write {slug(name)}" if slug(name) else "write a landmark's name, or numbers in brackets"
    raise bad_place(f'"{name}" is no landmark name; these have lower-case letters, digits and hyphens', advice, at)


def read_step(item: object, templates: bool, at: Path) -> str | PointXY:
    """One point of a path: a name, or two numbers."""
    if isinstance(item, str):
        return read_name(item, templates, at)
    if isinstance(item, list | tuple):
        for index, value in enumerate(item):
            if not is_number(value):
                if isinstance(value, str):
                    read_name(value, templates, (*at, index))
                    if templates and "{{" in value:
                        return value
                raise bad_place(f"{describe(value)} stands where a number is expected", "write [x, y]", (*at, index))
        numbers = read_numbers(item, at)
        if len(numbers) == 2:
            return numbers[0], numbers[1]
        raise bad_place("4 numbers in a path; its points have 2", "write [[x, y], [x, y]]", at)
    raise bad_place(f"{describe(item)} stands where a point is expected", "write a landmark's name or [x, y]", at)


def read_place(value: object, templates: bool = False) -> Place:
    """A place by its content (R3). Raises the ``bad-place`` fault."""
    if isinstance(value, Place):
        return value
    if isinstance(value, str):
        if is_number(value):
            raise bad_place("1 number; a point has 2, an area 4", "write [x, y]")
        return Place(name=read_name(value, templates))
    if not isinstance(value, list | tuple):
        raise bad_place(f"{describe(value)} is no place", "write a landmark's name, or [x, y]")
    if not value:
        raise bad_place("the list is empty", "write a landmark's name, or [x, y]")
    if all(is_number(item) for item in value):
        numbers = read_numbers(value)
        return Place(area=numbers) if isinstance(numbers, Area) else Place(point=numbers)
    if any(is_number(item) for item in value):
        for index, item in enumerate(value):
            if isinstance(item, str) and not is_number(item):
                if templates and "{{" in item:
                    return Place(name=item)
                read_name(item, templates, (index,))
        raise bad_place("the list mixes numbers and points", "write [x, y], or a list of names and points as [tip, [0.1, 0.2]]")
    steps = tuple(read_step(item, templates, (index,)) for index, item in enumerate(value))
    if len(steps) < 2:
        raise bad_place("a path of 1 point", "write two points or more, or the place without the outer brackets")
    return Place(path=steps)


def place_type(*shapes: str, numbers_only: bool = False) -> Callable[[Any, ValidationInfo], Place]:
    """A validator for places of some shapes."""

    def check(value: Any, info: ValidationInfo) -> Place:
        templates = info.context is not None and info.context.templates
        place = read_place(value, templates)
        if is_template(place.name, info):
            return place
        if numbers_only and place.names:
            raise bad_place(
                f"{key_of(info)} holds the name {place.names[0]}; numbers are expected", f"write {FORMS[shapes[0]]}"
            )
        if place.shape is not None and place.shape not in shapes:
            wanted = " or ".join(f"{'an' if shape == 'area' else 'a'} {shape}" for shape in shapes)
            advice = " or ".join(FORMS[shape] for shape in shapes)
            raise bad_place(
                f"{key_of(info)} is a {place.shape}; {wanted} is expected".replace("a area", "an area"), f"write {advice}"
            )
        return place

    return check


def check_size(value: Any, info: ValidationInfo) -> float | PointXY:
    """Full width and height in fractions of the figure; one number means round."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    if isinstance(value, list | tuple):
        if len(value) != 2 or not all(is_number(item) for item in value):
            raise bad_place(f"size has {len(value)} entries; it is one number or [width, height]", "write size: [0.12, 0.20]")
        return read_fraction(value[0], 0, (0,)), read_fraction(value[1], 1, (1,))
    if not is_number(value):
        if isinstance(value, str):
            read_name(value, templates=False)
        raise bad_place(f"size is {describe(value)}; it is one number or [width, height]", "write size: 0.12")
    return read_fraction(value, 0, ())


def direction_type(*words: str) -> Callable[[Any, ValidationInfo], str | Place]:
    """A validator for a direction by name, or a point."""
    check_point = place_type("point")

    def check(value: Any, info: ValidationInfo) -> str | Place:
        bare = unquoted(value)
        if isinstance(bare, str) and bare.strip() in words:
            return bare.strip()
        return check_point(value, info)

    return check


dump = PlainSerializer(place_data)
PointPlace = Annotated[Place, PlainValidator(place_type("point")), dump, schema_of("Point")]
AreaPlace = Annotated[Place, PlainValidator(place_type("area")), dump, schema_of("Area")]
AnyPlace = Annotated[Place, PlainValidator(place_type("point", "area", "path")), dump, schema_of("Place")]
PlaceInNumbers = Annotated[
    Place, PlainValidator(place_type("point", "area", "path", numbers_only=True)), dump, schema_of("Numbers")
]
AreaInNumbers = Annotated[Place, PlainValidator(place_type("area", numbers_only=True)), dump, schema_of("AreaNumbers")]
MarkSize = Annotated[float | PointXY, PlainValidator(check_size), schema_of("Size")]
LabelAt = Annotated[
    str | Place,
    PlainValidator(direction_type(*LABEL_SIDES)),
    PlainSerializer(place_data),
    schema_of("LabelAt"),
]
From = Annotated[
    str | Place,
    PlainValidator(direction_type(*ARROW_SIDES)),
    PlainSerializer(place_data),
    schema_of("From"),
]
