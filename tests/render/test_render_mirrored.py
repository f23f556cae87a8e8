"""What is read from the right, and letters that a serif face lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pymupdf
import pytest
from conftest_render import said, text_item

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.pipeline.faces import find_font
from slidekit.render.drawing import Path
from slidekit.render.items import draw_item
from slidekit.render.pdf import deck_pdf
from slidekit.scene.items import Cell, Fill, Stroke, TableItem
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.text import Char, Paragraph, Run, TextBody

WIDTHS, HEIGHTS = (pt(300), pt(100)), (pt(40), pt(40))
BOX = Box(pt(50), pt(60), pt(400), pt(80))


def table(*, rtl: bool) -> TableItem:
    """Two rows; the first cell has a ground of its own, and its row a rule below the second cell only."""
    blank = TextBody((), ())
    rows = (
        (Cell(blank, Fill("accent1")), Cell(blank, Fill("accent2"), Stroke("tx1", pt(2)))),
        (Cell(blank), Cell(blank)),
    )
    return TableItem("t", "table", BOX, WIDTHS, HEIGHTS, rows, rtl=rtl)


def spans(scene: Scene, item: TableItem) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """From where to where grounds and rules reach."""
    marks = [mark for mark in draw_item(scene.design, "s", item).members if isinstance(mark, Path)]
    edges = [(min(xs), max(xs)) for mark in marks for xs in [[float(each[-2]) for each in mark.commands if len(each) > 1]]]
    grounds = [edge for edge, mark in zip(edges, marks, strict=True) if mark.fill is not None]
    return grounds, [edge for edge, mark in zip(edges, marks, strict=True) if mark.fill is None]


def test_the_first_column_of_a_table_that_is_read_from_the_right_is_there(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("florida")
    assert spans(scene, table(rtl=False)) == ([(50, 350), (350, 450)], [(350, 450)])
    grounds, rules = spans(scene, table(rtl=True))
    assert sorted(grounds) == [(50, 150), (150, 450)]
    assert rules == [(50, 150)]


@pytest.mark.parametrize(("font", "serif"), [("Cambria", True), ("Times New Roman", True), ("Calibri", False)])
def test_greek_letters_have_the_serifs_of_their_text(font: str, serif: bool, lecture: Callable[[str], Scene]) -> None:
    item = text_item("body", Paragraph((Run("aσφμ", Char(font, 20.0), "en"),)), Paragraph((said("b"),)))
    scene = replace(lecture("florida"), slides=(Slide("own", "points", (item,)),), sections=())
    page = pymupdf.open(stream=deck_pdf(scene, find_font))[0]
    spans = [span for block in page.get_text("dict")["blocks"] for line in block["lines"] for span in line["spans"]]
    fonts = {span["font"] for span in spans if set(span["text"]) & set("σφμ")}
    assert fonts
    assert all(("Serif" in name or "Times" in name) == serif for name in fonts), fonts
