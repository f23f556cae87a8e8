"""What LibreOffice drew against what was measured: every line's letters at its baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pymupdf

from slidekit.core.units import to_pt
from slidekit.scene.items import GroupItem, Item, TableItem
from slidekit.scene.text import Line

LETTERS = 1.5
"""A drawn line may start this many points beside its measured place."""


def lines_of(items: tuple[Item, ...]) -> Iterator[tuple[str, Line]]:
    for item in items:
        if isinstance(item, GroupItem):
            yield from lines_of(item.items)
        elif isinstance(item, TableItem):
            yield from ((item.id, line) for row in item.rows for cell in row for line in cell.text.lines)
        elif (text := getattr(item, "text", None)) is not None:
            yield from ((item.id, line) for line in text.lines)


def letters_of(page: pymupdf.Page) -> list[tuple[float, float, str]]:
    """Baseline, left edge and letter of everything drawn."""
    return [
        (char["origin"][1], char["bbox"][0], char["c"])
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for char in span["chars"]
        if char["c"].strip()
    ]


def agrees(line: Line, drawn: list[tuple[float, float, str]]) -> bool:
    """True when the line's letters, and only they, stand where it was measured. Order is left out: ligatures have none."""
    base, left, right = to_pt(line.baseline), to_pt(line.x), to_pt(line.x + line.width)
    found = [c for y, x, c in drawn if abs(y - base) < 2.5 and left - LETTERS <= x < right + 0.5]
    return sorted("".join(found)) == sorted(re.sub(r"\s", "", line.text))
