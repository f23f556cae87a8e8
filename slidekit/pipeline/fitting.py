"""The texts of a file that was found, measured: how much room each needs in its box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slidekit import text as measure
from slidekit.core.units import pt, to_pt
from slidekit.scene.found import FoundParagraph, FoundRun, FoundShape, FoundText, every
from slidekit.scene.package import Package, TextFit

UNBOUNDED = 100_000.0
MOST_LETTERS = 2_000_000
"""Letters that are measured in one file; a long lecture has a hundredth."""


def fit_texts(package: Package) -> Mapping[int, TextFit]:
    """A fit for every shape with letters that stand in a box, by the shape's key."""
    found: dict[int, TextFit] = {}
    left = MOST_LETTERS
    for shape in _shapes(package):
        if shape.rows and shape.box is not None:
            left -= len(shape.words)
            if left >= 0:
                found[shape.key] = _fit_table(shape, shape.box.w, shape.box.h)
        elif shape.text is not None and shape.box is not None and shape.box.w > 0:
            words = shape.text.words
            left -= len(words)
            if left < 0:
                break
            if words.strip() and shape.kind != "chart" and shape.text.upright:
                found[shape.key] = _fit(shape.text, shape.box.w, shape.box.h)
    return found


def _shapes(package: Package) -> Iterator[FoundShape]:
    return (shape for slide in package.slides for shape in every(slide.shapes))


def _fit(text: FoundText, width: int, height: int) -> TextFit:
    left, top, right, bottom = text.insets
    span = max(pt(1), (width - left - right) // text.columns)
    paras = [_para(paragraph) for paragraph in text.paragraphs]
    composed = measure.compose(paras, to_pt(span) if text.wrap else UNBOUNDED)
    runs = [run for paragraph in text.paragraphs for run in paragraph.runs]
    lacking = dict.fromkeys(char for run in runs for char in measure.missing(run.text, run.font))
    return TextFit(
        height=pt(composed.height) // text.columns,
        width=pt(composed.width),
        lines=len(composed.lines),
        room=height - top - bottom,
        span=span,
        lacking=tuple(lacking),
    )


def _fit_table(shape: FoundShape, width: int, height: int) -> TextFit:
    """Rows grow with their text; merged cells are left out. ``lines`` are the rows."""
    total = 0
    for index, row in enumerate(shape.rows):
        needed = [shape.heights[index] if index < len(shape.heights) else 0]
        for cell, column in zip(row, shape.widths, strict=False):
            if not cell.merged and cell.text.paragraphs:
                fit = _fit(cell.text, column, 0)
                needed.append(fit.height + cell.text.insets[1] + cell.text.insets[3])
        total += max(needed)
    return TextFit(total, width, len(shape.rows), height, width)


def _para(paragraph: FoundParagraph) -> measure.Para:
    size = max((run.size for run in paragraph.runs), default=18.0) or 18.0
    leading = paragraph.leading if paragraph.pitch is None else paragraph.pitch / (1.2 * size)
    return measure.Para(
        tuple(_piece(run) for run in paragraph.runs),
        margin=to_pt(paragraph.margin),
        indent=to_pt(paragraph.indent),
        bullet=paragraph.bullet,
        before=paragraph.before,
        after=paragraph.after,
        leading=max(leading, 0.05),
    )


def _piece(run: FoundRun) -> measure.Piece:
    return measure.Piece(run.text, measure.Style(run.font, run.bold, run.italic, run.baseline), max(run.size, 1.0))
