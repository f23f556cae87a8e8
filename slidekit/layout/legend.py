"""The legend: each symbol of the slide as it is drawn on the pictures, and its meaning, in a quiet row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.geometry import WHOLE, Area, Box, Viewport, union
from slidekit.core.units import pt
from slidekit.layout.annotations import KINDS, Canvas
from slidekit.layout.annotations.ink import Pen, ink_for
from slidekit.layout.chips import plate
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import natural, needed, paragraph, set_text
from slidekit.resolve.model import LegendEntry, Mark, Place
from slidekit.resolve.words import words_for
from slidekit.scene.items import Fill, GroupItem, Item, ShapeItem, TextItem

PLATE = Fill("10161A")
"""Symbols stand on the dark of a film in every theme, as they look on the pictures."""
PLATE_WIDTH, PLATE_HEIGHT = 2.7, 1.55
"""In units of the text's size."""
TEXT_GAP, ENTRY_GAP, ROW_GAP = pt(7), pt(22), pt(5)
SWATCH_INSET = 0.24
"""Between a plate's edge and its symbol, in units of its height."""

_WAY = Place(path=((0.0, 0.5), (1.0, 0.5)))
_WAVE = Place(path=((0.0, 0.8), (0.3, 0.25), (0.65, 0.75), (1.0, 0.2)))
_MIDDLE = Place(point=(0.5, 0.5))
_ROUND = Place(area=Area(0.28, 0.0, 0.72, 1.0))
_WIDE = Place(area=Area(0.0, 0.0, 1.0, 1.0))
PLACES = {
    **dict.fromkeys(("arrow", "line", "flow", "measure", "needle", "bracket"), _WAY),
    **dict.fromkeys(("curve", "contour"), _WAVE),
    **dict.fromkeys(("ellipse", "box", "zone", "highlight"), _WIDE),
    "circle": _ROUND,
    "angle": Place(path=((0.9, 0.0), (0.2, 0.9), (1.0, 0.9))),
    "arrowhead": Place(point=(0.66, 0.5)),
    "check": Place(point=(0.46, 1.0)),
}
"""Where a symbol of each kind stands on its plate; those that are not here stand on its middle."""


def place_legend(
    entries: Sequence[LegendEntry], left: int, bottom: int, width: int, sheet: Stylesheet, language: str
) -> GroupItem | None:
    """The legend in a region ``width`` wide, its lowest row ending at ``bottom`` (EMU); None without entries."""
    if not entries:
        return None
    style = sheet.caption
    rows = _rows(entries, width, style, language)
    items: list[Item] = []
    top = bottom - sum(tall for _, tall in rows) - ROW_GAP * (len(rows) - 1)
    for row, tall in rows:
        for index, x, text_width in row:
            items += _entry(index, entries[index], Box(left + x, top, text_width, tall), sheet, language)
        top += tall + ROW_GAP
    says = words_for(language).says
    alt = " ".join(f"{says[entry.sample.kind].format(label=_letters(entry))}." for entry in entries)
    return GroupItem("legend", "legend", union(item.box for item in items), tuple(items), alt, span=entries[0].span)


def _letters(entry: LegendEntry) -> str:
    return " ".join("".join(part.text for part in entry.text).split()).rstrip(".")


def _plate_size(style: Style) -> tuple[int, int]:
    return pt(style.size * PLATE_WIDTH), pt(style.size * PLATE_HEIGHT)


def _rows(
    entries: Sequence[LegendEntry], width: int, style: Style, language: str
) -> list[tuple[list[tuple[int, int, int]], int]]:
    """Rows of (entry, left edge, width of its text), each with the row's height; an entry alone wider than a row wraps."""
    before = _plate_size(style)[0] + TEXT_GAP
    rows: list[tuple[list[tuple[int, int, int]], int]] = []
    x = width + 1
    for index, entry in enumerate(entries):
        text = [paragraph(entry.text, style, language)]
        wide = min(natural(text)[0], width - before)
        tall = max(_plate_size(style)[1], needed(text, wide))
        if x + before + wide > width:
            rows.append(([], 0))
            x = 0
        row, height = rows[-1]
        row.append((index, x, wide))
        rows[-1] = row, max(height, tall)
        x += before + wide + ENTRY_GAP
    return rows


def _entry(index: int, entry: LegendEntry, box: Box, sheet: Stylesheet, language: str) -> list[Item]:
    """A plate with its symbol, and the meaning on its right; ``box`` has the text's width and the row's height."""
    name, (wide, tall) = f"legend.{index + 1}", _plate_size(sheet.caption)
    ground = Box(box.x, box.y + (box.h - tall) // 2, wide, tall)
    text = [paragraph(entry.text, sheet.caption, language)]
    words = Box(ground.right + TEXT_GAP, box.y, box.w, box.h)
    return [
        ShapeItem(f"{name}.plate", "legend", ground, plate(ground), PLATE),
        *draw_symbol(f"{name}.symbol", entry.sample, ground, sheet),
        TextItem(f"{name}.text", "legend", words, set_text(text, words, anchor="ctr"), span=entry.span),
    ]


def draw_symbol(name: str, sample: Mark, ground: Box, sheet: Stylesheet) -> list[ShapeItem]:
    """The shapes of a mark that looks like ``sample``, small and within ``ground``."""
    mark = replace(
        sample, place=PLACES.get(sample.kind, _MIDDLE), label=(), number=None, size=None, start="left", label_at="auto"
    )
    inset = round(ground.h * SWATCH_INSET)
    pen = Pen(name, ink_for(sheet.theme, mark.style, dashed=mark.dashed))
    unit = pt(sheet.caption.size * 0.9)
    KINDS[mark.kind](Canvas(mark, Viewport(WHOLE, ground.inset(inset)), pen, unit))
    return pen.items
