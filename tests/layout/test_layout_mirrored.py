"""What is mirrored where a deck is read from the right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_decks import SPAN, deck, laid_out, panel, point, rich, thanks

from slidekit.resolve.model import Column, Slide, TableBlock
from slidekit.scene.items import (
    TableItem,
)
from slidekit.scene.scene import Scene


def hebrew(*slides: Slide) -> Scene:
    return laid_out(replace(deck(*slides), language="he"))


def test_tables_are_mirrored() -> None:
    cells = ((rich("אחת"), rich("40")), (rich("שתיים"), rich("25")))
    table = TableBlock((rich("עבודה"), rich("מספר")), cells, (3, 1), (None, None), (), SPAN)
    scene = hebrew(Slide("t", "table", SPAN, title=rich("טבלה"), table=table, seconds=9))
    (item,) = [item for item in scene.slides[0].items if isinstance(item, TableItem)]
    assert item.rtl
    first, second = (row for row in item.rows[0])
    assert first.text.lines[0].x > second.text.lines[0].x


@pytest.mark.parametrize("layout", ["points-figure", "figure-points"])
def test_splits_are_mirrored(layout: str) -> None:
    def sides(language: str) -> bool:
        made = Slide("s", layout, SPAN, title=rich("x"), panels=(panel(),), points=(point("y"),), seconds=9)
        scene = laid_out(replace(deck(made), language=language))
        (points,) = [item for item in scene.slides[0].items if item.id == "points"]
        picture = next(item for item in scene.slides[0].items if item.id == "hip")
        return points.box.x < picture.box.x

    assert sides("he") != sides("en")


def test_columns_are_mirrored() -> None:
    columns = tuple(Column(rich(name), "check", rich("טקסט"), (), None, SPAN) for name in ("אחת", "שתיים"))
    scene = hebrew(Slide("c", "columns", SPAN, title=rich("x"), columns=columns, seconds=9))
    items = {item.id: item for item in scene.slides[0].items}
    assert items["column-1"].box.x > items["column-2"].box.x
    assert items["column-1.title"].box.right < max(
        item.box.right for name, item in items.items() if name.startswith("column-1.sign")
    )


def test_a_code_stands_where_lines_end() -> None:
    scene = hebrew(thanks(subtitle=rich("תודה")))
    items = {item.id: item for item in scene.slides[0].items}
    assert items["qr"].box.right < items["subtitle"].box.x
