"""Tables (21.1.3) with the fills and letters that their style gives to header and bands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slidekit.powerpoint.reading.colours import Palette, first_colour
from slidekit.powerpoint.reading.fills import NO_FILL, read_fill
from slidekit.powerpoint.reading.markup import A, Tree, first, truth, whole
from slidekit.powerpoint.reading.sheets import Sheet
from slidekit.powerpoint.reading.styles import Cascade
from slidekit.powerpoint.reading.text import Allowance, LinkOf, read_text
from slidekit.scene.found import FoundCell, FoundFill, FoundText

_MEDIUM_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Medium Style 2, Accent 1: what programs write without defining it."""
_BARE = frozenset({"", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"})
"""No style, and the two of PowerPoint's that fill nothing."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """``known`` is False where nobody says what the style's ground is."""

    fill: FoundFill | None = None
    colour: str | None = None
    bold: bool | None = None
    known: bool = True


class TableStyles:
    """``ppt/tableStyles.xml`` (20.1.4.2.27)."""

    def __init__(self, tree: Tree | None) -> None:
        self.by_id = {style.get("styleId", ""): style for style in tree.iterfind(f"{A}tblStyle")} if tree is not None else {}

    def cell(self, name: str, sheet: Sheet, header: bool, band: int | None) -> CellStyle:
        """How the style ``name`` draws a header cell, or one in a band (0 or 1; None without bands)."""
        style = self.by_id.get(name)
        if style is None:
            return _usual(sheet.paint.palette, header, band) if name == _MEDIUM_2 else CellStyle(known=name in _BARE)
        found = CellStyle()
        parts = ["wholeTbl", *([f"band{band + 1}H"] if band is not None else []), *(["firstRow"] if header else [])]
        for part in parts:
            each = style.find(f"{A}{part}")
            fill = read_fill(first(each, f"{A}tcStyle", f"{A}fill"), sheet.paint)
            letters = first(each, f"{A}tcTxStyle")
            colour = first_colour(letters, sheet.paint.palette)
            bold = letters.get("b") if letters is not None else None
            found = CellStyle(
                (None if isinstance(fill, str) else fill) if fill is not None else found.fill,
                colour[0] if colour else found.colour,
                bold == "on" if bold else found.bold,
            )
        return found


def _usual(palette: Palette, header: bool, band: int | None) -> CellStyle:
    accent, light, dark = (palette.find(name) for name in ("accent1", "lt1", "dk1"))
    if accent is None:
        return CellStyle(known=False)
    if header:
        return CellStyle(FoundFill((accent,)), light, True)
    return CellStyle(FoundFill((accent,), 0.4 if band == 0 else 0.2), dark)


def read_rows(
    table: Tree, sheet: Sheet, styles: TableStyles, link_of: LinkOf, allowance: Allowance
) -> tuple[tuple[FoundCell, ...], ...]:
    """The cells of ``a:tbl``, row by row."""
    about = table.find(f"{A}tblPr")
    header, bands = (truth(about.get(key)) if about is not None else False for key in ("firstRow", "bandRow"))
    name = first(about, f"{A}tableStyleId")
    style = (name.text or "").strip() if name is not None else ""
    plain = sheet.cascade(table, None, [])
    rows = []
    for index, row in enumerate(table.iterfind(f"{A}tr")):
        is_header = header and index == 0
        band = (index - header) % 2 if bands and not is_header else None
        look = styles.cell(style, sheet, is_header, band)
        cascade = replace(plain, colour=look.colour, bold=look.bold, levels={})
        rows.append(tuple(_cell(cell, sheet, look, cascade, link_of, allowance) for cell in row.iterfind(f"{A}tc")))
    return tuple(rows)


def read_grid(table: Tree) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Widths of the columns and least heights of the rows, in EMU."""
    widths = (max(0, whole(column.get("w"))) for column in table.iterfind(f"{A}tblGrid/{A}gridCol"))
    return tuple(widths), tuple(max(0, whole(row.get("h"))) for row in table.iterfind(f"{A}tr"))


def _cell(cell: Tree, sheet: Sheet, look: CellStyle, cascade: Cascade, link_of: LinkOf, allowance: Allowance) -> FoundCell:
    allowance.take()
    body, about = cell.find(f"{A}txBody"), cell.find(f"{A}tcPr")
    text = FoundText(())
    if body is not None:
        properties = body.find(f"{A}bodyPr")
        text = read_text(body, [properties] if properties is not None else [], cascade, link_of, allowance)
    if about is not None:
        names = ("marL", "marT", "marR", "marB")
        left, top, right, bottom = (whole(about.get(name), inset) for name, inset in zip(names, text.insets, strict=True))
        text = replace(text, insets=(left, top, right, bottom))
    fill = read_fill(about, sheet.paint)
    ground = (None if fill == NO_FILL or isinstance(fill, str) else fill) if fill is not None else look.fill
    if ground is None and not look.known:
        ground = FoundFill()
    spans = whole(cell.get("gridSpan"), 1) > 1 or whole(cell.get("rowSpan"), 1) > 1
    return FoundCell(text, ground, spans or truth(cell.get("hMerge")) or truth(cell.get("vMerge")))
