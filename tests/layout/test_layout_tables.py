"""Tables: no word alone in a cell's last line, and lines at an exact pitch inside their rows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_decks import SPAN, deck, rich

from slidekit.core.richtext import Inline, Rich
from slidekit.core.units import pt
from slidekit.layout import lay_out
from slidekit.resolve.model import Slide, TableBlock
from slidekit.scene.items import TableItem
from slidekit.theme import BUILTIN

Rows = tuple[tuple[Rich, Rich], ...]


def laid_table(rows: Rows, widths: tuple[int, int]) -> TableItem:
    """A slide with nothing but a table of two columns."""
    table = TableBlock((rich("What"), rich("n")), rows, widths, (None, None), (), SPAN)
    outcome = lay_out(deck(Slide("t", "table", SPAN, title=rich("x"), table=table, seconds=9)), BUILTIN["daylight"])
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    [item] = [item for item in outcome.value.slides[0].items if isinstance(item, TableItem)]
    return item


def test_no_word_stands_alone_at_the_end_of_a_cell() -> None:
    long = "The needle was seen in most of the patients and lost again later"
    rows = tuple((rich(long + tail), rich("40")) for tail in ("", " on", " in it", " by all of us"))
    item = laid_table(rows, (2, 3))
    for row in item.rows[1:]:
        lines = row[0].text.lines
        assert len(lines) > 1
        assert " " in lines[-1].text or lines[-1].width > 0.25 * item.widths[0]


def test_lines_in_cells_are_a_fifth_further_apart_than_their_type_is_high_and_rows_hold_them() -> None:
    cited = (Inline("Seen in most of the patients of the study "), Inline("[1]", cites=True))
    rows = ((cited, rich("40")), (rich("Lost"), rich("7")))
    item = laid_table(rows, (2, 9))
    cells = [(height, cell) for height, row in zip(item.heights, item.rows, strict=True) for cell in row]
    for height, cell in cells:
        [paragraph] = cell.text.paragraphs
        size = max(run.char.size for run in paragraph.runs)
        assert paragraph.pitch == pytest.approx(1.2 * size)
        baselines = [line.baseline for line in cell.text.lines]
        assert {b - a for a, b in pairwise(baselines)} <= {
            pt(paragraph.pitch),
            pt(paragraph.pitch) + 1,
            pt(paragraph.pitch) - 1,
        }
        assert len(baselines) * pt(paragraph.pitch) + cell.text.insets[1] + cell.text.insets[3] <= height
    assert len(cells[2][1].text.lines) > 1
