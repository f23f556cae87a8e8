"""Symbols on pictures: each is explained, has one meaning in a deck, and numbers run in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, home, panels
from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.core.richtext import plain
from slidekit.resolve.model import Mark, Panel, Point, Slide
from slidekit.resolve.symbol_words import names, says

CONTEXT = "quiet"
"""The style of marks that are there for orientation and stand for nothing of their own."""

Look = tuple[str, str, bool]


def _pages(talk: Talk) -> Iterator[Slide]:
    """The deck's slides, those in steps once."""
    seen: set[str] = set()
    for slide in talk.deck.slides:
        if home(slide.id) not in seen:
            seen.add(home(slide.id))
            yield slide


def _look(mark: Mark) -> Look:
    """What two marks must share to be the same symbol."""
    return mark.kind, mark.style, mark.dashed


def _words(look: Look) -> str:
    kind, style, dashed = look
    return " ".join(part for part in ("" if style == "finding" else style, "dashed" if dashed else "", kind) if part)


def explained(talk: Talk) -> Iterator[Diagnostic]:
    """``symbol-unexplained``: a mark that has no label, number or legend, and that no text of its slide speaks of."""
    for slide in _pages(talk):
        told = {_look(mark) for panel in panels(slide) for mark in panel.marks if mark.label or mark.number is not None}
        told |= {_look(mark) for entry in slide.legend for mark in entry.marks}
        silent: dict[Look, tuple[Panel, Mark]] = {}
        for panel in panels(slide):
            for mark in panel.marks:
                if _look(mark) not in told and not _speaks(mark, panel, slide, talk.deck.language):
                    silent.setdefault(_look(mark), (panel, mark))
        for look, (panel, mark) in silent.items():
            fact = f"nothing says what the {_words(look)} on {panel.id} stands for"
            help = f"give it a label or a number, or write legend: {{{_words(look)}: …}} on the slide"
            yield warning("symbol-unexplained", fact, mark.span, help, slide=home(slide.id), element=panel.id)


def _speaks(mark: Mark, panel: Panel, slide: Slide, language: str) -> bool:
    """True when the mark needs no word, or when a text on the slide calls it by its name."""
    stems = names(mark.kind, language)
    if stems == () or mark.style == CONTEXT:
        return True
    texts = [plain(panel.caption), plain(slide.footnote), plain(slide.title), *_letters(slide.points)]
    if stems is None:
        return bool(texts[0] or texts[1])
    return any(says(text, stems) for text in texts)


def _letters(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield plain(point.text)
        yield from _letters(point.points)


def meanings(talk: Talk) -> Iterator[Diagnostic]:
    """``symbol-two-meanings``: two legends of a deck explain the same symbol differently."""
    first: dict[Look, tuple[str, str]] = {}
    for slide in _pages(talk):
        for entry in slide.legend:
            look, meaning = _look(entry.sample), plain(entry.text)
            there, earlier = first.setdefault(look, (slide.id, meaning))
            if earlier.casefold() != meaning.casefold():
                fact = f"the {_words(look)} means “{earlier}” on slide {there} and “{meaning}” on slide {slide.id}"
                help = "draw one of the two in another style or kind"
                yield warning("symbol-two-meanings", fact, entry.span, help, slide=home(slide.id))


def numbers(talk: Talk) -> Iterator[Diagnostic]:
    """``numbers-out-of-order`` and ``number-repeated``: discs are found by counting on, and each leads to one place."""
    for slide in _pages(talk):
        last = 0
        seen: set[int] = set()
        for panel in panels(slide):
            here: set[int] = set()
            for mark in panel.marks:
                if mark.number is None:
                    continue
                where: dict[str, str | None] = {"slide": home(slide.id), "element": panel.id}
                if mark.number in here:
                    fact = f"two marks on {panel.id} carry the number {mark.number}"
                    yield warning("number-repeated", fact, mark.span, "give each mark on a picture its own number", **where)
                elif mark.number not in seen and mark.number < last:
                    fact = f"the number {mark.number} on {panel.id} comes after {last}: marks are read in the order of the list"
                    help = "number the marks 1, 2, 3 from first to last, or move the mark up"
                    yield warning("numbers-out-of-order", fact, mark.span, help, **where)
                here.add(mark.number)
                seen.add(mark.number)
                last = max(last, mark.number)
