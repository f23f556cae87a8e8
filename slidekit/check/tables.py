"""Tables: every column says what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.core.diagnostics import Diagnostic, Severity
from slidekit.scene.items import TableItem
from slidekit.scene.walk import walk


def headers(talk: Talk) -> Iterator[Diagnostic]:
    """``empty-header``: a column, not the first, without a word above it; nobody hears what its cells are."""
    for slide in talk.scene.slides:
        for item in walk(slide.items):
            if isinstance(item, TableItem) and item.header and item.rows:
                bare = [n for n, cell in enumerate(item.rows[0], 1) if not any(p.text for p in cell.text.paragraphs)]
                if any(number > 1 for number in bare):
                    fact = f"column {next(n for n in bare if n > 1)} of {item.id} has no header"
                    help, place = "say in a word what the column holds", item.span or slide.span
                    yield Diagnostic("empty-header", Severity.INFO, fact, place, help, home(slide), item.id)
