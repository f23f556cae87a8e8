"""Notes pages: the slide above, its notes below in a size to read at a lectern; long ones go on over the page."""

from __future__ import annotations

from dataclasses import replace

from slidekit import text as measure
from slidekit.core.units import EMU_PER_PT, pt, to_pt
from slidekit.render.drawing import Paint, Path, Pen, Words
from slidekit.render.leaves import Leaf
from slidekit.render.pdf.page import Page
from slidekit.render.shapes import rectangle
from slidekit.render.words import draw_text, measured
from slidekit.scene.scene import Slide
from slidekit.scene.text import Line, TextBody

SHEET = (595.276, 841.89)
"""A4 in points."""
MARGIN = 48.0
SIZE, SMALL = 14.0, 9.0
GAP = 18.0
BEFORE = 6.0
INK = "000000"
GREY = Paint("595959")


def draw_notes(page: Page, leaf: Leaf) -> None:
    """As many sheets as the notes need; the caller ends the last one."""
    count = leaf.number
    top = _draw_slide(page, leaf) + GAP
    _foot(page, count)
    start, least = 0.0, SHEET[1] - MARGIN - 1.5 * SMALL
    for words in _set(page, leaf.slide):
        if top + words.baseline - start > least:
            page.canvas.showPage()
            _begin(page)
            _foot(page, count)
            top, start = MARGIN, words.baseline - words.size
        page.draw(replace(words, baseline=top + words.baseline - start))


def _begin(page: Page) -> None:
    page.canvas.setPageSize(SHEET)
    page.scale, page.left, page.foot, page.height = 1.0, 0.0, 0.0, SHEET[1]


def _draw_slide(page: Page, leaf: Leaf) -> float:
    """The slide between the margins, framed; its lower edge from the top of the sheet."""
    size = page.scene.size
    wide = SHEET[0] - 2 * MARGIN
    scale = wide * EMU_PER_PT / size.w
    high = to_pt(size.h) * scale
    page.scale, page.left, page.foot, page.height = scale, MARGIN, SHEET[1] - MARGIN - high, to_pt(size.h)
    page.canvas.setPageSize(SHEET)
    page.canvas.saveState()
    page.canvas.transform(scale, 0, 0, scale, page.left, page.foot)
    page.leaf(leaf)
    page.canvas.restoreState()
    _begin(page)
    page.draw(Path(rectangle((MARGIN, MARGIN, wide, high)), None, Pen(GREY, 0.5)))
    return MARGIN + high


def _set(page: Page, slide: Slide) -> tuple[Words, ...]:
    """The notes in black, in the deck's font, set between the margins; baselines from the top of the first line."""
    made = []
    for number, paragraph in enumerate(slide.notes):
        runs = tuple(
            replace(run, char=replace(run.char, font=page.scene.design.body_font, size=SIZE, colour=INK))
            for run in paragraph.runs
        )
        made.append(replace(paragraph, runs=runs, before=BEFORE if number else 0.0))
    composed = measure.compose([measured(paragraph) for paragraph in made], SHEET[0] - 2 * MARGIN)
    lines = tuple(
        Line(line.text, pt(line.x + MARGIN), pt(line.baseline), pt(line.width), line.size, line.font, line.paragraph)
        for line in composed.lines
    )
    return draw_text(page.scene.design, TextBody(tuple(made), lines))


def _foot(page: Page, count: int) -> None:
    """Deck and slide number at the lower edge."""
    about, font = page.scene.properties, page.scene.design.body_font
    baseline = SHEET[1] - MARGIN + SMALL
    style = measure.Style(font)
    for text, right in ((about.title or about.deck, False), (str(count), True)):
        width = measure.width(text, style, SMALL)
        left = SHEET[0] - MARGIN - width if right else MARGIN
        page.draw(Words(text, left, baseline, width, font, SMALL, GREY, ends_line=True))
