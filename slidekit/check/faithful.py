"""What a slide says against the words it stands on: the claims of the project, their cautions, numbers and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home, panels
from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.core.richtext import Rich, plain
from slidekit.resolve.model import Claim, Point, ResolvedDeck, Slide

_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "twelve": "12", "quarter": "¼", "half": "½", "third": "⅓", "dos": "2", "tres": "3", "cuatro": "4",
    "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9", "diez": "10", "doce": "12", "cuarto": "¼",
    "mitad": "½", "medio": "½", "media": "½", "tercio": "⅓",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,-])(?:\d+(?:[.,]\d+)*|[¼½¾⅓⅔⅛⅜⅝⅞])(?![-‑]?[A-Za-z]\b)")
"""Not the numbers in names, as L3 and 3-D."""
_ABOUT = re.compile(
    r"(?:≈|~|∼|\b(?:about|approximately|approx\.?|roughly|ca\.?|some|unos|unas|aproximadamente))\s*$", re.IGNORECASE
)
_SIGNS = str.maketrans(
    {"\u00a0": " ", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "‑": "-"}
)


def claims_of(deck: ResolvedDeck, slide: Slide) -> list[Claim]:
    """The claims that a slide stands on."""
    return [deck.claims[name] for name in slide.claims if name in deck.claims]


def _slides(talk: Talk) -> Iterator[tuple[Slide, list[Claim]]]:
    """Slides that stand on claims, the pages of one in steps once."""
    seen: set[str] = set()
    for slide in talk.deck.slides:
        claims = claims_of(talk.deck, slide)
        if claims and home(slide.id) not in seen:
            seen.add(home(slide.id))
            yield slide, claims


def quotations(talk: Talk) -> Iterator[Diagnostic]:
    """``quote-differs``: a quotation of the source, in its own language, that none of the slide's claims has word by word."""
    for slide, claims in _slides(talk):
        if slide.quote is None or slide.quote.translated:
            continue
        sources = [even(claim.quote) for claim in claims]
        parts = [part for part in re.split(r"\[?…\]?|\[?\.\.\.\]?", even(plain(slide.quote.text))) if part.strip(" .\"'")]
        wrong = next((part for part in parts if not any(part.strip(" .\"'") in source for source in sources)), None)
        if wrong is not None:
            fact = f"the quotation on slide {slide.id} is not in the words of {', '.join(slide.claims)}: “{wrong.strip()[:48]}”"
            help = "copy the source's words, and mark what is left out by …"
            yield warning("quote-differs", fact, slide.quote.span, help, slide=home(slide.id), element="quote")


def even(text: str) -> str:
    """A text with plain spaces, quotation marks and small letters."""
    return " ".join(text.translate(_SIGNS).split()).casefold()


def cautions(talk: Talk) -> Iterator[Diagnostic]:
    """``caution-lost``: of a claim's words of caution none is left on the slide or in its notes."""
    for slide, claims in _slides(talk):
        said = even("\n".join(_said(slide)))
        for claim in claims:
            if claim.keep and not any(even(word) in said for word in claim.keep):
                fact = f"slide {slide.id} asserts {claim.id} without its caution: {', '.join(claim.keep[:4])}"
                help = "put one of these words on the slide or into its notes"
                yield warning("caution-lost", fact, slide.span, help, slide=home(slide.id))


def numbers(talk: Talk) -> Iterator[Diagnostic]:
    """``number-unsupported``: a number that no claim of the slide has; those marked ≈ are conversions.

    A slide that cites something beside the claims' own source may have its numbers from there.
    """
    for slide, claims in _slides(talk):
        if set(slide.cites) - {claim.reference for claim in claims}:
            continue
        known = values_of(claims)
        for text in _asserted(slide):
            new = next((each for each in find_numbers(text) if each not in known), None)
            if new is not None:
                fact = f"slide {slide.id} says {new}, which {', '.join(slide.claims)} do{'es' * (len(claims) == 1)} not"
                help = "take it out, cite where it is from, or mark a conversion by ≈"
                yield warning("number-unsupported", fact, slide.span, help, slide=home(slide.id))
                break


def values_of(claims: list[Claim]) -> set[str]:
    """The numbers of claims, spelled ones too."""
    text = " ".join(f"{claim.text} {claim.quote} {claim.note}" for claim in claims)
    words = re.findall(r"[a-záéíóú]+", text.casefold())
    return {_plain(each[0]) for each in _NUMBER.finditer(text.replace("-", " "))} | {
        _WORDS[word] for word in words if word in _WORDS
    }


def find_numbers(text: str) -> Iterator[str]:
    """The numbers that a text asserts: not those in names, nor those marked as about so much."""
    for each in _NUMBER.finditer(text):
        if not _ABOUT.search(text[: each.start()]):
            yield _plain(each[0])


def _plain(number: str) -> str:
    return number.replace(",", ".").rstrip(".")


def sources(talk: Talk) -> Iterator[Diagnostic]:
    """``source-missing``: a number, chart, quotation or summary of evidence, and nothing says where it is from."""
    seen: set[str] = set()
    for slide in talk.shown:
        block = slide.number or slide.chart or slide.quote or (slide.table if slide.layout == "evidence" else None)
        if block is None or slide.id in seen or slide.cites or slide.claims or block.source or plain(slide.footnote):
            continue
        seen.add(slide.id)
        what = "number" if slide.number else "chart" if slide.chart else "quotation" if slide.quote else "evidence"
        if slide.quote and plain(slide.quote.by):
            continue
        fact = f"nothing says where the {what} on slide {slide.id} is from"
        yield warning("source-missing", fact, block.span, "add source: a reference's key, or words", slide=slide.id)


def _asserted(slide: Slide) -> Iterator[str]:
    """Texts in which a slide says something itself."""
    yield plain(slide.title)
    yield plain(slide.subtitle)
    yield from _points(slide.points)
    for column in slide.columns:
        yield plain(column.text)
        yield from _points(column.points)
    if slide.number is not None:
        yield plain(slide.number.value)
        yield plain(slide.number.text)


def _said(slide: Slide) -> Iterator[str]:
    """Everything that a slide and its notes say."""
    yield from _asserted(slide)
    texts: list[Rich] = [slide.footnote]
    if slide.quote is not None:
        texts += [slide.quote.text, slide.quote.source]
    if slide.table is not None:
        texts += [*slide.table.header, *(cell for row in slide.table.rows for cell in row)]
    for panel in panels(slide):
        texts += [panel.caption, *([panel.verdict.text] if panel.verdict else ()), *(mark.label for mark in panel.marks)]
    yield from (plain(text) for text in texts)
    yield from (column for each in slide.columns for column in (plain(each.title),))
    yield from slide.notes
    yield from (note for step in slide.steps for note in step.notes)


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield plain(point.text)
        yield from _points(point.points)
