"""Names that the venue does not want to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home, walk
from slidekit.check.wording import letters, words_in
from slidekit.core.diagnostics import Diagnostic, Span
from slidekit.scene.items import ChartItem, Item, TextItem
from slidekit.scene.scene import Slide


def trade_names(talk: Talk) -> Iterator[Diagnostic]:
    """``trade-name``: in any text, alt text or notes of a slide, and in the footer; whole words, capitals or not."""
    if not talk.venue.trade_names:
        return
    every = "|".join(re.escape(name) for name in sorted(talk.venue.trade_names, key=lambda name: (-len(name), name)))
    wanted = re.compile(rf"(?<!\w)({every})(?!\w)", re.IGNORECASE)
    for slide in talk.scene.slides:
        for element, words, span in _said(slide):
            found = wanted.search(words)
            if found:
                fact = f"{element} says {found[0]}; venue {talk.venue.id} forbids this trade name"
                help = "use the generic term"
                yield talk.breach("forbid.trade_names", "trade-name", fact, span or slide.span, help, home(slide), element)
    found = wanted.search(talk.scene.footer)
    if found:
        fact = f"the footer says {found[0]}; venue {talk.venue.id} forbids this trade name"
        yield talk.breach("forbid.trade_names", "trade-name", fact, talk.venue.span or talk.deck.span, "use the generic term")


def _said(slide: Slide) -> Iterator[tuple[str, str, Span | None]]:
    for item in walk(slide.items):
        for text in words_in(item):
            yield item.id, "\n".join(letters(p) for p in text.body.paragraphs), item.span
        yield item.id, _labels(item), item.span
    yield "notes", "\n".join(letters(p) for p in slide.notes), None


def _labels(item: Item) -> str:
    """What an item says beside its text: alt text, a chart's words."""
    parts = [] if isinstance(item, TextItem) else [item.alt]
    if isinstance(item, ChartItem):
        parts += [item.x_title, item.y_title]
        parts += [word for series in item.series for word in (series.name, *(point.label for point in series.points))]
    return "\n".join(parts)
