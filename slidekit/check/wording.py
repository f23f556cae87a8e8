"""The words of a scene: every text body with its owner, and what counts as a slide's main text.

A dozen rules read every text of a deck: ``read`` finds them once for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from slidekit.check.talk import Talk
from slidekit.core.diagnostics import Span
from slidekit.core.geometry import Box
from slidekit.scene.items import ChartItem, Fill, Item, ShapeItem, TableItem, TextItem
from slidekit.scene.scene import Slide
from slidekit.scene.text import Run, TextBody
from slidekit.scene.walk import chart_words, walk

MAIN = frozenset({"title", "subtitle", "heading", "body", "quote", "number", "table"})
"""Roles of the text that people must read: bound by the venue's smallest size."""

COUNTED = frozenset({"subtitle", "heading", "body", "quote"})
"""Roles whose lines count against the venue's ``text.max_lines``."""


class Words(NamedTuple):
    """A text body, the item that holds it, and the fill it stands on by itself."""

    item: TextItem | ShapeItem | TableItem
    body: TextBody
    box: Box
    fill: Fill | None
    said: str
    """Its letters, a line for each paragraph."""
    looks: tuple[Run, ...]
    """Of its runs that are seen, one of each style: what rules about colours and sizes need to look at."""

    @property
    def main(self) -> bool:
        """True for running text; small print, labels and furniture have their own sizes."""
        return self.item.role in MAIN and not isinstance(self.item, ShapeItem)


Read = list[tuple[Item, tuple[Words, ...]]]
"""The items of a slide in drawing order, each with its texts, table cells one by one, without those of a group's members."""


def read(talk: Talk) -> list[tuple[Slide, Read]]:
    """Every slide of the scene with its items and their texts; found for the first rule that asks."""
    if "read" not in talk.kept:
        talk.kept["read"] = [(slide, [(i, tuple(_words_in(i))) for i in walk(slide.items)]) for slide in talk.scene.slides]
    found: list[tuple[Slide, Read]] = talk.kept["read"]
    return found


def texts_of(talk: Talk) -> Iterator[tuple[Slide, Words]]:
    """Every text of the scene with its slide, in drawing order."""
    for slide, items in read(talk):
        for _, texts in items:
            for text in texts:
                yield slide, text


def words_of(items: tuple[Item, ...]) -> Iterator[Words]:
    """Every text of a slide in drawing order, table cells one by one."""
    for item in walk(items):
        yield from _words_in(item)


def _words_in(item: Item) -> Iterator[Words]:
    """The texts of one item, without those of a group's members."""
    if isinstance(item, TextItem | ShapeItem):
        if item.text is not None:
            yield _words(item, item.text, item.fill)
    elif isinstance(item, TableItem):
        for row in item.rows:
            for cell in row:
                yield _words(item, cell.text, cell.fill)


def _words(item: TextItem | ShapeItem | TableItem, body: TextBody, fill: Fill | None) -> Words:
    # by identity: runs of one style mostly share it, and comparing styles part by part would cost more than it saves
    looks = {(id(run.char), run.link is None): run for p in body.paragraphs for run in p.runs if run.text.strip()}
    return Words(item, body, item.box, fill, "\n".join(p.text for p in body.paragraphs), tuple(looks.values()))


def said(slide: Slide) -> Iterator[tuple[str, str, Span | None]]:
    """Element, words and place of everything that a slide says: texts, alt texts, a chart's words, notes."""
    for item in walk(slide.items):
        for text in _words_in(item):
            yield item.id, text.said, item.span
        yield item.id, _labels(item), item.span
    yield "notes", "\n".join(p.text for p in slide.notes), None


def _labels(item: Item) -> str:
    """What an item says beside its text: alt text, a chart's words."""
    parts = [] if isinstance(item, TextItem) else [item.alt]
    if isinstance(item, ChartItem):
        parts += chart_words(item)
    return "\n".join(parts)
