"""Type that is too small for the back row."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import Read, Words, read
from slidekit.core.diagnostics import Diagnostic, Span, error, warning
from slidekit.core.units import EMU_PER_PT
from slidekit.scene.items import ChartItem, TextItem

FLOOR_PT = 12.0
"""Nothing smaller can be read from the back row (DVC and BCcampus slide guides)."""
_PLACES = ("footer", "slide-number")
"""Roles that stand in a template's own small places, if it has them."""


CAPITAL = 0.7
"""Height of a capital letter as a share of the type's size, about, in the faces of lecture rooms."""
TITLE_PT = 28.0
"""Titles below are no larger than text (SGIM's slide guide: 40 to 44 pt)."""


def seen_from(farthest: float | None, height: int) -> float:
    """Points whose capitals the last row can read, ``farthest`` picture heights away on a slide of ``height`` EMU.

    ANSI/AVIXA V202.01 for basic decisions: an element has the distance ÷ 200 in height. 0 where nobody says.
    """
    return farthest / 200 * height / EMU_PER_PT / CAPITAL if farthest else 0.0


def titles(talk: Talk) -> Iterator[Diagnostic]:
    """``title-small``: a title that is set no larger than text. On a template it has the template's size."""
    for slide in talk.scene.slides if talk.scene.template is None else ():
        for item in slide.items:
            if not isinstance(item, TextItem) or item.role != "title":
                continue
            size = max((run.char.size for p in item.text.paragraphs for run in p.runs if run.text.strip()), default=TITLE_PT)
            if size < TITLE_PT:
                fact = f"{item.id} is set in {size:g} pt; a title needs {TITLE_PT:g} pt to be told from the text"
                help, place = "shorten it, and slidekit sets it larger", item.span or slide.span
                yield warning("title-small", fact, place, help, slide=home(slide), element=item.id)


def distant(talk: Talk) -> Iterator[Diagnostic]:
    """``too-far``: text that the last row cannot read, where the venue says how far it sits."""
    least = seen_from(talk.venue.farthest, talk.scene.size.h)
    for slide, items in read(talk) if least else ():
        for element, size, bound, span in _sized(items):
            if bound and size < least - 0.05:
                fact = (
                    f"{element} is set in {size:g} pt; {talk.venue.farthest:g} picture heights away {least:.0f} pt can be read"
                )
                place, help = span or slide.span or talk.deck.span, "shorten the text or give it more room"
                yield talk.breach("screen.farthest", "too-far", fact, place, help, home(slide), element)


def smallest(talk: Talk) -> Iterator[Diagnostic]:
    """``min-size``: nothing below 12 pt; running text not below the venue's ``fonts.min_pt``."""
    least = talk.venue.min_pt
    for slide, items in read(talk):
        for element, size, bound, span in _sized(items, _PLACES if talk.scene.template is not None else ()):
            where, help = span or slide.span or talk.deck.span, "shorten the text or give it more room"
            if size < FLOOR_PT:
                fact = f"{element} is set in {size:g} pt; nothing below {FLOOR_PT:g} pt can be read from the back row"
                yield error("min-size", fact, where, help, slide=home(slide), element=element)
            elif bound and size < least:
                fact = f"{element} is set in {size:g} pt; venue {talk.venue.id} wants at least {least:g} pt"
                yield talk.breach("fonts.min_pt", "min-size", fact, where, help, home(slide), element)


def _sized(items: Read, without: tuple[str, ...] = ()) -> Iterator[tuple[str, float, bool, Span | None]]:
    """Element, size in points, whether the venue's size binds it, place. Superscripts and citations are smaller by design."""
    for item, texts in items:
        if item.role in without:
            continue
        if isinstance(item, ChartItem):
            yield item.id, item.size, False, item.span
        for text in texts:
            tiny = min((run.char.size for run in text.looks if not run.char.baseline), default=FLOOR_PT)
            main = _main(text)
            if tiny < FLOOR_PT:
                yield item.id, tiny, False, item.span
            elif main is not None:
                yield item.id, main, text.main, item.span


def _main(text: Words) -> float | None:
    """The size of the paragraph that is set smallest, each by its largest letters; None without letters."""
    sizes = {run.char.size for run in text.looks}
    if len(sizes) < 2:  # as nearly everywhere
        return next(iter(sizes), None)
    paragraphs = ([run.char.size for run in p.runs if run.text.strip()] for p in text.body.paragraphs)
    return min((max(runs) for runs in paragraphs if runs), default=None)
