"""What a swap in a PowerPoint file says: places, marks, hand edits, and what can no longer be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slidekit.core.geometry import Area
from slidekit.core.units import EMU_PER_INCH
from slidekit.media import Info, Likeness, inspect
from slidekit.powerpoint.edited import EditedDeck, Place
from slidekit.sync.deck_places import MarkFate, is_bent

FACTS = ("caption", "verdict", "badge-", "side", "view", "scale", "orient-", "letter")
"""Shapes of a panel that say something of its picture: by what follows the panel's name."""


WHOLE_ENOUGH = 0.97
"""A picture of which the frame shows this share is not said to be cut."""


@dataclass(frozen=True, slots=True)
class DeckPlace:
    """A place and what becomes of it. ``size`` in inches; ``pixels`` and pixels per inch ``ppi`` before and after.

    ``remarks`` are hand edits that matter, and what the frame shows of the new picture; ``check`` the words beside it that were
    written for the former picture.
    """

    where: str
    name: str
    size: tuple[float, float] | None
    pixels: tuple[tuple[int, int], tuple[int, int]]
    ppi: tuple[float, float] | None
    marks: tuple[MarkFate, ...]
    remarks: tuple[str, ...]
    check: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeckSwap:
    """What a swap in a deck does. ``data`` are the new file's bytes, None where nothing changes; ``base`` those it was
    planned on.

    ``before`` are the former picture's pixels, zero where nothing says. ``same``: the same picture; ``known``: one that the
    figure had before, whose landmarks are remembered; ``exact``: the file becomes what it was before the last swap, byte for
    byte. ``lost`` are sentences about identity that is gone, ``missing`` places of the manifest that are not in the deck.
    ``given`` are landmarks given with the swap, ``stale`` those to be confirmed.
    """

    path: Path
    figure: str
    before: tuple[int, int]
    after: Info
    likeness: Likeness | None
    same: bool
    known: bool
    removed: tuple[str, ...]
    missing: tuple[str, ...]
    lost: tuple[str, ...]
    given: tuple[str, ...]
    stale: tuple[str, ...]
    alt: str
    base: bytes
    data: bytes | None = None
    exact: bool = False
    places: tuple[DeckPlace, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def wants_accept(self) -> bool:
        """Whether marks become stale with it, or cannot follow since nothing says where they belong."""
        stale = any(mark.stale for place in self.places for mark in place.marks)
        return not self.same and not self.known and (stale or not all(self.before))


def where(place: Place) -> str:
    """``slide 5``, counted as the slides are now."""
    return f"slide {place.number}" if place.number else "a slide that is in the file and on no list"


def tell(deck: EditedDeck, place: Place, marks: tuple[MarkFate, ...], data: bytes, same: bool, part: Area) -> DeckPlace:
    """A place for the report; ``data`` are its new picture's bytes, ``part`` what they show of the picture given."""
    former, later = (_pixels(each) for each in (place.image, data))
    size = ppi = None
    if place.on_slide is not None:
        size = place.on_slide.w / EMU_PER_INCH, place.on_slide.h / EMU_PER_INCH
        across = size[0] * place.whole.w / place.box.w
        ppi = former[0] / across, later[0] / across
    return DeckPlace(
        where(place),
        place.name,
        size,
        (former, later),
        ppi,
        marks,
        (*_remarks(place, same), *(() if same else _cut(part))),
        () if same else _facts(deck, place),
    )


def _pixels(data: bytes) -> tuple[int, int]:
    info = inspect(data, "the picture in the deck").value
    return (info.width, info.height) if info is not None else (0, 0)


def _cut(part: Area) -> list[str]:
    """What is left of a picture of another shape, or where only a part is shown."""
    sides = (("width", part.width), ("height", part.height))
    told = [f"{share:.0%} of its {side}" for side, share in sides if share < WHOLE_ENOUGH]
    return [f"the frame shows {' and '.join(told)}"] if told else []


def _remarks(place: Place, same: bool) -> list[str]:
    said = []
    if place.found == "id":
        said.append(f"renamed by hand to “{place.name}”; known again by its id")
    if place.found == "bytes":
        said.append(f"neither name nor id is left (now “{place.name}”); known again by its picture")
    if place.entry is None:
        said.append("which part of the figure it showed is not known any more; the whole picture is cut to the frame")
    elif not place.intact:
        said.append("its picture was replaced or saved anew by another program since; it is replaced like the others")
    if is_bent(place):
        said.append(
            "its frame was stretched by hand; "
            + ("the picture stays stretched with it" if same else "the new picture is cut to it, not stretched")
        )
    if any(abs(side) > 1e-6 for side in place.crop):
        said.append("cropped by hand; the crop stays as it is")
    if place.turned:
        said.append("turned or mirrored by hand; it stays so")
    return said


def _facts(deck: EditedDeck, place: Place) -> tuple[str, ...]:
    if place.entry is None:
        return ()
    if not place.entry.name.endswith(".picture"):
        return ("the close-up with its box and marks",)
    start = f"{place.entry.panel}."
    names = [name.removeprefix(start) for name in deck.elements(place, start)]
    found = [
        fact.rstrip("-")
        for fact in FACTS[:-1]
        if any(name == fact or name.startswith(fact if fact[-1] == "-" else f"{fact}.") for name in names)
    ]
    return tuple((["alt text"] if deck.alt(place) else []) + found)


def missing(deck: EditedDeck, figure: str, places: Sequence[Place]) -> tuple[str, ...]:
    """Names of the figure's pictures that were built and are not in the deck."""
    if deck.built is None:
        return ()
    there = {place.entry.name for place in places if place.entry is not None}
    return tuple(dict.fromkeys(p.name for p in deck.built.pictures if p.figure == figure and p.name not in there))


def lost(deck: EditedDeck, places: Sequence[Place]) -> tuple[str, ...]:
    """What the deck no longer says."""
    count = f"{len(places)} place{'' if len(places) == 1 else 's'}"
    if deck.built is None:
        gone = "the record of what was built is gone from this deck: it no longer says what part of a picture is shown"
        return (f"{gone}, nor where marks belong, so they stay where they are; found by name: {count}",)
    if not deck.foreign:
        return ()
    by_name = sum(place.found == "name" for place in places)
    by_bytes = len(places) - by_name
    also = f", by the picture itself: {by_bytes}" if by_bytes else ""
    return (f"another program saved this deck and dropped its shapes' ids; found by name: {by_name}{also}",)
