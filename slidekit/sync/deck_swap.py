"""Another picture for a figure in a PowerPoint file that slidekit wrote and people have edited since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, did_you_mean, error, refuse
from slidekit.media import Info, Likeness, compare, cut, inspect, metadata_of
from slidekit.powerpoint.built import Cutting
from slidekit.powerpoint.edited import EditedDeck, Place
from slidekit.powerpoint.judging import new_faults
from slidekit.resolve.places import spell_place
from slidekit.scene.scene import FigureUse
from slidekit.source import DiskWorkspace, write_atomic
from slidekit.spec.figures import IN_NUMBERS
from slidekit.sync.deck_change import change, cut_bytes, landmarks_of
from slidekit.sync.deck_places import Spread, cut_for
from slidekit.sync.deck_report import DeckSwap, lost, missing
from slidekit.sync.given import read_landmarks
from slidekit.sync.swap import taken

MOST = 600 << 20
"""Bytes of the largest deck that is read."""
THUMBNAIL = "the small preview of the first slide, which showed the former picture, is taken out of the file"
NO_WAY_BACK = "swapping back will not give the same file byte for byte; keep a copy of it if that matters"


@dataclass(frozen=True, slots=True)
class _New:
    """The picture as it was given."""

    data: bytes
    name: str
    info: Info
    removed: tuple[str, ...]


def plan_deck_swap(
    path: Path, figure: str, file: Path, landmarks: Mapping[str, str] | None = None, alt: str | None = None
) -> Outcome[DeckSwap]:
    """What happens if ``file`` becomes the picture of ``figure`` in the deck at ``path``. Writes nothing.

    ``landmarks`` are new places by name, as ``"0.4,0.5"``; ``alt`` another alt text. Errors: those of reading, of a deck
    (``not-a-deck encrypted-deck broken-deck deck-too-large not-built-here``), of a picture, ``figure-unknown no-place-left``,
    ``unknown-landmark``, ``bad-place``, ``package-invariant``.
    """
    found: list[Diagnostic] = []
    try:
        given = path.resolve()
        deck = EditedDeck(DiskWorkspace(given.parent).read(given.name, limit=MOST), path.name)
        places = _find(deck, figure)
        new = _picture(file, found)
        return Outcome(_plan(deck, given, figure, places, new, landmarks or {}, alt), tuple(found))
    except Refused as refused:
        return Outcome(None, (*found, *refused.diagnostics))


def make_deck_swap(swap: DeckSwap) -> Outcome[DeckSwap]:
    """Write the deck, whole or not at all. Errors: ``output-open``, ``not-writable``, ``disk-full``."""
    if swap.data is None:
        return Outcome(swap)
    name = swap.path.name
    try:
        if not swap.path.stat().st_mode & 0o222:
            refuse("not-writable", f"{name} is read-only", help="allow writing in its properties, or swap in a copy")
        if swap.path.read_bytes() != swap.base:
            refuse(
                "output-open", f"{name} was saved by another program meanwhile", help="close it there, then run the swap again"
            )
        write_atomic(swap.path, swap.data)
    except OSError as problem:
        fault = error("not-writable", f"{name} cannot be written: {problem.strerror}", help="allow writing, or swap in a copy")
        return Outcome(None, (fault,))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    return Outcome(swap)


def _find(deck: EditedDeck, figure: str) -> tuple[Place, ...]:
    if not deck.ours:
        help = "build the deck with slidekit, or change the picture in PowerPoint"
        refuse("not-built-here", f"nothing in {deck.name} says that slidekit wrote it", help=help)
    use = deck.built.figures.get(figure) if deck.built is not None else None
    if use is not None and use.film:
        help = f"swap it in the project, then build: slidekit swap PROJECT {figure} FILE.mp4"
        refuse("film-not-swapped", f"{figure} is a film in {deck.name}; films are swapped in projects only", help=help)
    known = deck.figures()
    if figure not in known:
        help = did_you_mean(figure, known) if known else "the deck shows no figure"
        refuse("figure-unknown", f"there is no figure {figure} in {deck.name}", help=help)
    places = deck.places(figure)
    if not places:
        help = "build the deck again, or put the picture in by hand"
        refuse("no-place-left", f"{deck.name} has no picture of {figure} any more", help=help)
    return places


def _picture(file: Path, found: list[Diagnostic]) -> _New:
    given = file.resolve()
    data = DiskWorkspace(given.parent).read(given.name)
    info = taken(inspect(data, given.name), found)
    return _New(data, given.name, info, taken(metadata_of(data, given.name), found))


def _plan(
    deck: EditedDeck,
    path: Path,
    figure: str,
    places: tuple[Place, ...],
    new: _New,
    landmarks: Mapping[str, str],
    alt: str | None,
) -> DeckSwap:
    built = deck.built
    use = (built.figures.get(figure) if built is not None else None) or FigureUse(figure, "")
    likeness, same = _likeness(use, places, new)
    former = built.former(figure, new.info.sha256) if built is not None and not same else None
    start = use if former is None else replace(former, id=figure, redact=use.redact)
    given = _given(start, landmarks)
    stale = _stale(start, places, given, same or former is not None)
    places_then = tuple({**dict(start.landmarks), **given}.items())
    credit = start.credit if same or former is not None else ""  # whose picture the new one is, nobody has said
    then = FigureUse(figure, new.info.sha256, (new.info.width, new.info.height), places_then, use.redact, stale, credit)
    if built is None:
        then, stale = replace(then, stale=()), ()
    swap = DeckSwap(
        path, figure, use.pixels, new.info, likeness, same, former is not None, new.removed, missing(deck, figure, places),
        lost(deck, places), tuple(given), stale, alt or "", deck.data,
    )  # fmt: skip
    done = change(deck, places, use, then, (new.data, new.name), same)
    swap = replace(swap, places=done.places)
    described = [deck.describe(place, alt) for place in places] if alt else []
    if done.idle and not any(described) and then == use:
        return swap
    back = None if given or alt else _way_back(deck.data, new, use)
    if back is not None:
        return replace(swap, exact=True, data=back)
    remarks = []
    if not same and any(place.number == 1 for place in places) and deck.drop_thumbnail():
        remarks.append(THUMBNAIL)
    data, kept = deck.finish(figure, use.sha256, done.cuts)
    if not kept:
        remarks.append(NO_WAY_BACK)
    wrong = new_faults(deck.data, data, path.name)
    if wrong:
        raise Refused(*wrong)
    return replace(swap, remarks=tuple(remarks), data=data)


def _way_back(data: bytes, new: _New, use: FigureUse) -> bytes | None:
    """The deck as it was with this picture, byte for byte, if it is now as a swap left it."""

    def recut(cutting: Cutting) -> bytes | None:
        try:
            return cut_bytes((new.data, new.name), cutting, use)[0]
        except (Refused, ValueError):
            return None

    return EditedDeck(data, "the deck").way_back(new.info.sha256, recut)


def _likeness(use: FigureUse, places: tuple[Place, ...], new: _New) -> tuple[Likeness | None, bool]:
    """How far the new picture differs from those in the deck, where they are still the ones that slidekit put there."""
    size = (new.info.width, new.info.height)
    before = Spread(landmarks_of(use), use.pixels if all(use.pixels) else size)
    intact = [place for place in places if place.intact] or list(places)
    worst: Likeness | None = None
    for place in {id(each.image): each for each in intact}.values():
        cutting, _ = cut_for(place, before, Spread(before.landmarks, size), True)
        one = cut(new.data, crop=cutting.crop, redact=use.redact, name=new.name)
        if one.value is None:
            raise Refused(*one.diagnostics)
        likeness = compare(place.image, one.value.data).value
        if likeness is None:
            return None, False
        if worst is None or likeness.worst > worst.worst or (worst.same and not likeness.same):
            worst = likeness
    shape = abs(size[0] * before.pixels[1] / (size[1] * before.pixels[0]) - 1)
    return worst, use.sha256 == new.info.sha256 or (worst is not None and worst.same and shape <= 0.01)


def _given(use: FigureUse, landmarks: Mapping[str, str]) -> dict[str, str]:
    """Landmarks given with the swap, as the manifest spells them."""
    empty = "the figure has no landmarks in this deck; leave --landmark out"
    places = read_landmarks(use.id, landmarks_of(use), landmarks, empty)
    return {name: spell_place(place) for name, place in places.items()}


def _stale(use: FigureUse, places: tuple[Place, ...], given: Mapping[str, str], kept: bool) -> tuple[str, ...]:
    """What is to be confirmed: with a picture that it had what was already; else its landmarks, and numbers in marks."""
    if kept:
        return tuple(name for name in use.stale if name not in given)
    needs = {name for place in places if place.entry is not None for mark in place.entry.marks for name in mark.needs}
    numbers = [IN_NUMBERS] if IN_NUMBERS in needs else []
    return tuple(name for name in [*dict(use.landmarks), *numbers] if name not in given)
