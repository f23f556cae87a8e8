"""Groups D2 and G: a file that slidekit built, against what it put down in it of its pictures."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.package.case import Case, called
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import every


def marks(case: Case) -> Iterator[Diagnostic]:
    """``stale-annotation``: marks were placed on another picture than the one that now lies below them."""
    record = case.package.record
    hashes = {part.name: part.sha256 for part in case.package.parts}
    for slide, shape in case.shapes():
        known = record.pictures.get(shape.name) if record is not None else None
        if record is None or known is None or not known.marks or shape.frame is None or shape.frame.part is None:
            continue
        count = f"{known.marks} mark{'s' if known.marks > 1 else ''}"
        if not any(hashes.get(shape.frame.part, "").startswith(image) for image in known.images):
            fact = f"{called(shape)} was replaced or changed by hand; its {count} stand where the former picture had something"
            help = "look at each mark and move it, or use slidekit swap, which takes the marks along"
            yield case.error("stale-annotation", fact, help, slide, shape)
        elif known.figure in record.stale:
            fact = f"{called(shape)} shows a newer picture, and its {count} by landmarks of the former one"
            yield case.warning("stale-annotation", fact, "set the landmarks anew, and build", slide, shape)


def credits(case: Case) -> Iterator[Diagnostic]:
    """``credits-incomplete``: the deck credits its pictures, but for some that are still shown."""
    record = case.package.record
    if record is None:
        return
    shown = {record.pictures[shape.name].figure for _, shape in case.shapes() if shape.name in record.pictures}
    said = _even("\n".join(shape.words for slide in case.package.slides for shape in every(slide.shapes)))
    wanted = {figure: line for figure, line in sorted(record.credits.items()) if figure in shown}
    bare = [figure for figure, line in wanted.items() if _even(line) not in said]
    if bare and len(set(map(wanted.__getitem__, bare))) < len(set(wanted.values())):
        fact = f"other pictures are credited, and {', '.join(bare[:4])} {'is' if len(bare) == 1 else 'are'} not"
        yield case.warning("credits-incomplete", fact, "add the line to the credits, or take the picture out")


def _even(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
