"""What is handed in: the finished deck under the venue's file name, and the notes where no screen shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Severity, warning
from slidekit.pipeline.handout import write_handout
from slidekit.pipeline.made import DELIVERED, NOTES, Companion
from slidekit.resolve.model import ResolvedDeck, Venue
from slidekit.scene.scene import Scene
from slidekit.source import Workspace

FOLDER = "deliver"
PACKAGE = "pptx"
LONGEST = 100
"""Letters of a file name without its ending: with a path before it, Windows has room for about twice as many."""
MEGABYTE = 1_000_000
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "–": "-"}
)


def companions(deck: ResolvedDeck, scene: Scene, moment: str | None) -> tuple[tuple[Companion, ...], tuple[Diagnostic, ...]]:
    """What the venue wants beside the deck. Findings: ``filename-empty filename-long deadline-passed``."""
    found: list[Diagnostic] = []
    made: list[Companion] = []
    venue = deck.venue
    if not venue.presenter_view:
        made.append(Companion(NOTES, data=write_handout(deck, scene).encode()))
    if venue.filename:
        name = f"{FOLDER}/{file_name(deck, found)}.pptx"
        binding = venue.vouches_for("deliver.freeze")
        since = frozen_since(venue, moment)
        made.append(Companion(DELIVERED, name, since=since, freeze=venue.freeze, binding=binding, span=venue.span))
        found += _late(deck, moment)
    return tuple(made), tuple(found)


def renderings(
    workspace: Workspace,
    deck: ResolvedDeck,
    scene: Scene,
    beside: Sequence[Companion],
    formats: tuple[Sequence[str], Sequence[str]],
) -> Outcome[tuple[Companion, ...]]:
    """The deck in the formats asked for and in those the venue wants; what is handed in has the venue's name in all of them.

    ``beside``: what goes with the deck already. Finding: ``render-extra-missing``, an error where the format was asked for.
    """
    asked, wanted = formats
    every = [each for each in dict.fromkeys((*asked, *wanted)) if each != PACKAGE]
    if not every:
        return Outcome(())
    from slidekit.pipeline.formats import PAGES, draw  # for those who want more than PowerPoint

    handed_in = next((each.name.removesuffix(f".{PACKAGE}") for each in beside if each.kind == DELIVERED), None)
    made: list[Companion] = []
    found: list[Diagnostic] = []
    drawing = draw(workspace, deck, scene)
    for form in every:
        try:
            files = drawing.files(form)
        except Refused as refused:
            grave = form in asked
            found += [each if grave else replace(each, severity=Severity.WARNING) for each in refused.diagnostics]
            continue
        page = form in PAGES
        made += [Companion(form, f"{file.name}.{form}" if page else "", file.data, page) for file in files]
        if handed_in is not None and not page:
            made += [Companion(form, f"{handed_in}.{form}", file.data) for file in files]
    return Outcome(tuple(made), tuple(dict.fromkeys(found)))


def frozen_since(venue: Venue, moment: str | None) -> str:
    """Since when nothing may change: the day of ``submitted``, or the deadline when ``SOURCE_DATE_EPOCH`` is past it."""
    if venue.freeze == "none":
        return ""
    if venue.submitted:
        return venue.submitted
    return venue.deadline if venue.deadline and moment is not None and moment.rstrip("Z") > venue.deadline else ""


def _late(deck: ResolvedDeck, moment: str | None) -> list[Diagnostic]:
    """``deadline-passed``, as far as one can know without a clock."""
    venue = deck.venue
    if not venue.deadline or venue.submitted or moment is None or moment.rstrip("Z") <= venue.deadline:
        return []
    message = f"the deadline of venue {venue.id} was {venue.deadline}; this build is of {moment}"
    help = "hand it in, then write deliver: {submitted: the day}"
    return [warning("deadline-passed", message, venue.span or deck.span, help)]


def _severity(venue: Venue, rule: str) -> Severity:
    return Severity.ERROR if venue.vouches_for(rule) else Severity.WARNING


def file_name(deck: ResolvedDeck, found: list[Diagnostic]) -> str:
    """The venue's file name in letters that every system takes: A–Z a–z 0–9 . _ -; the deck's id where none is left."""
    wanted = deck.venue.filename
    bare = re.sub(r"\.pptx$", "", wanted.strip(), flags=re.IGNORECASE).translate(_PLAIN)
    ascii_only = normalize("NFKD", bare).encode("ascii", "ignore").decode()
    name = re.sub(r"_{2,}", "_", re.sub(r"[^A-Za-z0-9._-]+", "_", ascii_only)).strip("._-")
    if not name:
        message = f"“{wanted}” leaves no letter for a file name; the deck's id stands in"
        found.append(warning("filename-empty", message, deck.venue.span, "write it in A–Z and digits"))
        name = deck.id
    if len(name) > LONGEST:
        message = f"the file name has {len(name)} letters; it is cut to {LONGEST}"
        found.append(warning("filename-long", message, deck.venue.span, "shorten deliver.filename"))
        name = name[:LONGEST].rstrip("._-")
    return f"{name}_" if _RESERVED.fullmatch(name) else name


def weigh(deck: ResolvedDeck, scene: Scene, data: bytes) -> tuple[Diagnostic, ...]:
    """``file-too-large``: more than ``deliver.max_mb`` (millions of bytes), the heaviest pictures named."""
    most = deck.venue.max_mb
    if most is None or len(data) <= most * MEGABYTE:
        return ()
    weights: dict[str, int] = {}
    for key, file in scene.media.items():
        weights[key.figure] = weights.get(key.figure, 0) + len(file.data)
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:10]
    fact = f"{deck.id} has {_megabytes(len(data))}; venue {deck.venue.id} takes {most:g} MB"
    help = "use smaller pictures"
    if heaviest:
        help += "; the heaviest are " + ", ".join(f"{name} ({_megabytes(size)})" for name, size in heaviest)
    return (Diagnostic("file-too-large", _severity(deck.venue, "deliver.max_mb"), fact, deck.venue.span or deck.span, help),)


def _megabytes(count: int) -> str:
    return f"{count / MEGABYTE:.1f} MB" if count >= MEGABYTE / 10 else f"{count / 1000:.0f} kB"
