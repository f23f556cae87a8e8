"""Native tables: table and evidence (and regulatory with a table). Rows are as high as their measured text."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.richtext import Rich, plain
from slidekit.core.units import pt, share
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.points import NARROWER
from slidekit.layout.kinds.regions import default_content, text_placeholder, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import fits, longest_word, natural, needed, paragraph, ruler, set_text
from slidekit.resolve.model import TableBlock
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Cell, Fill, Item, Stroke, TableItem, TextItem
from slidekit.scene.text import Align, Paragraph

PAD_X, PAD_Y = pt(8), pt(6)
ROOMIEST = pt(16)
SPACING = 1.2
"""From line to line in sizes of the type, said in points: in cells LibreOffice takes single spacing from the font, PowerPoint
takes about this for every font, and so both have the same rows.
"""
WIDEST = 0.6
"""A long cell makes its column at most this share of the table's width."""
NUMERIC = set("0123456789.,%–-—+−±≈<>≥≤ /()[] ")


def is_number(words: Rich) -> bool:
    """True for a cell that holds a number, with its unit sign or a dash for none."""
    text = plain(words)
    return bool(text) and (any(c.isdigit() for c in text) or text in "–—-") and all(c in NUMERIC for c in text)


def _aligns(table: TableBlock) -> list[Align]:
    """Columns of numbers stand right, all others left."""
    columns = len(table.rows[0])
    return ["r" if all(is_number(row[i]) for row in table.rows) else "l" for i in range(columns)]


def _paragraphs(context: Context, table: TableBlock, size: float) -> list[list[Paragraph]]:
    style = Style(context.sheet.body, size)
    head = replace(style, bold=True, colour="tx2")
    aligns = _aligns(table)

    def said(cell: Rich, style: Style, align: Align) -> Paragraph:
        return replace(paragraph(cell, style, context.language, align=align), pitch=size * SPACING)

    rows = [[said(cell, head, align) for cell, align in zip(table.header, aligns, strict=True)]] if table.header else []
    row_at, column_at = table.highlight
    for number, row in enumerate(table.rows, 1):
        made = []
        for column, (cell, align) in enumerate(zip(row, aligns, strict=True), 1):
            lit = (row_at is not None or column_at is not None) and row_at in (None, number) and column_at in (None, column)
            made.append(said(cell, replace(style, bold=True) if lit else style, align))
        rows.append(made)
    return rows


def _widths(table: TableBlock, rows: list[list[Paragraph]], width: int) -> list[int]:
    """The columns by weight, else by their longest cell; none narrower than its longest word while the others can give."""
    weights = [float(weight) for weight in table.widths] or [
        float(min(max(natural([row[i]])[0] for row in rows), width * WIDEST)) for i in range(len(table.rows[0]))
    ]
    least = [max(longest_word(row[i]) for row in rows) + 2 * PAD_X for i in range(len(weights))]
    fixed: set[int] = set()
    while True:
        free = width - sum(least[i] for i in fixed)
        whole = sum(weight for i, weight in enumerate(weights) if i not in fixed)
        tight = {i for i, weight in enumerate(weights) if i not in fixed and free * weight / whole < least[i]}
        if not tight or len(fixed) + len(tight) == len(weights):
            break
        fixed |= tight
    shares = [least[i] if i in fixed else free * weight / whole for i, weight in enumerate(weights)]
    return [part for _, part in share(width, shares)]


def _heights(rows: list[list[Paragraph]], widths: list[int]) -> list[int]:
    return [max(needed([cell], width - 2 * PAD_X) for cell, width in zip(row, widths, strict=True)) + 2 * PAD_Y for row in rows]


def _roomy(heights: list[int], room: int) -> list[int]:
    """Rows made higher where the table would leave half the slide empty: up to ROOMIEST each."""
    spare = (room * 3 // 4 - sum(heights)) // len(heights)
    return [height + max(0, min(ROOMIEST, spare)) for height in heights]


def fits_at(context: Context, size: float) -> bool:
    """True when the table stands in the content at ``size``, no word cut."""
    table = context.table
    rows = _paragraphs(context, table, size)
    widths = _widths(table, rows, context.content.w)
    room = context.content.h - context.page.lead - _source_height(context, table)
    whole = all(fits([cell], width - 2 * PAD_X, pt(10_000)) for row in rows for cell, width in zip(row, widths, strict=True))
    return whole and sum(_heights(rows, widths)) <= room


def _source_height(context: Context, table: TableBlock) -> int:
    if not table.source:
        return 0
    return needed([paragraph(table.source, context.sheet.caption, context.language)], context.content.w) + pt(8)


def weigh(context: Context) -> list[int]:
    """The height of each row below the header."""
    table, size = context.table, context.sheet.tables[0]
    rows = _paragraphs(context, table, size)
    return _heights(rows, _widths(table, rows, context.content.w))[1 if table.header else 0 :]


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, table, its source, foot."""
    table = context.table
    size, content = sizes.table, context.content
    rows = _paragraphs(context, table, size)
    widths = _widths(table, rows, content.w)
    room = content.h - context.page.lead - _source_height(context, table)
    heights = _roomy(_heights(rows, widths), room)
    findings: tuple[Diagnostic, ...] = ()
    if not fits_at(context, size):
        ends = accumulate(heights)
        over = sum(len(plain_words(cell)) for row, end in zip(rows, ends, strict=True) if end > room for cell in row)
        findings = (context.too_long("table", max(1, over), size),)
    box = Box(content.x, content.y + context.page.lead, content.w, sum(heights))
    cells = _cells(rows, widths, heights, box, table, rtl=context.rtl)
    alt = plain(context.slide.title)
    item = TableItem(
        "table", "table", box, tuple(widths), tuple(heights), cells, bool(table.header), alt, table.span, context.rtl
    )
    items: list[Item] = [*context.title(), item]
    if table.source:
        text = [paragraph(table.source, context.sheet.caption, context.language)]
        foot = Box(box.x, box.bottom + pt(8), box.w, needed(text, box.w))
        items.append(TextItem("source", "source", foot, set_text(text, foot), span=table.span))
    return Placed([*items, *context.foot, *context.furniture()], (), findings)


def _spare(cell: Paragraph, width: int, height: int) -> int:
    """How much narrower a cell's text is set so that no word stands alone in its last line; 0 where that takes more lines."""
    rule = ruler([cell])
    ruled = rule(width)
    if not ruled.widows:
        return 0
    for part in NARROWER[1:]:
        narrow = round(width * part)
        other = rule(narrow)
        if not other.widows and len(other.composed.lines) <= len(ruled.composed.lines) and fits([cell], narrow, height):
            return width - narrow
    return 0


def plain_words(item: Paragraph) -> list[str]:
    """The words of a paragraph."""
    return "".join(run.text for run in item.runs).split()


def _cells(
    rows: list[list[Paragraph]], widths: list[int], heights: list[int], box: Box, table: TableBlock, *, rtl: bool
) -> tuple[tuple[Cell, ...], ...]:
    made: list[tuple[Cell, ...]] = []
    row_at, column_at = table.highlight
    first = 1 if table.header else 0
    top = box.y
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        left, cells = 0, []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True), 1):
            frame = Box(box.right - left - width if rtl else box.x + left, top, width, height)
            spare = _spare(cell, width - 2 * PAD_X, height - 2 * PAD_Y)
            sides = (PAD_X + spare, PAD_Y, PAD_X, PAD_Y) if cell.align == "r" else (PAD_X, PAD_Y, PAD_X + spare, PAD_Y)
            text = set_text([cell], frame, anchor="ctr", insets=sides)
            marked = number >= first and (row_at is not None or column_at is not None)
            lit = marked and row_at in (None, number - first + 1) and column_at in (None, column)
            header = table.header and number == 0
            rule = Stroke("tx2" if header else "bg2", pt(1.5) if header else pt(1))
            cells.append(Cell(text, Fill("bg2") if lit else None, rule))
            left += width
        made.append(tuple(cells))
        top += height
    return tuple(made)


def _layout(kind: str, name: str) -> Kind:
    def make(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
        box = default_content(page, sheet, sizes.title)
        style = Style(sheet.body, sizes.table)
        holder = text_placeholder("tbl", 14, "Table", box, style, "Click icon to add table")
        return SlideLayout(kind, name, None, (title_placeholder(page, sheet, sizes.title), holder))

    return Kind(place, make, "table", fits_at, weigh)


TABLE = _layout("table", "Table")
EVIDENCE = _layout("evidence", "Evidence")
