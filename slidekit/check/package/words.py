"""Group B, words: text that leaves its box, too much of it, titles that say nothing, what was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slidekit.check.density import TITLE_LINES
from slidekit.check.package.case import (
    FURNITURE,
    MOST_SHAPES,
    TITLES,
    Case,
    called,
    cut,
    is_counted,
    is_small_print,
    overseen,
)
from slidekit.check.prose import find_prompt, names_topic
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.units import EMU_PER_PT
from slidekit.scene.found import FoundShape, FoundSlide, every
from slidekit.scene.package import TextFit

MANY_WORDS = 75
"""Nobody reads more and listens too (Rural nutrition text: 20 to 36; 6 × 6 rule)."""


def overflow(case: Case) -> Iterator[Diagnostic]:
    """``text-overflow``: measured text that needs more room than its box has."""
    for slide in case.package.slides:
        for shape in overseen(slide):
            fit = case.package.fits.get(shape.key)
            if fit is None or shape.box is None or shape.turn or shape.hidden:
                continue
            if shape.rows:
                over = shape.box.y + fit.height - case.package.page.h
                if over > EMU_PER_PT:
                    fact = f"the {fit.lines} rows of {called(shape)} reach {round(over / EMU_PER_PT)} pt below the slide"
                    yield case.error("text-overflow", fact, "cut rows, or carry the table on over two slides", slide, shape)
            elif shape.text is not None:
                yield from _overflow(case, slide, shape, shape.box, fit)


def _overflow(case: Case, slide: FoundSlide, shape: FoundShape, box: Box, fit: TextFit) -> Iterator[Diagnostic]:
    text = shape.text
    assert text is not None
    over = fit.height - fit.room
    line = max((run.size for p in text.paragraphs for run in p.runs), default=18.0) * EMU_PER_PT
    wide = 0 if text.wrap else fit.width - fit.span
    if over <= line * 0.35 and wide <= line:
        return
    leaves = box.y + box.h + over > case.package.page.h or (not text.wrap and box.x + fit.width > case.package.page.w * 1.02)
    meets = [other for other in slide.shapes[:MOST_SHAPES] if other is not shape and _is_hit(other, box, over)]
    if text.autofit == "grow" and not leaves and not meets:
        return  # the box grows with it
    points = round(max(over, 0) / EMU_PER_PT)
    fact = f"the {fit.lines} lines of {called(shape)} need {points} pt more than its box has"
    if over <= line * 0.35:
        fact = f"the text of {called(shape)} is {round(wide / EMU_PER_PT)} pt wider than its box"
    if text.autofit == "shrink":
        fact += "; PowerPoint shrinks it only when somebody edits it"
    if leaves:
        fact += "; it leaves the slide"
    elif meets:
        fact += f"; it runs into {called(meets[0])}"
    help = "shorten the text, or make the box larger"
    if leaves or meets:
        yield case.error("text-overflow", fact, help, slide, shape)
    elif over > line or wide > line:
        yield case.warning("text-overflow", fact, help, slide, shape)


def _is_hit(other: FoundShape, box: Box, over: int) -> bool:
    """True for a shape with something to see that stands where the text runs to, and not where its box is."""
    if (
        other.box is None
        or over <= 0
        or other.hidden
        or not (other.words.strip() or other.frame or other.kind in ("chart", "group"))
    ):
        return False
    below = Box(box.x, box.bottom, box.w, over)
    return other.box.meets(below) and not other.box.meets(box) and other.box.h > 0


def amount(case: Case) -> Iterator[Diagnostic]:
    """``many-words`` and ``many-lines``: text of the slide without title, footer, tables and charts."""
    venue = case.venue
    most = venue.max_words if venue is not None and venue.max_words is not None else None
    for slide in case.package.slides:
        if is_small_print(slide):
            continue
        counted = [shape for shape in every(slide.shapes) if is_counted(shape)]
        words = sum(len(re.findall(r"\w[\w'’-]*", shape.words)) for shape in counted)
        if venue is not None and most is not None and words > most:
            fact = f"it has {words} words; venue {venue.id} allows {most}"
            yield case.breach("text.max_words", "many-words", fact, f"cut {words - most}, or say them aloud", slide)
        elif most is None and words > MANY_WORDS:
            fact = f"it has {words} words; more than {MANY_WORDS} are read instead of listened to"
            yield case.warning("many-words", fact, f"cut {words - MANY_WORDS}, or say them aloud", slide)
        lines = _lines(case, counted)
        if venue is not None and venue.max_lines is not None and lines > venue.max_lines:
            fact = f"it has {lines} lines of text; venue {venue.id} allows {venue.max_lines}"
            yield case.breach(
                "text.max_lines", "many-lines", fact, f"shorten the text by {lines - venue.max_lines} lines", slide
            )


def _lines(case: Case, shapes: Sequence[FoundShape]) -> int:
    """Lines of text as the eye sees them: texts side by side share theirs."""
    tops: list[tuple[float, float]] = []
    for shape in shapes:
        fit = case.package.fits.get(shape.key)
        if fit is not None and shape.box is not None and fit.lines:
            pitch = fit.height / fit.lines
            tops += [(shape.box.y + pitch * number, pitch) for number in range(fit.lines)]
    count, last = 0, float("-inf")
    for top, pitch in sorted(tops):
        if top - last > pitch / 2:
            count, last = count + 1, top
    return count


def titles(case: Case) -> Iterator[Diagnostic]:
    """``title-long`` and ``topic-title``: a title says in one sentence what the slide shows."""
    for slide in case.shown:
        shape = next((each for each in every(slide.shapes) if _is_title(each)), None)
        fit = case.package.fits.get(shape.key) if shape is not None else None
        alone = sum(1 for each in every(slide.shapes) if is_counted(each)) == 0 or _is_cover(shape)
        if shape is not None and fit is not None and fit.lines > TITLE_LINES and not alone:
            yield case.warning("title-long", f"its title has {fit.lines} lines", f"say it in {TITLE_LINES}", slide, shape)
        words = len(slide.title.split())
        if slide.number > 1 and names_topic(slide.title):
            fact = f"its title names a topic in {words} word{'s' if words > 1 else ''} and says nothing about it"
            yield case.note("topic-title", fact, "write the sentence that people should remember", slide, shape)


def _is_cover(shape: FoundShape | None) -> bool:
    return shape is not None and shape.placeholder is not None and shape.placeholder.type == "ctrTitle"


def _is_title(shape: FoundShape) -> bool:
    return shape.placeholder is not None and shape.placeholder.type in TITLES and bool(shape.words.strip())


def unfilled(case: Case) -> Iterator[Diagnostic]:
    """``empty-placeholder`` and ``left-over-text``: what a template asked for and nobody wrote."""
    for slide, shape in case.shapes():
        holder = shape.placeholder
        asked = holder is not None and holder.type not in {*FURNITURE, *TITLES}  # a title that is empty is missing
        if asked and shape.kind in ("shape", "text") and not shape.words.strip():
            fact = f"{called(shape)} is an empty placeholder; it shows its prompt while editing and in some exports"
            yield case.warning("empty-placeholder", fact, "fill it in, or delete it", slide, shape)
        found = find_prompt(shape.words)
        if found:
            fact = f"{called(shape)} says “{cut(found[0], 30)}”, which nobody replaced"
            yield case.error("left-over-text", fact, "write what belongs there, or delete it", slide, shape)
