"""Group B, letters: families, sizes after autofit, characters without a glyph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from slidekit.check.package.case import FURNITURE, TITLES, Case, called, is_small_print
from slidekit.check.sizes import FLOOR_PT, TITLE_PT, seen_from
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.scene.found import FoundParagraph, FoundRun, FoundShape, FoundSlide, every

EVERYWHERE = frozenset(
    name.casefold()
    for name in (
        "Arial", "Arial Black", "Arial Narrow", "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara",
        "Century Gothic",
        "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier New", "Franklin Gothic Book", "Garamond", "Georgia",
        "Gill Sans MT", "Impact", "Lucida Console", "Lucida Sans Unicode", "Palatino Linotype", "Segoe UI", "Segoe UI Light",
        "Segoe UI Semibold", "Segoe UI Symbol", "Symbol", "Tahoma", "Times New Roman", "Trebuchet MS", "Tw Cen MT", "Verdana",
        "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3",
    )
)  # fmt: skip
"""Families of every lecture PC with Windows and Office."""
_CREDIT = re.compile(
    r"©|\bcc[ -]by\b|\bcourtesy of\b|\b(?:photo|image|picture|source|adapted|reproduced)(?: by| from|:)"
    r"|\b(?:foto|imagen|fuente):|\bcortesía de\b",
    re.IGNORECASE,
)
"""What a line that credits a picture begins with."""
MOST_FAMILIES = 3
READABLE_PT = 18.0


def families(case: Case) -> Iterator[Diagnostic]:
    """``font-not-allowed``, ``font-not-embedded`` and ``many-fonts``."""
    used: dict[str, tuple[FoundSlide, FoundShape]] = {}
    for slide, shape in case.shapes():
        for run in _runs(shape):
            if run.text.strip():
                used.setdefault(run.font, (slide, shape))
    embedded = {name.casefold() for name in case.package.embedded_fonts}
    allowed = {name.casefold() for name in case.venue.fonts} if case.venue is not None else set()
    for name, (slide, shape) in sorted(used.items()):
        known = name.casefold()
        if case.venue is not None and allowed and known not in allowed:
            fact = f"{called(shape)} is set in {name}; venue {case.venue.id} has {', '.join(case.venue.fonts)}"
            yield case.breach("fonts.allow", "font-not-allowed", fact, f"use {case.venue.fonts[0]}", slide, shape)
        elif known not in EVERYWHERE and known not in embedded:
            fact = f"{called(shape)} is set in {name}, which is neither in the file nor on every PC; others stand in"
            yield case.warning(
                "font-not-embedded", fact, "use Arial or Calibri, or embed it in PowerPoint's options", slide, shape
            )
    if len(used) > MOST_FAMILIES:
        fact = f"the deck uses {len(used)} families of letters: {', '.join(sorted(used)[:8])}"
        yield case.note("many-fonts", fact, "keep to two or three")


def signs(case: Case) -> Iterator[Diagnostic]:
    """``bullet-font``: bullets of a typeface that the lecture PC may not have come out as boxes or letters."""
    embedded = {name.casefold() for name in case.package.embedded_fonts}
    told: set[str] = set()
    for slide, shape in case.shapes():
        paragraphs = shape.text.paragraphs if shape.text is not None else ()
        for name in (p.sign for p in paragraphs if p.bullet and p.words.strip()):
            known = name.casefold()
            if known and known not in EVERYWHERE and known not in embedded and known not in told:
                told.add(known)
                fact = f"the bullets of {called(shape)} are set in {name}, which not every PC has"
                yield case.warning("bullet-font", fact, "use a bullet of Arial or Wingdings", slide, shape)


def titles(case: Case) -> Iterator[Diagnostic]:
    """``title-small``: a title that is set no larger than text."""
    for slide in case.package.slides:
        for shape in slide.shapes:
            main = _main(shape) if shape.placeholder is not None and shape.placeholder.type in TITLES else None
            if main is not None and main < TITLE_PT - 0.01:
                fact = f"the title is set in {main:g} pt{_after(shape)}; it needs {TITLE_PT:g} pt to be told from the text"
                yield case.warning("title-small", fact, "shorten it and set it larger", slide, shape)


def distant(case: Case) -> Iterator[Diagnostic]:
    """``too-far``: text that the last row cannot read, where the venue says how far it sits."""
    venue = case.venue
    least = seen_from(venue.farthest, case.package.page.h) if venue is not None else 0.0
    for slide, shape in case.shapes() if least else ():
        main = _main(shape) if _is_running(shape) and not is_small_print(slide) else None
        if venue is not None and main is not None and main < least - 0.05:
            fact = f"{called(shape)} is set in {main:g} pt; {venue.farthest:g} picture heights away {least:.0f} pt can be read"
            yield case.breach("screen.farthest", "too-far", fact, "shorten the text and set it larger", slide, shape)


def sizes(case: Case) -> Iterator[Diagnostic]:
    """``min-size``: nothing below 12 pt; what people read not below the venue's size, or 18 pt without one."""
    least, owner = (
        (case.venue.min_pt, f"venue {case.venue.id} wants") if case.venue else (READABLE_PT, "people in the last row need")
    )
    for slide in case.package.slides:
        low: list[tuple[float, FoundShape]] = []
        pictures = [shape.box for shape in every(slide.shapes) if shape.kind == "picture" and shape.box is not None]
        for shape in every(slide.shapes):
            size, main = _smallest(shape), _main(shape)
            if size is None or main is None or shape.hidden:
                continue
            if size < FLOOR_PT - 0.01 and not _is_furniture(shape):
                low.append((size, shape))
            elif _is_running(shape) and main < least - 0.01 and not is_small_print(slide):
                fact = f"{called(shape)} is set in {main:g} pt{_after(shape)}; {owner} at least {least:g} pt"
                help = "shorten the text or give it more room"
                if case.venue is not None:
                    yield case.breach("fonts.min_pt", "min-size", fact, help, slide, shape)
                else:
                    yield case.warning("min-size", fact, help, slide, shape)
            elif case.venue is not None and main < case.venue.caption_pt - 0.01 and _is_label(shape, pictures):
                fact = f"{called(shape)} on a picture is set in {main:g} pt; {owner} at least {case.venue.caption_pt:g} pt"
                yield case.breach("fonts.caption_pt", "min-size", fact, "shorten it or give it more room", slide, shape)
            elif case.venue is not None and size < case.venue.caption_pt - 0.01 and _is_credit(shape):
                fact = f"the credit {called(shape)} is set in {size:g} pt; {owner} at least {case.venue.caption_pt:g} pt"
                yield case.breach("fonts.caption_pt", "min-size", fact, "shorten it or give it more room", slide, shape)
            elif case.venue is not None and shape.kind == "chart" and size < case.venue.label_pt - 0.01:
                fact = f"the words of {called(shape)} are set in {size:g} pt; {owner} at least {case.venue.label_pt:g} pt"
                yield case.breach("fonts.label_pt", "min-size", fact, "Home › Font: set the whole chart larger", slide, shape)
        yield from _tell_low(case, slide, low)


def _tell_low(case: Case, slide: FoundSlide, low: list[tuple[float, FoundShape]]) -> Iterator[Diagnostic]:
    """One finding for a slide's text below the floor: a chart or a diagram of many labels is one fault."""
    if low:
        size, shape = min(low, key=lambda each: each[0])
        others = f", and {len(low) - 1} more such texts" if len(low) > 1 else ""
        fact = f"{called(shape)} is set in {size:g} pt{_after(shape)}{others}; the back row reads nothing below {FLOOR_PT:g} pt"
        yield case.error("min-size", fact, "shorten the text or give it more room", slide, shape)


def _after(shape: FoundShape) -> str:
    scale = shape.text.scale if shape.text is not None else 1.0
    return f" (shrunk to {scale:.0%} by autofit)" if scale < 1 else ""


def glyphs(case: Case) -> Iterator[Diagnostic]:
    """``missing-glyph``: a character that no usual font has."""
    told: dict[str, list[str]] = defaultdict(list)
    for slide, shape in case.shapes():
        fit = case.package.fits.get(shape.key)
        new = [char for char in fit.lacking if char not in told] if fit is not None else []
        if new:
            for char in new:
                told[char].append(shape.name)
            names = ", ".join(f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}" for char in new[:6])
            fact = f"{called(shape)} holds {names}, for which no usual font has a glyph"
            yield case.warning("missing-glyph", fact, "write it with letters, or as a picture", slide, shape)


def _runs(shape: FoundShape) -> Iterator[FoundRun]:
    for paragraph in _paragraphs(shape):
        yield from paragraph.runs


def _paragraphs(shape: FoundShape) -> Iterator[FoundParagraph]:
    if shape.text is not None:
        yield from shape.text.paragraphs
    for row in shape.rows:
        for cell in row:
            yield from cell.text.paragraphs


def _smallest(shape: FoundShape) -> float | None:
    """The smallest size of a shape's text; superscripts are smaller by design."""
    return min((run.size for run in _runs(shape) if run.text.strip() and not run.baseline), default=None)


def _main(shape: FoundShape) -> float | None:
    """The size of the smallest paragraph; citations and superscripts in it are smaller by design."""
    sizes = (max((run.size for run in p.runs if run.text.strip()), default=None) for p in _paragraphs(shape))
    return min((size for size in sizes if size is not None), default=None)


def _is_running(shape: FoundShape) -> bool:
    """Text that people must read: placeholders of title and body, and tables."""
    holder = shape.placeholder
    return shape.kind == "table" or (
        holder is not None and holder.type in {*TITLES, "body", "obj", "subTitle"} and holder.type not in FURNITURE
    )


def _is_label(shape: FoundShape, pictures: list[Box]) -> bool:
    """Text of a few words that stands on a picture."""
    box = shape.box
    few = shape.placeholder is None and shape.kind in ("text", "shape") and len(shape.words.split()) <= 8
    return few and box is not None and any(picture.share_of(box) > 0.5 for picture in pictures)


def _is_furniture(shape: FoundShape) -> bool:
    return shape.placeholder is not None and shape.placeholder.type in FURNITURE


def _is_credit(shape: FoundShape) -> bool:
    """A short line that says whose picture it is."""
    return shape.kind in ("text", "shape") and len(shape.words) < 200 and _CREDIT.search(shape.words) is not None
