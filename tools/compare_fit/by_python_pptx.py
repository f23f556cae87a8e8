"""The deck as a careful person writes it with python-pptx: own places, and ``fit_text`` with a font file for every box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

LEFT, TOP, WIDTH, BOTTOM = 0.53, 0.5, 12.27, 6.75
CONTENT = 2.0
"""Inches: where text and pictures begin, under a title of two lines."""

LABELS = {"tip": (3.1, "right"), "thin-bone": (2.4, "left"), "psis": (3.9, "right")}
"""Where each label of the figure stands: inches from the slide's top, and the side of the picture."""


def write(slides: list[dict[str, Any]], pictures: dict[str, Any], font: Path, out: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for words in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        bold = font.with_name(font.name.replace("Regular", "Bold"))
        add_text(slide, (LEFT, TOP, WIDTH, 1.25), [(0, words["title"])], 36, bold, bold=True)
        if "rows" in words:
            add_table(slide, words)
        elif "labels" in words:
            add_labelled(slide, words, pictures[words["figure"]], font)
        elif "figure" in words:
            file = pictures[words["figure"]]["file"]
            half = (WIDTH - 0.4) / 2
            add_text(slide, (LEFT, CONTENT, half, BOTTOM - CONTENT), points(words), 28, font)
            picture = slide.shapes.add_picture(str(file), Inches(LEFT + half + 0.4), Inches(CONTENT), width=Inches(half))
            below = (picture.top + picture.height) / 914400
            add_text(slide, (LEFT + half + 0.4, below, half, 0.3), [(0, words["caption"])], 15, font, bullets=False)
        else:
            add_text(slide, (LEFT, CONTENT, WIDTH, BOTTOM - CONTENT), points(words), 28, font)
    deck.save(str(out))


def points(words: dict[str, Any]) -> list[tuple[int, str]]:
    """Level and text of each line."""
    made = []
    for point in words["points"]:
        made += [(0, point["text"]), *((1, text) for text in point.get("points", []))]
    return made


def add_text(
    slide: Any,
    box: tuple[float, float, float, float],
    lines: list[tuple[int, str]],
    largest: int,
    font: Path,
    *,
    bold: bool = False,
    bullets: bool | None = None,
) -> None:
    frame = slide.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, (level, text) in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.text = text
        if bullets is None and not bold:
            paragraph.space_before = Pt(0 if not number else 12 if level == 0 else 5)
            add_bullet(paragraph, level)
    frame.fit_text("Calibri", max_size=largest, bold=bold, font_file=str(font))


def add_bullet(paragraph: Any, level: int) -> None:
    """python-pptx has no bullets of its own: a line of XML, as its users write it."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Inches(0.33 + 0.33 * level)))
    properties.set("indent", str(-Inches(0.33)))
    properties.append(properties.makeelement(qn("a:buChar"), {"char": "–" if level else "•"}))


def add_table(slide: Any, words: dict[str, Any]) -> None:
    """``fit_text`` does not work in cells (they have no size): 24 points, as the other text allows."""
    rows = [words["header"], *words["rows"]]
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), Inches(LEFT), Inches(CONTENT), Inches(WIDTH), Inches(BOTTOM - CONTENT)
    )
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cell = frame.table.cell(r, c)
            cell.text = text
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(24)


def add_labelled(slide: Any, words: dict[str, Any], figure: dict[str, Any], font: Path) -> None:
    """The picture, its labels in boxes beside it, lines from each to its place."""
    tall = BOTTOM - 0.4 - CONTENT
    left = (13.333 - tall) / 2
    slide.shapes.add_picture(str(figure["file"]), Inches(left), Inches(CONTENT), height=Inches(tall))
    add_text(slide, (left, BOTTOM - 0.35, tall, 0.3), [(0, words["caption"])], 15, font, bullets=False)
    for label in words["labels"]:
        place = figure["landmarks"][label["at"]]
        x, y = place if len(place) == 2 else ((place[0] + place[2]) / 2, (place[1] + place[3]) / 2)
        top, side = LABELS[label["at"]]
        at = left + tall + 0.4 if side == "right" else LEFT
        add_text(slide, (at, top, 3.4, 0.4), [(0, label["text"])], 18, font, bullets=False)
        start = at - 0.05 if side == "right" else at + 1.7
        line = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, Inches(start), Inches(top + 0.17), Inches(left + x * tall), Inches(CONTENT + y * tall)
        )
        line.line.width = Pt(1.5)
