"""What a venue has in place of a deck's own texts and figures, and names in it that mean nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from slidekit.core.diagnostics import Diagnostic, Severity, did_you_mean, error, nearest, warning
from slidekit.resolve.pictures import Pictures
from slidekit.resolve.registers import FIGURES
from slidekit.source.node import Table
from slidekit.spec.block import keys_of
from slidekit.spec.slide import Slide
from slidekit.spec.venue import Venue
from slidekit.spec.venue_rules import SlideTexts


def texts_of(venue: Venue) -> dict[str, Table]:
    """Slide id → the keys that the venue replaces, as they stand in its file."""
    node = venue.node
    texts = node.entries.get("texts") if isinstance(node, Table) else None
    if not isinstance(texts, Table):
        return {}
    known = keys_of(SlideTexts)  # others are reported where the venue is read
    return {
        name: Table({key: value for key, value in entry.entries.items() if key in known}, entry.span, entry.keys)
        for name, entry in texts.entries.items()
        if isinstance(entry, Table)
    }


def note_unused(
    texts: Mapping[str, Table], replaced: Collection[str], slides: Sequence[Slide], found: list[Diagnostic]
) -> None:
    """``override-unused``: texts for a slide that this deck does not have; a warning where the name is nearly one it has."""
    names = [slide.id for slide in slides if slide.id]
    for name in (name for name in texts if name not in replaced):
        near = nearest(name, names)
        severity = Severity.WARNING if near else Severity.INFO
        help = f"did you mean {near}?" if near else "nothing to do when it is meant for another deck"
        message = f"the venue has texts for slide {name}, which this deck does not show"
        found.append(Diagnostic("override-unused", severity, message, texts[name].span, help))


def note_strange_figures(venue: Venue, pictures: Pictures, found: list[Diagnostic]) -> None:
    """``figure-unknown``: the venue names a figure that is not in the library, on either side; such a stand-in is not used."""
    library = pictures.written if venue.figures else None
    if library is None:
        return
    for shown, stand_in in venue.figures.items():
        if shown not in library:
            message = f"there is no figure {shown}, for which the venue has another, in {FIGURES}"
            found.append(warning("figure-unknown", message, venue.span_of("figures", shown), did_you_mean(shown, library)))
        if stand_in not in library:
            message = f"there is no figure {stand_in} (the venue's picture in place of {shown}) in {FIGURES}"
            found.append(error("figure-unknown", message, venue.span_of("figures", shown), did_you_mean(stand_in, library)))
            del pictures.swaps[shown]
