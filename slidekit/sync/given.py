"""Landmarks given with a swap, as ``tip=0.4,0.5``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from slidekit.core.diagnostics import did_you_mean, refuse
from slidekit.resolve.model import Place
from slidekit.resolve.places import read_written, shape_in_words, shape_of


def read_landmarks(figure: str, known: Mapping[str, Place], given: Mapping[str, str], empty: str) -> dict[str, Place]:
    """The places given, by name: landmarks that the figure has (``known``), each in the shape that it has.

    ``empty`` is what to do where the figure has none. Raises Refused: ``unknown-landmark``, ``bad-place``.
    """
    places: dict[str, Place] = {}
    for name, text in given.items():
        if name not in known:
            help = did_you_mean(name, known) if known else empty
            refuse("unknown-landmark", f"the figure {figure} has no landmark {name}", help=help)
        try:
            place = read_written(_close(text), {})
        except (KeyError, ValueError):
            example = f"write {name}=X,Y in fractions of the picture, as {name}=0.4,0.5"
            refuse("bad-place", f"{name}={text} is no place", help=example)
        if shape_of(place) != shape_of(known[name]):
            fact = f"{name} is {shape_in_words(known[name])}, and {text} is {shape_in_words(place)}"
            refuse("bad-place", fact, help={"point": f"write {name}=X,Y", "area": f"write {name}=LEFT,TOP,RIGHT,BOTTOM"}.get(
                shape_of(known[name]), f'write "{name}=X,Y X,Y", entry first'))  # fmt: skip
        places[name] = place
    return places


def spelled(text: str) -> list[str] | list[list[str]]:
    """A place as it was given, for YAML: ``[x, y]``, ``[left, top, right, bottom]`` or a list of points."""
    points = [[number.strip() for number in point.split(",")] for point in _close(text).split()]
    return points[0] if len(points) == 1 else points


def _close(text: str) -> str:
    """``0.4, 0.5`` as ``0.4,0.5``: blanks part points."""
    return re.sub(r"\s*,\s*", ",", text.strip())
