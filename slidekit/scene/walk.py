"""Every word on a slide with its style: what rules about letters and fonts go through."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.scene.items import ChartItem, EquationItem, GroupItem, Item, ShapeItem, TableItem, TextItem
from slidekit.scene.text import Char, TextBody


def strings(items: tuple[Item, ...]) -> Iterator[tuple[Item, str, Char]]:
    """Each stretch of text in one style, with the item that holds it; those in groups, cells, charts and equations, too."""
    for item in items:
        if isinstance(item, GroupItem):
            yield from strings(item.items)
        elif isinstance(item, TableItem):
            for row in item.rows:
                for cell in row:
                    yield from _runs(item, cell.text)
        elif isinstance(item, ChartItem):
            words = [item.x_title, item.y_title, *(series.name for series in item.series)]
            words += [point.label for series in item.series for point in series.points]
            yield from ((item, text, Char(item.font, item.size)) for text in words if text)
        elif isinstance(item, EquationItem):
            yield from strings(item.drawn)
        elif isinstance(item, TextItem | ShapeItem) and item.text is not None:
            yield from _runs(item, item.text)


def _runs(item: Item, text: TextBody) -> Iterator[tuple[Item, str, Char]]:
    for paragraph in text.paragraphs:
        for run in paragraph.runs:
            if run.text:
                yield item, run.text, run.char
