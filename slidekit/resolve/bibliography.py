"""How a reference is printed: in short at the foot of a slide, in full on the list."""

from __future__ import annotations

import re

from slidekit.core.richtext import Inline, Rich
from slidekit.resolve.dates import long_date, read_date
from slidekit.resolve.words import Words
from slidekit.spec.references import Reference

MOST_AUTHORS = 6
LONGEST_ADDRESS = 48
_INITIALS = re.compile(r"[^\W\d_a-z](?:[.-]?[^\W\d_a-z]){0,3}\.?")


def short_form(reference: Reference) -> str:
    """``Renfrew 1991``; without a year ``Centeno``; without authors the title."""
    year = year_of(reference)
    name = family_of(reference.authors[0]) if reference.authors else reference.title
    return f"{name} {year}" if year else name


def family_of(author: str) -> str:
    """``El-Khoury GY`` → ``El-Khoury``; ``Ruiz, Ada`` → ``Ruiz``; a body keeps its whole name."""
    if "," in author:
        return author.split(",")[0].strip()
    head, _, last = author.rpartition(" ")
    return head if head and _INITIALS.fullmatch(last) else author


def year_of(reference: Reference) -> str:
    """The year as printed, empty when none is known."""
    if reference.date:
        return str(reference.date)[:4]
    return str(reference.year) if reference.year is not None else ""


def address_of(url: str) -> str:
    """The address as printed: whole when it is short, else its host, which nobody types longer than that from a slide."""
    bare = (url.partition("://")[2] or url).rstrip("/")
    return bare if len(bare) <= LONGEST_ADDRESS else bare.partition("/")[0]


def full_form(reference: Reference, note: Rich, words: Words, language: str, urls: bool) -> Rich:
    """After the Vancouver style: authors, title, where, when, numbers. ``urls`` false leaves addresses out."""
    authors = ", ".join(reference.authors[:MOST_AUTHORS])
    if len(reference.authors) > MOST_AUTHORS:
        authors += f", {words.and_others}"
    parts: list[Inline] = []
    _say(parts, authors)
    _say(parts, reference.title)
    if reference.journal:
        parts += [Inline(reference.journal, italic=True), Inline(". ")]
    _say(parts, _issue(reference, language))
    if reference.doi:
        parts += [Inline(f"{words.doi}: "), Inline(reference.doi, link=f"https://doi.org/{reference.doi}" if urls else None)]
        parts.append(Inline(". "))
    if reference.pmid:
        _say(parts, f"PMID: {reference.pmid}")
    if reference.url and urls:
        parts += [Inline(f"{words.available}: "), Inline(address_of(reference.url), link=reference.url)]
        seen = f" ({words.seen} {day_in_words(str(reference.seen), language)})" if reference.seen else ""
        parts.append(Inline(f"{seen}. "))
    if note:
        parts += [*note, Inline("" if note[-1].text.rstrip().endswith((".", "?", "!")) else ".")]
    return tidy(parts)


def _issue(reference: Reference, language: str) -> str:
    """``1991;12(5):1003-1007``, with a publisher before it where there is one."""
    when = day_in_words(str(reference.date), language) if reference.date else year_of(reference)
    numbers = reference.volume or ""
    if reference.issue:
        numbers += f"({reference.issue})"
    if reference.pages:
        pages = reference.pages.replace("-", "\u2013")
        numbers = f"{numbers}:{pages}" if numbers else pages
    dated = ";".join(part for part in (when, numbers) if part)
    return "; ".join(part for part in (reference.publisher or "", dated) if part)


def day_in_words(text: str, language: str) -> str:
    """A day in the long form of the language; a year or month stays as it is."""
    try:
        return long_date(read_date(text).date(), language)
    except ValueError:
        return text


def _say(parts: list[Inline], text: str) -> None:
    if text:
        parts.append(Inline(f"{text} " if text.endswith((".", "?", "!")) else f"{text}. "))


def tidy(parts: list[Inline]) -> Rich:
    """Neighbours of one style joined, empty ones and the last white space taken out."""
    joined: list[Inline] = []
    for part in parts:
        if not part.text:
            continue
        before = joined[-1] if joined else None
        plain = Inline(part.text)
        if before is not None and part == plain and before == Inline(before.text):
            joined[-1] = Inline(before.text + part.text)
        else:
            joined.append(part)
    if joined and joined[-1] == Inline(joined[-1].text):
        joined[-1] = Inline(joined[-1].text.rstrip())
    return tuple(part for part in joined if part.text)
