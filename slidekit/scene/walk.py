"""All that stands on a slide, one by one: its items, the text bodies of each, and every word with its style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slidekit.scene.items import ChartItem, EquationItem, GroupItem, Item, ShapeItem, TableItem, TextItem
from slidekit.scene.text import Char, TextBody


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item in drawing order, groups before their members."""
    for item in items:
        yield item
        if isinstance(item, GroupItem):
            yield from walk(item.items)


def bodies(item: Item) -> Iterator[TextBody]:
    """The texts of one item, a table's cell by cell; without those of a group's members."""
    if isinstance(item, TextItem | ShapeItem):
        if item.text is not None:
            yield item.text
    elif isinstance(item, TableItem):
        yield from (cell.text for row in item.rows for cell in row)


def chart_words(item: ChartItem) -> Iterator[str]:
    """The words of a chart: its axes, series and labels, as far as they have any."""
    words = [item.x_title, item.y_title]
    for series in item.series:
        words += [series.name, *(point.label for point in series.points)]
    yield from filter(None, words)


def strings(items: Iterable[Item]) -> Iterator[tuple[Item, str, Char]]:
    """Each stretch of text in one style, with the item that holds it; those in groups, cells, charts and equations, too."""
    for item in walk(items):
        if isinstance(item, ChartItem):
            yield from ((item, text, Char(item.font, item.size)) for text in chart_words(item))
        elif isinstance(item, EquationItem):
            yield from strings(item.drawn)
        for body in bodies(item):
            for paragraph in body.paragraphs:
                yield from ((item, run.text, run.char) for run in paragraph.runs if run.text)
