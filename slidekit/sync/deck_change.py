"""The change itself: pictures to their places, marks after their landmarks, the record brought up to date."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.core.diagnostics import Refused
from slidekit.media import cut_apart
from slidekit.powerpoint.built import BuiltPicture, Cutting
from slidekit.powerpoint.edited import EditedDeck, Place
from slidekit.powerpoint.identity import image_hash
from slidekit.resolve.model import Place as Spot
from slidekit.resolve.places import read_written
from slidekit.scene.marks import Annotation
from slidekit.scene.scene import FigureUse
from slidekit.sync.deck_places import MarkFate, Spread, area_of, cut_for, move_marks, updated
from slidekit.sync.deck_report import DeckPlace, tell


@dataclass(frozen=True, slots=True)
class Change:
    """Places for the report; how the former pictures were cut, by part name; ``idle`` where every place shows these bytes."""

    places: tuple[DeckPlace, ...]
    cuts: dict[str, Cutting]
    idle: bool


def landmarks_of(use: FigureUse) -> dict[str, Spot]:
    """A figure's landmarks in numbers; those that make no sense are left out."""
    found = {}
    for name, at in use.landmarks:
        try:
            found[name] = read_written(at, {})
        except (KeyError, ValueError):
            continue
    return found


def change(
    deck: EditedDeck, places: tuple[Place, ...], use: FigureUse, then: FigureUse, source: tuple[bytes, str], same: bool
) -> Change:
    """Change the deck in memory. ``source`` is the given picture with its name. Raises Refused where it cannot be cut."""
    before = Spread(landmarks_of(use), use.pixels if all(use.pixels) else then.pixels)
    after = Spread(landmarks_of(then), then.pixels)
    unmoved = same and before.landmarks == after.landmarks
    made: dict[Cutting, tuple[bytes, str]] = {}
    cuts: dict[str, Cutting] = {}
    kept: dict[int, list[BuiltPicture]] = {}
    told, idle = [], True
    for place in places:
        entry = place.entry
        cutting, shown = cut_for(place, before, after, same)
        if cutting not in made:
            made[cutting] = cut_bytes(source, cutting, use)
        data, kind = made[cutting]
        if entry is not None and place.intact:
            cuts[deck.image_part(place)] = entry.cutting
        if data != place.image:
            idle = False
            deck.put(place, data, kind)
        marks: tuple[Annotation, ...] = entry.marks if entry is not None else ()
        if unmoved:
            fates = tuple(MarkFate(mark.id, "kept", tuple(name for name in mark.needs if name in then.stale)) for mark in marks)
        else:
            twins = [each for each in places if each.part == place.part and each.entry is entry]
            fates, marks = move_marks(deck, place, twins, before, after, shown, then.stale)
        told.append(tell(deck, place, fates, data, same, area_of(cutting, after.pixels)))
        if entry is not None:
            want = entry.want or area_of(entry.cutting, before.pixels)
            kept.setdefault(entry.index, []).append(updated(entry, cutting, image_hash(data), marks, shown, then.pixels, want))
    if deck.built is not None and not (idle and then == use):
        _record(deck, kept, then)
    return Change(tuple(told), cuts, idle)


def cut_bytes(source: tuple[bytes, str], cutting: Cutting, use: FigureUse) -> tuple[bytes, str]:
    """The picture's bytes for a place, areas of the figure blackened, nothing else inside; and their kind."""
    done = cut_apart(source[0], crop=cutting.crop, size=cutting.size, redact=use.redact, name=source[1])
    if done.value is None:
        raise Refused(*done.diagnostics)
    return done.value.data, done.value.kind


def _record(deck: EditedDeck, kept: dict[int, list[BuiltPicture]], then: FigureUse) -> None:
    assert deck.built is not None
    deck.built.set_figure(then)
    for entries in kept.values():
        first = entries[0]
        others = dict.fromkeys((each.cutting, each.image) for each in entries[1:] if each.image != first.image)
        deck.built.set_picture(first, list(others))
