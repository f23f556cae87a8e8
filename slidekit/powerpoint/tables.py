"""Native tables (ISO/IEC 29500-1, 21.1.3)."""

from __future__ import annotations

from slidekit.powerpoint.canvas import Canvas
from slidekit.powerpoint.markup import fill, frame, stroke
from slidekit.powerpoint.text import paragraphs
from slidekit.powerpoint.theme import TABLE_STYLE
from slidekit.scene.items import Cell, TableItem

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table(canvas: Canvas, item: TableItem) -> str:
    """``a:tbl`` (21.1.3.13) in a graphic frame. ValueError when columns, rows and box do not agree."""
    sizes = sum(item.widths), sum(item.heights)
    cells = {len(row) for row in item.rows}
    if sizes != (item.box.w, item.box.h) or len(item.rows) != len(item.heights) or cells != {len(item.widths)}:
        raise ValueError(f"{canvas.slide}: columns, rows and box of table {item.id!r} disagree")
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in item.widths)
    above: tuple[Cell, ...] = ()
    rows = ""
    for height, row in zip(item.heights, item.rows, strict=True):
        written = "".join(_cell(canvas, cell, above[n] if above else None) for n, cell in enumerate(row))
        rows += f'<a:tr h="{height}">{written}</a:tr>'
        above = row
    first = (' rtl="1"' if item.rtl else "") + (' firstRow="1"' if item.header else "")
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{canvas.identify(item.id, item.alt)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{frame(item.box, prefix="p")}<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr{first}>'
        f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(canvas: Canvas, cell: Cell, above: Cell | None) -> str:
    """``a:tc`` (21.1.3.16). A rule between rows belongs to both cells, so both say the same, whatever the style draws."""
    left, top, right, bottom = cell.text.insets
    rules = stroke(above.bottom if above else None, "lnT") + stroke(cell.bottom, "lnB")
    ground = fill(cell.fill) if cell.fill else ""
    text = paragraphs(cell.text.paragraphs, canvas.shared.plain, canvas.link, end=True)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}"
        f'</a:txBody><a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{cell.text.anchor}">'
        f"{rules}{ground}</a:tcPr></a:tc>"
    )
