"""Every rule for files, by group, in the order of its findings. A new rule is one function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from slidekit.check.package import (
    access,
    colours,
    density,
    descriptions,
    disclosure,
    faithful,
    file,
    films,
    fonts,
    hues,
    languages,
    motion,
    pictures,
    privacy,
    record,
    statements,
    strokes,
    timing,
    words,
    writing,
)
from slidekit.check.package.case import Case
from slidekit.core.diagnostics import Diagnostic, Span
from slidekit.resolve.model import ResolvedDeck, Venue
from slidekit.scene.package import Package

Rule = Callable[[Case], Iterable[Diagnostic]]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "The file": (
        file.size_of_slides, file.format_of_file, file.size_of_file, file.name_of_file, file.outside, file.links,
        file.leftovers, file.masters, file.active, file.objects, file.remarks, file.hidden, file.beyond,
        file.limits, file.build,
    ),
    "Letters and words": (
        fonts.families, fonts.signs, fonts.sizes, fonts.titles, fonts.distant, fonts.glyphs, words.overflow, words.amount,
        words.titles, words.unfilled, density.points, density.in_a_row, writing.spaces, writing.emphasis, writing.edges,
        colours.letters, hues.apart, languages.tags,
    ),
    "Pictures": (
        pictures.proportions, pictures.resolution, pictures.crops, pictures.kinds, strokes.lines, record.marks,
    ),
    "People": (
        privacy.metadata, privacy.identifiers, privacy.covers, privacy.thumbnail, privacy.properties, privacy.custom_data,
    ),
    "Disclosure and brands": (
        disclosure.required, statements.contents, statements.repeated, disclosure.brands, disclosure.trade_names,
        disclosure.addresses, statements.said, record.credits,
    ),
    "Films and sounds": (
        films.codecs, films.allowed, films.posters, films.lengths, films.pixels, films.captions,
    ),
    "Time, movement, notes": (timing.pace, timing.movement, timing.notes, motion.endless),
    "Faithfulness": (faithful.kept,),
    "Accessibility": (
        access.titles, descriptions.alts, access.order, access.tables, access.links, access.sections, access.lists,
        access.document,
    ),
}  # fmt: skip

MOST = 40
"""Findings of one code in one file: whoever has more mends them all alike."""


def check_package(
    package: Package, venue: Venue | None, span: Span, deck: ResolvedDeck | None = None
) -> tuple[Diagnostic, ...]:
    """All findings on a file, held against ``venue``, or with None against what holds everywhere; by slide, once each.

    ``deck`` is what it was built from, if that is known.
    """
    case = Case(package, venue, span, deck)
    found = dict.fromkeys(finding for rules in GROUPS.values() for rule in rules for finding in rule(case))
    counts: dict[str, int] = {}
    kept = []
    for finding in sorted(found, key=lambda each: int(each.slide or 0)):
        counts[finding.code] = counts.get(finding.code, 0) + 1
        if counts[finding.code] <= MOST:
            kept.append(finding)
    for code, count in counts.items():
        if count > MOST:
            fact = f"{count - MOST} more findings of {code} are not listed"
            kept.append(case.note("too-many-findings", fact, "mend those above, and check again"))
    return tuple(kept)
