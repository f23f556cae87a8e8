"""How much a slide asks people to read."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import COUNTED, words_of
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.richtext import Rich, plain
from slidekit.core.units import pt
from slidekit.resolve.model import Point, Slide
from slidekit.scene.scene import Slide as SceneSlide


def words(talk: Talk) -> Iterator[Diagnostic]:
    """``many-words``: points, columns, quote and subtitle count; title, labels, captions, tables, footnote, notes do not."""
    limit = talk.venue.max_words
    for slide in talk.deck.slides if limit is not None else ():
        count = sum(_count(part) for part in _read(slide))
        if limit is not None and count > limit:
            fact = f"slide {slide.id} has {count} words; venue {talk.venue.id} allows {limit}"
            yield talk.breach(
                "text.max_words", "many-words", fact, slide.span, f"cut {count - limit}, or say them aloud", slide.id
            )


def lines(talk: Talk) -> Iterator[Diagnostic]:
    """``many-lines``: measured lines of points, columns, quote and subtitle; lines at one height count once."""
    limit = talk.venue.max_lines
    for slide in talk.scene.slides if limit is not None else ():
        count = line_count(slide)
        if limit is not None and count > limit:
            fact = f"slide {home(slide)} has {count} lines of text; venue {talk.venue.id} allows {limit}"
            help = f"shorten the text by {count - limit} lines"
            yield talk.breach("text.max_lines", "many-lines", fact, slide.span, help, home(slide))


def line_count(slide: SceneSlide) -> int:
    """Lines of counted text as the eye sees them: texts side by side share theirs."""
    found = sorted(
        (line.baseline, line.size)
        for text in words_of(slide.items)
        if text.item.role in COUNTED
        for line in text.body.lines
        if line.text.strip()
    )
    count, last = 0, -pt(10_000)
    for baseline, size in found:
        if baseline - last > pt(size / 2):
            count, last = count + 1, baseline
    return count


def _read(slide: Slide) -> Iterator[Rich]:
    yield slide.subtitle
    yield from _texts(slide.points)
    for column in slide.columns:
        yield column.title
        yield column.text
        yield from _texts(column.points)
    if slide.quote is not None:
        yield slide.quote.text


def _texts(points: tuple[Point, ...]) -> Iterator[Rich]:
    for point in points:
        yield point.text
        yield from _texts(point.points)


def _count(words: Rich) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in plain(words).split())
