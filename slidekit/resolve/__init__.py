"""Floor 3: one deck, one venue, one language, and nothing left to look up.

``resolve`` reads a deck with its venue, speaker, figures and references, pulls in shared slides, leaves out what is not for
this venue, fills in ``{{ … }}`` in a sandbox, picks the language, looks landmarks up, numbers discs and citations, and hands
on a ``ResolvedDeck``: plain frozen data, read by layout and check. ``words_for`` holds the fixed words of each language,
``format_date`` and ``format_number`` write dates and numbers as it does; ``rendered`` is the list of what can be drawn.
"""

from slidekit.resolve.dates import format_date, long_date
from slidekit.resolve.deck import resolve
from slidekit.resolve.model import (
    ChartBlock,
    Column,
    Datum,
    Figure,
    Mark,
    NumberBlock,
    Panel,
    Place,
    Point,
    QuoteBlock,
    Reference,
    ResolvedDeck,
    Slide,
    Speaker,
    Step,
    TableBlock,
    Venue,
    Verdict,
)
from slidekit.resolve.numbers import format_number
from slidekit.resolve.words import Words, words_for

__all__ = [
    "ChartBlock",
    "Column",
    "Datum",
    "Figure",
    "Mark",
    "NumberBlock",
    "Panel",
    "Place",
    "Point",
    "QuoteBlock",
    "Reference",
    "ResolvedDeck",
    "Slide",
    "Speaker",
    "Step",
    "TableBlock",
    "Venue",
    "Verdict",
    "Words",
    "format_date",
    "format_number",
    "long_date",
    "resolve",
    "words_for",
]
