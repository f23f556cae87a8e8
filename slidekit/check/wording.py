"""The words of a scene: every text body with its owner, and what counts as a slide's main text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slidekit.core.diagnostics import Span
from slidekit.core.geometry import Box
from slidekit.scene.items import ChartItem, Fill, Item, ShapeItem, TableItem, TextItem
from slidekit.scene.scene import Slide
from slidekit.scene.text import TextBody
from slidekit.scene.walk import chart_words, walk

MAIN = frozenset({"title", "subtitle", "heading", "body", "quote", "number", "table"})
"""Roles of the text that people must read: bound by the venue's smallest size."""

COUNTED = frozenset({"subtitle", "heading", "body", "quote"})
"""Roles whose lines count against the venue's ``text.max_lines``."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text body, the item that holds it, and the fill it stands on by itself."""

    item: TextItem | ShapeItem | TableItem
    body: TextBody
    box: Box
    fill: Fill | None

    @property
    def main(self) -> bool:
        """True for running text; small print, labels and furniture have their own sizes."""
        return self.item.role in MAIN and not isinstance(self.item, ShapeItem)


def words_of(items: tuple[Item, ...]) -> Iterator[Words]:
    """Every text of a slide in drawing order, table cells one by one."""
    for item in walk(items):
        yield from words_in(item)


def words_in(item: Item) -> Iterator[Words]:
    """The texts of one item, without those of a group's members."""
    if isinstance(item, TextItem | ShapeItem):
        if item.text is not None:
            yield Words(item, item.text, item.box, item.fill)
    elif isinstance(item, TableItem):
        for row in item.rows:
            for cell in row:
                yield Words(item, cell.text, item.box, cell.fill)


def said(slide: Slide) -> Iterator[tuple[str, str, Span | None]]:
    """Element, words and place of everything that a slide says: texts, alt texts, a chart's words, notes."""
    for item in walk(slide.items):
        for text in words_in(item):
            yield item.id, "\n".join(p.text for p in text.body.paragraphs), item.span
        yield item.id, _labels(item), item.span
    yield "notes", "\n".join(p.text for p in slide.notes), None


def _labels(item: Item) -> str:
    """What an item says beside its text: alt text, a chart's words."""
    parts = [] if isinstance(item, TextItem) else [item.alt]
    if isinstance(item, ChartItem):
        parts += chart_words(item)
    return "\n".join(parts)
