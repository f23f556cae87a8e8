"""Groups I5 and L03: lists, on one slide and slide after slide."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.density import LONGEST_RUN, MOST_BULLETS
from slidekit.check.package.case import Case, called, is_counted, is_small_print
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundShape, FoundSlide, every

_SHOWN = frozenset({"picture", "film", "chart", "table", "diagram", "object", "line", "ink"})


def points(case: Case) -> Iterator[Diagnostic]:
    """``many-bullets``: more than six points are a list to be read, not to be listened to."""
    for slide in case.package.slides:
        for shape in every(slide.shapes) if not is_small_print(slide) else ():
            count = _bullets(shape)
            if count > MOST_BULLETS:
                fact = f"{called(shape)} has {count} points; more than {MOST_BULLETS} are read instead of listened to"
                yield case.warning("many-bullets", fact, "make two slides, or say some aloud", slide, shape)


def _bullets(shape: FoundShape) -> int:
    """Points of the first level."""
    paragraphs = shape.text.paragraphs if shape.text is not None and is_counted(shape) else ()
    return sum(p.bullet and p.level == 0 and bool(p.words.strip()) for p in paragraphs)


def in_a_row(case: Case) -> Iterator[Diagnostic]:
    """``lists-in-a-row``: more than four slides one after the other that show nothing but points."""
    run: list[FoundSlide] = []
    for slide in (*case.shown, None):
        if slide is not None and _is_list(slide):
            run.append(slide)
            continue
        if len(run) > LONGEST_RUN:
            fact = f"with the slides before it, {len(run)} in a row from slide {run[0].number} on show nothing but points"
            help = "show one of them as a picture, a chart or a table"
            yield case.warning("lists-in-a-row", fact, help, run[-1])
        run = []


def _is_list(slide: FoundSlide) -> bool:
    """True for points and nothing to look at."""
    shapes = tuple(every(slide.shapes))
    seen = any(shape.kind in _SHOWN or (shape.fill is not None and shape.fill.picture) for shape in shapes)
    return not seen and not is_small_print(slide) and sum(map(_bullets, shapes)) > 1
