"""Drawings as pixels, by a process of its own."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from slidekit.core.diagnostics import Outcome, Refused, Span, refuse
from slidekit.media.isolation import WORKERS
from slidekit.media.svg import Drawing, clean_svg

PATIENCE = 20.0


def open_drawing(data: bytes, name: str, span: Span | None) -> Drawing:
    """The cleaned drawing. Raises Refused: those of ``clean_svg``, and ``svg-extra-missing``."""
    drawing = clean_svg(data, name, span)
    if not _can_draw():
        message = f"{name} is SVG, and the library that draws it is not installed"
        refuse("svg-extra-missing", message, span, "run: pip install 'slidekit[svg]'")
    return drawing


def rasterise(drawing: Drawing, width: int, height: int, name: str, span: Span | None) -> bytes:
    """PNG of ``width`` × ``height`` pixels. Raises Refused: ``broken-picture``, ``picture-too-heavy``."""
    options = {"width": width, "height": height, "name": name}
    outcome: Outcome[tuple[dict[str, object], bytes]] = WORKERS.ask("svg", drawing.data, options, span, patience=PATIENCE)
    if outcome.value is None:
        raise Refused(*outcome.diagnostics)
    return outcome.value[1]


@lru_cache(maxsize=1)
def _can_draw() -> bool:
    return find_spec("resvg_py") is not None
