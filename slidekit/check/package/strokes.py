"""Group A06: lines that carry meaning against what lies beneath them."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.contrast import STROKE
from slidekit.check.package.case import Case, called, overseen
from slidekit.check.package.colours import ground_of
from slidekit.core.colour import contrast
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.scene.found import FoundShape, every

_REACH = pt(3)
"""What lies within is beside a line."""


def lines(case: Case) -> Iterator[Diagnostic]:
    """``faint-stroke``: arrows, outlines drawn on a picture, and the series of a chart need 3:1 against their ground.

    On a picture only what stands out nowhere is named; a line in a halo, which lies right below it, is left alone.
    """
    for slide in case.package.slides:
        under: list[FoundShape] = [*every(slide.scenery)]
        shapes = overseen(slide)
        drawn = [shape.box for shape in shapes if shape.stroke is not None]
        for shape in shapes:
            box, inks = shape.box, _inks(shape, under)
            if box is not None and inks and not shape.hidden and (shape.kind == "chart" or drawn.count(box) == 1):
                place = Box(box.x - _REACH, box.y - _REACH, box.w + 2 * _REACH, box.h + 2 * _REACH)
                ground = shape.fill.colours if shape.fill and shape.fill.colours else ground_of(case, slide, place, under)
                for ink in inks if ground else ():
                    best = max(contrast(ink, each) for each in ground or ())
                    if best < STROKE:
                        fact = f"{called(shape)}: {ink} has a contrast of {best:.2f} here; lines and series need {STROKE:g}"
                        yield case.warning("faint-stroke", fact, "use a colour further from its ground", slide, shape)
                        break
            under.append(shape)


def _inks(shape: FoundShape, under: list[FoundShape]) -> tuple[str, ...]:
    """The colours of what carries meaning; a chart's only where it says what it stands on."""
    if shape.kind == "chart":
        return shape.colours if shape.fill is not None else ()
    stroke, box = shape.stroke, shape.box
    if stroke is None or stroke.colour is None or box is None or shape.words.strip():
        return ()
    on_picture = any(each.frame is not None and each.box is not None and each.box.holds(box) for each in under)
    ring = shape.kind == "shape" and shape.fill is None and on_picture
    return (stroke.colour,) if stroke.arrow or ring else ()
