"""Every rule for decks, by group, in the order of its findings. A new rule is one function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from slidekit.check import (
    addresses,
    amount,
    brands,
    comparison,
    contrast,
    density,
    disclosure,
    faithful,
    figures,
    films,
    hues,
    patients,
    projection,
    quotation,
    rights,
    sizes,
    sources,
    statements,
    structure,
    symbols,
    tables,
    timing,
    writing,
)
from slidekit.check.talk import Talk, home
from slidekit.core.diagnostics import Diagnostic
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.scene import Scene

Rule = Callable[[Talk], Iterable[Diagnostic]]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "Letters and words": (
        density.titles, density.points, density.in_a_row, amount.words, amount.lines, sizes.smallest, sizes.titles,
        sizes.distant, writing.unfinished, writing.lists, writing.emphasis, writing.edges, quotation.marks, contrast.texts,
        hues.apart,
    ),
    "Pictures and symbols": (
        figures.marks, figures.resolution, comparison.alike, comparison.subjects, symbols.explained, symbols.meanings,
        symbols.numbers, projection.scales, projection.sides, contrast.strokes,
    ),
    "People": (patients.identifiers,),
    "Disclosure and brands": (
        structure.required, disclosure.held, disclosure.stated, disclosure.duplicates, statements.brands,
        statements.approval, statements.notice, brands.trade_names, addresses.shown,
    ),
    "Films": (films.codecs, films.sizes, films.lengths, films.sounds, films.motion),
    "Rights": (rights.logos, rights.permissions, rights.licences, sources.references, sources.unused),
    "Time, movement, notes": (
        structure.number_of_slides, timing.planned, timing.slot, timing.pace, timing.deadline, timing.notes,
        statements.ending,
    ),
    "Faithfulness": (faithful.quotations, faithful.cautions, faithful.numbers, faithful.sources),
    "Accessibility": (structure.titles, structure.sections, figures.descriptions, tables.headers, writing.links),
    "The venue": (sources.venue,),
}  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)

PRIVATE = frozenset({"review-void", "not-reviewed", "patient-data"})
"""Codes about people's privacy: ``allow`` does not reach them."""


def check(deck: ResolvedDeck, scene: Scene) -> tuple[Diagnostic, ...]:
    """All findings on a deck and its scene: once each, without those that their slide allows."""
    talk = Talk(deck, scene)
    found = dict.fromkeys(finding for rule in RULES for finding in rule(talk))
    return silence(tuple(found), deck)


def silence(findings: Iterable[Diagnostic], deck: ResolvedDeck) -> tuple[Diagnostic, ...]:
    """The findings without those whose code the slide's ``allow`` names, or the deck's; privacy is never silenced."""
    allowed, everywhere = {slide.id: slide.allow - PRIVATE for slide in deck.slides}, deck.allow - PRIVATE
    return tuple(finding for finding in findings if finding.code not in allowed.get(home(finding.slide or ""), everywhere))
