"""Every rule, in the order of its findings. A new rule is one function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from slidekit.check import (
    addresses,
    amount,
    brands,
    comparison,
    contrast,
    disclosure,
    figures,
    films,
    patients,
    projection,
    quotation,
    rights,
    sizes,
    sources,
    structure,
    symbols,
    timing,
)
from slidekit.check.talk import Talk, home
from slidekit.core.diagnostics import Diagnostic
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.scene import Scene

Rule = Callable[[Talk], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (
    structure.titles,
    structure.required,
    structure.number_of_slides,
    disclosure.held,
    disclosure.stated,
    disclosure.duplicates,
    timing.planned,
    timing.slot,
    timing.pace,
    timing.deadline,
    amount.words,
    amount.lines,
    sizes.smallest,
    quotation.marks,
    brands.trade_names,
    addresses.shown,
    rights.logos,
    rights.permissions,
    patients.identifiers,
    figures.marks,
    figures.descriptions,
    figures.resolution,
    films.codecs,
    films.sizes,
    films.lengths,
    films.sounds,
    films.motion,
    comparison.alike,
    comparison.subjects,
    symbols.explained,
    symbols.meanings,
    symbols.numbers,
    projection.scales,
    projection.sides,
    contrast.texts,
    contrast.strokes,
    sources.references,
    sources.venue,
)

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
