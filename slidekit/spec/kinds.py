"""The kinds of marks: what place each takes, and which options mean something for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OUTLINE_OPTIONS = ("size",)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mark. ``points`` is how many points its path has, None for two or more."""

    name: str
    shapes: tuple[str, ...]
    draws: str
    options: tuple[str, ...] = ()
    points: int | None = None


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("at", ("point", "area"), "nothing but label or number, with a leader"),
        Kind("arrow", ("point", "path", "area"), "shaft and head; stops short of the finding", ("from", "curved", "ends")),
        Kind("arrowhead", ("point",), "head only", ("from",)),
        Kind("number", ("point",), "a disc with the slide's next free number"),
        Kind("text", ("point",), "its label, right there"),
        Kind("point", ("point",), "a dot"),
        Kind("crosshair", ("point",), "a crosshair"),
        Kind("target", ("point",), "a ring with a dot"),
        Kind("cross", ("point",), "✕, the wrong spot"),
        Kind("check", ("point",), "✓, the right spot"),
        Kind("question", ("point",), "?, an unknown spot"),
        Kind("asterisk", ("point",), "*, an area without a precise point"),
        Kind("star", ("point",), "★, an area without a precise point"),
        Kind("dagger", ("point",), "†, an area without a precise point"),
        Kind("ellipse", ("area", "point"), "an outline", OUTLINE_OPTIONS),
        Kind("circle", ("area", "point"), "an outline", OUTLINE_OPTIONS),
        Kind("box", ("area", "point"), "an outline", OUTLINE_OPTIONS),
        Kind("zone", ("area", "path"), "outline and hatch by style"),
        Kind("highlight", ("area", "path"), "a translucent fill"),
        Kind("spotlight", ("area", "path"), "dims everything else"),
        Kind("inset", ("area",), "a magnified copy, its box and a connector", ("zoom",)),
        Kind("line", ("path",), "a straight line", ("curved", "ends")),
        Kind("curve", ("path",), "a smooth line"),
        Kind("flow", ("path",), "a chain of small heads"),
        Kind("needle", ("path",), "entry, shaft and tip", ("confirmed",)),
        Kind("contour", ("path",), "the outline of a structure", ("closed",)),
        Kind("bracket", ("path",), "a bracket along an edge", points=2),
        Kind("measure", ("path",), "ticks and the length, or the label", points=2),
        Kind("angle", ("path",), "an arc and its degrees", points=3),
    )
}

KIND_OPTIONS: frozenset[str] = frozenset(option for kind in KINDS.values() for option in kind.options)
"""Options that some kinds only know; the others (label, number, style …) go with all."""

OPTION_HOMES: Mapping[str, tuple[str, ...]] = {
    option: tuple(kind.name for kind in KINDS.values() if option in kind.options) for option in sorted(KIND_OPTIONS)
}


def shape_fault(kind: str, shape: str, points: int | None = None) -> tuple[str, str] | None:
    """Message and help when a mark's kind cannot stand on a ``shape`` (``point area path``), else None.

    ``points`` is the length of a path. Used here for numbers and, once landmarks are looked up, by resolve for names.
    """
    known = KINDS[kind]
    if shape not in known.shapes:
        wanted = " or ".join(with_article(name) for name in known.shapes)
        return f"{kind} stands on {with_article(shape)}; it takes {wanted}", f"write {FORM_OF[known.shapes[0]]}"
    if shape == "path" and known.points is not None and points is not None and points != known.points:
        return f"{kind} has {points} points; it takes {known.points}", f"write {known.points} points"
    return None


FORM_OF: Mapping[str, str] = {
    "point": "a landmark that is a point, or [x, y]",
    "area": "a landmark that is an area, or [left, top, right, bottom]",
    "path": "a list of two or more points, as [entry, tip]",
}


def with_article(shape: str) -> str:
    """``an area``."""
    return f"{'an' if shape[0] in 'aeiou' else 'a'} {shape}"
