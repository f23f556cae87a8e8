"""Group B7: meaning by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.hues import hue, one_grey
from slidekit.check.package.case import Case, called
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundShape, every


def apart(case: Case) -> Iterator[Diagnostic]:
    """``red-green`` and ``colour-alone``: what the series of a chart, or words, are told apart by."""
    for slide in case.package.slides:
        inks: dict[str, FoundShape] = {}
        for shape in every(slide.shapes):
            if {"red", "green"} <= {hue(colour) for colour in shape.colours}:
                fact = f"{called(shape)} tells series apart by red and green, which one man in twelve cannot"
                yield case.warning("red-green", fact, "use blue and orange, and label the series", slide, shape)
            elif (pair := one_grey(shape.colours)) is not None:
                fact = f"{called(shape)} tells series apart by hue alone: {pair[0]} and {pair[1]} are one grey"
                yield case.note("colour-alone", fact, "use colours of different lightness, and label the series", slide, shape)
            for run in (run for p in (shape.text.paragraphs if shape.text else ()) for run in p.runs):
                if run.colour and run.text.strip():
                    inks.setdefault(hue(run.colour), shape)
        if {"red", "green"} <= set(inks):
            fact = "it has words in red and words in green, which one man in twelve cannot tell apart"
            help = "say it with a sign or a word too, or use blue and orange"
            yield case.warning("red-green", fact, help, slide, inks["red"])
