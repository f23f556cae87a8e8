"""Group A01: alt texts that are missing, left from a file, or say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.figures import is_file_name
from slidekit.check.identities import veil
from slidekit.check.package.case import Case, called, cut, overseen
from slidekit.check.prose import LONGEST_ALT, idle_words, is_by_program
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundShape

SEEN = frozenset({"picture", "film", "sound", "chart", "table", "diagram", "object", "group"})
"""Kinds of shapes that are seen and not read."""


def alts(case: Case) -> Iterator[Diagnostic]:
    """``alt-missing``, ``alt-is-file-name``, ``alt-idle`` and ``alt-long``: what a screen reader says of what is seen."""
    for slide in case.package.slides:
        beside = tuple(shape.words for shape in overseen(slide) if shape.text is not None and shape.kind in ("text", "shape"))
        for shape in _described(slide.shapes):
            alt = shape.alt.strip()
            what = shape.kind if shape.kind in SEEN else "shape"
            name = called(shape)
            if not alt:
                help = "right-click › View Alt Text: say what it shows, or mark it as decorative"
                yield case.warning("alt-missing", f"{what} {name} has no alt text", help, slide, shape)
            elif is_file_name(alt):
                fact = f"the alt text of {what} {name} is a file name: {veil(alt)}"
                yield case.warning("alt-is-file-name", fact, "say what it shows", slide, shape)
            elif is_by_program(alt):
                fact = f"the alt text of {what} {name} was written by a program: {cut(alt)}"
                yield case.warning("alt-is-file-name", fact, "say what it shows", slide, shape)
            elif shape.kind in ("picture", "film") and (why := idle_words(alt, beside)) is not None:
                yield case.note("alt-idle", f"the alt text of {what} {name} {why}", "say what it shows", slide, shape)
            elif len(alt) > LONGEST_ALT:
                fact = f"the alt text of {what} {name} has {len(alt)} letters"
                yield case.note("alt-long", fact, "say it in two sentences; details belong into the notes", slide, shape)


def _described(shapes: tuple[FoundShape, ...]) -> Iterator[FoundShape]:
    """Shapes that need an alt text: a group with one speaks for its members, a group of texts needs none."""
    for shape in shapes:
        if shape.decorative or shape.hidden:
            continue
        if shape.kind == "group":
            if shape.alt.strip():
                yield shape
            else:
                yield from _described(shape.members)
        elif shape.kind in SEEN or (shape.kind == "shape" and shape.fill is not None and shape.fill.picture is not None):
            yield shape
