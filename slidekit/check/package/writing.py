"""Groups B10, A12 and L06: how texts are typed and set."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.package.case import FURNITURE, Case, called, overseen
from slidekit.check.prose import GAP, MOST_CAPITALS, MOST_ITALICS, is_shouted
from slidekit.check.writing import EDGE
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundParagraph, FoundShape, FoundSlide

CODE = frozenset({"consolas", "courier new", "courier", "lucida console", "menlo", "monaco"})
"""Families in which spaces mean something."""
SMALL_PT = 16.0
LINES_JUSTIFIED = 60
"""Letters from which on a justified paragraph has more than one line."""


def _texts(case: Case) -> Iterator[tuple[FoundSlide, FoundShape, tuple[FoundParagraph, ...]]]:
    """Texts that people read: neither footers nor a chart's words."""
    for slide in case.package.slides:
        for shape in overseen(slide):
            quiet = shape.kind == "chart" or (shape.placeholder is not None and shape.placeholder.type in FURNITURE)
            if shape.text is not None and not quiet and shape.words.strip():
                yield slide, shape, shape.text.paragraphs


def spaces(case: Case) -> Iterator[Diagnostic]:
    """``double-space`` and ``blank-lines``: white space where a tab stop or the space between paragraphs is meant."""
    for slide, shape, paragraphs in _texts(case):
        if any(GAP.search(p.words) and not _is_code(p) for p in paragraphs):
            fact = f"{called(shape)} has two spaces between words"
            yield case.note("double-space", fact, "Home › Replace: two spaces by one", slide, shape)
        empty = [not p.words.strip() for p in paragraphs]
        inner = "".join("x" if each else "o" for each in empty).strip("x")
        if "xx" in inner or inner.count("x") > 2:
            fact = f"{called(shape)} has {inner.count('x')} empty lines for spacing, which screen readers say"
            yield case.note("blank-lines", fact, "Home › Paragraph › Spacing: before or after", slide, shape)


def _is_code(paragraph: FoundParagraph) -> bool:
    return any(run.font.casefold() in CODE for run in paragraph.runs)


def emphasis(case: Case) -> Iterator[Diagnostic]:
    """``all-capitals``, ``long-italics`` and ``justified``: each slows readers down."""
    for slide, shape, paragraphs in _texts(case):
        large = [p for p in paragraphs if max((run.size for run in p.runs), default=0) >= SMALL_PT]
        if any(is_shouted(_seen(p)) for p in large):
            fact = f"{called(shape)} has more than {MOST_CAPITALS} words in a row in capitals"
            yield case.note("all-capitals", fact, "write them in small letters, and set one word in bold", slide, shape)
        slanted = max((sum(len(run.text.split()) for run in p.runs if run.italic) for p in paragraphs), default=0)
        if slanted > MOST_ITALICS:
            fact = f"{called(shape)} has {slanted} words in italics in one paragraph"
            yield case.note("long-italics", fact, "keep italics to a word or a term", slide, shape)
        if any(p.justified and len(p.words) > LINES_JUSTIFIED for p in large):
            fact = f"{called(shape)} is justified, which tears holes between its words"
            yield case.note("justified", fact, "Home › Align Left", slide, shape)


def _seen(paragraph: FoundParagraph) -> str:
    return "".join(run.text.upper() if run.capitals else run.text for run in paragraph.runs)


def edges(case: Case) -> Iterator[Diagnostic]:
    """``near-edge``: letters that a projector's frame may cut off; what stands on a picture, and the foot, is left alone."""
    width, height = case.package.page
    for slide in case.package.slides:
        for shape in slide.shapes:
            box = shape.box
            furniture = shape.placeholder is not None and shape.placeholder.type in FURNITURE
            if box is None or shape.kind != "text" or furniture or shape.turn or shape.hidden or shape.decorative:
                continue
            gap = min(box.x / width, box.y / height, (width - box.right) / width, (height - box.bottom) / height)
            on_picture = any(each.frame is not None and each.box and each.box.share_of(box) > 0.5 for each in slide.shapes)
            if -0.01 < gap < EDGE and not on_picture and _reaches(shape, case):
                fact = f"{called(shape)} stands {max(gap, 0):.1%} from the slide's edge; projectors cut off up to {EDGE:.0%}"
                yield case.note("near-edge", fact, "move it inwards", slide, shape)


def _reaches(shape: FoundShape, case: Case) -> bool:
    """True when the letters themselves come near the edge: insets, and room below the last line, keep them away."""
    fit, box, text = case.package.fits.get(shape.key), shape.box, shape.text
    if fit is None or box is None or text is None:
        return False
    width, height = case.package.page
    left, top, right, bottom = text.insets
    free = max(0, fit.room - fit.height)
    above = free if text.anchor == "b" else free // 2 if text.anchor == "ctr" else 0
    below = free - above
    sides = (
        (box.x + left) / width,
        (box.y + top + above) / height,
        (height - box.bottom + bottom + below) / height,
        (width - box.right + right + max(0, fit.span - fit.width)) / width,
    )
    return min(sides) < EDGE
