"""Group L, accessibility: what PowerPoint's own checker asks for, and what people without eyes or mouse need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from slidekit.check.package.case import FURNITURE, Case, called, cut, is_state
from slidekit.check.package.descriptions import SEEN
from slidekit.check.prose import TYPED, is_vague
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundShape, FoundSlide, every

_SECTION = re.compile(
    r"(untitled|default|unbenannter?|sección sin título)?\s*(section|sección|abschnitt)( sin título| predeterminada)?\s*\d*",
    re.IGNORECASE,
)
_UNNAMED = frozenset({"powerpoint presentation", "pptxgenjs presentation", "presentation"})


def titles(case: Case) -> Iterator[Diagnostic]:
    """``title-missing`` and ``title-twice``: a real title placeholder, and no two alike."""
    first: dict[str, FoundSlide] = {}
    for before, slide in zip((None, *case.package.slides), case.package.slides, strict=False):
        if not slide.title:
            fact = "it has no title; people who cannot see it find it by nothing"
            yield case.warning("title-missing", fact, "Home › Layout: take one with a title, and write it there", slide)
            continue
        known = re.sub(r"\s*\(\d+/\d+\)$", "", slide.title).casefold()
        earlier = first.setdefault(known, slide)
        numbered = re.search(r"\(\d+/\d+\)$", slide.title) is not None
        if earlier is not slide and not numbered and not is_state(slide, before):
            fact = f"it has the same title as slide {earlier.number}"
            yield case.warning("title-twice", fact, "say in the title what differs", slide)


def order(case: Case) -> Iterator[Diagnostic]:
    """``reading-order``: a screen reader goes from the back to the front; the title comes first, then from top to bottom."""
    for slide in case.package.slides:
        read = [shape for shape in slide.shapes if _is_read(shape)]
        title = next((shape for shape in read if shape.placeholder and shape.placeholder.type in ("title", "ctrTitle")), None)
        help = "Review › Check Accessibility › Reading Order, or Home › Arrange › Selection Pane"
        if title is not None and read[0] is not title:
            fact = f"its title is read after {called(read[0])}"
            yield case.warning("reading-order", fact, help, slide, title)
        rest = [
            shape for shape in read if shape is not title and not (shape.placeholder and shape.placeholder.type in FURNITURE)
        ]
        wrong = [(one, other) for one, other in pairwise(rest) if _is_above(other, one)]
        if wrong:
            one, other = wrong[0]
            fact = f"{called(one)} is read before {called(other)}, which stands above it"
            yield case.note("reading-order", fact, help, slide, other)


def _is_read(shape: FoundShape) -> bool:
    return (
        shape.box is not None
        and not shape.decorative
        and not shape.hidden
        and bool(shape.words.strip() or shape.alt.strip() or shape.kind in SEEN)
    )


def _is_above(one: FoundShape, other: FoundShape) -> bool:
    """True when ``one`` ends above ``other``, in the same column."""
    a, b = one.box, other.box
    if a is None or b is None or a.bottom > b.y + min(a.h, b.h) // 4:
        return False
    return min(a.right, b.right) - max(a.x, b.x) > min(a.w, b.w) // 2


def tables(case: Case) -> Iterator[Diagnostic]:
    """``table-header``, ``merged-cells`` and ``empty-header``."""
    for slide, shape in case.shapes():
        if not shape.rows:
            continue
        if not shape.header and len(shape.rows) > 1:
            fact = f"table {called(shape)} has no header row; nobody hears which column a cell is in"
            yield case.warning("table-header", fact, "Table Design › Header Row", slide, shape)
        bare = [number for number, cell in enumerate(shape.rows[0], 1) if not cell.text.words.strip() and not cell.merged]
        if shape.header and any(number > 1 for number in bare):
            fact = f"column {next(n for n in bare if n > 1)} of table {called(shape)} has no header"
            yield case.note("empty-header", fact, "say in a word what the column holds", slide, shape)
        merged = sum(cell.merged for row in shape.rows for cell in row)
        if merged:
            fact = f"table {called(shape)} has {merged} merged cells, among which screen readers lose count"
            yield case.note("merged-cells", fact, "repeat the value in each cell, or make two tables", slide, shape)


def links(case: Case) -> Iterator[Diagnostic]:
    """``link-text``: a link says where it leads."""
    for slide, shape in case.shapes():
        for run in (run for p in (shape.text.paragraphs if shape.text else ()) for run in p.runs if run.link):
            if is_vague(run.text):
                fact = f"{called(shape)} links the words “{cut(run.text, 30)}”, which do not say where they lead"
                yield case.note("link-text", fact, "link the words that name the page", slide, shape)
                break


def sections(case: Case) -> Iterator[Diagnostic]:
    """``section-name`` and ``section-twice``: sections that PowerPoint named, and two of one name."""
    seen: set[str] = set()
    for name in case.package.sections:
        known = name.strip().casefold()
        if _SECTION.fullmatch(known):
            fact = f"a section is named “{cut(name)}”, which says nothing"
            yield case.note("section-name", fact, "rename it in the list of slides")
        elif known in seen:
            yield case.note("section-twice", f"two sections are named “{cut(name)}”", "give the later one another name")
        seen.add(known)


def lists(case: Case) -> Iterator[Diagnostic]:
    """``typed-bullet``: signs typed before lines are no list to a screen reader, and do not hang."""
    for slide in case.package.slides:
        for shape in every(slide.shapes):
            paragraphs = shape.text.paragraphs if shape.text is not None and shape.kind != "chart" else ()
            typed = [p for p in paragraphs if not p.bullet and TYPED.match(p.words)]
            if len(typed) > 1:
                fact = f"{called(shape)} has {len(typed)} lines that begin with a typed sign or number"
                yield case.note("typed-bullet", fact, "take the signs out, and use Home › Bullets or Numbering", slide, shape)


def document(case: Case) -> Iterator[Diagnostic]:
    """``document-title``: what screen readers and window lists call the file."""
    title = case.package.properties.get("title", "")
    if case.package.slides and (not title or title.casefold() in _UNNAMED):
        fact = f"the file's title is {'“' + cut(title) + '”' if title else 'empty'}: screen readers and window lists say that"
        yield case.note("document-title", fact, "write the talk's title under File › Info")
