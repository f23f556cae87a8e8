"""Group A13: what moves beside the words and does not stop."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.package.case import Case, called
from slidekit.core.diagnostics import Diagnostic


def endless(case: Case) -> Iterator[Diagnostic]:
    """``endless-motion``: an animated picture, or an animation that repeats; nobody reads beside it (WCAG 2.2, 2.2.2)."""
    for slide, shape in case.shapes():
        picture = case.package.pictures.get(shape.frame.part or "") if shape.frame is not None else None
        if picture is not None and picture.frames > 1 and shape.kind == "picture":
            fact = f"{called(shape)} is an animated {picture.kind.upper()}, which nobody can stop"
            yield case.warning("endless-motion", fact, "insert it as a film, or as a still", slide, shape)
    for slide in case.shown:
        if slide.endless:
            fact = "an animation on it repeats until the slide changes"
            yield case.warning("endless-motion", fact, "Animations › Timing › Repeat: none", slide)
