"""Group J: a file that was built from a deck of the project around it, against the claims that its slides stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.faithful import claims_of, even, find_numbers, values_of
from slidekit.check.package.case import Case
from slidekit.check.talk import home
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.richtext import plain
from slidekit.resolve.model import Claim, Slide
from slidekit.scene.found import FoundSlide, every

_CITED = re.compile(r"\[\d+(?:[,;–-] ?\d+)*\]")
_ASSERTING = frozenset({"title", "ctrTitle", "subTitle", "body", "obj"})
"""Placeholders in which a slide says something itself."""


def _slides(case: Case) -> Iterator[tuple[list[FoundSlide], Slide, list[Claim]]]:
    """The file's pages of each slide of the deck that stands on claims."""
    deck = case.deck
    pages: dict[str, list[FoundSlide]] = {}
    for slide in case.package.slides:
        names = (shape.name.partition("/")[0] for shape in every(slide.shapes) if "/" in shape.name)
        pages.setdefault(home(next(names, "")), []).append(slide)
    for told in {home(each.id): each for each in reversed(deck.slides)}.values() if deck is not None else ():
        found, claims = pages.get(home(told.id)), claims_of(deck, told) if deck is not None else []
        if found and claims:
            yield found, told, claims


def kept(case: Case) -> Iterator[Diagnostic]:
    """``quote-differs``, ``caution-lost`` and ``number-unsupported``: what was changed by hand, away from the source."""
    for pages, told, claims in _slides(case):
        words = (shape.words for slide in pages for shape in every(slide.shapes))
        said = even("\n".join([*words, *(slide.notes for slide in pages)]))
        quote = told.quote
        if quote is not None and not quote.translated and even(plain(quote.text)) not in said:
            fact = f"its quotation is no longer that of the deck, which stands on {', '.join(told.claims)}"
            yield case.warning("quote-differs", fact, "put the source's words back", pages[0])
        for claim in claims:
            if claim.keep and not any(even(word) in said for word in claim.keep):
                fact = f"it asserts {claim.id} without its caution: {', '.join(claim.keep[:4])}"
                yield case.warning("caution-lost", fact, "put one of these words on the slide or into its notes", pages[0])
        if set(told.cites) - {claim.reference for claim in claims}:
            continue
        known = values_of(claims)
        numbers = ((page, number) for page in pages for number in find_numbers(_asserted(page)) if number not in known)
        for page, number in [*numbers][:1]:
            fact = f"it says {number}, which {', '.join(told.claims)} do{'es' * (len(claims) == 1)} not"
            yield case.warning("number-unsupported", fact, "take it out, or mark a conversion by ≈", page)


def _asserted(slide: FoundSlide) -> str:
    holders = (shape for shape in every(slide.shapes) if shape.placeholder and shape.placeholder.type in _ASSERTING)
    return _CITED.sub("", "\n".join(shape.words for shape in holders))
