"""One place of a figure in an edited deck: how the new picture is cut for it, and what becomes of its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from slidekit.core.geometry import WHOLE, Area, Viewport
from slidekit.layout.annotations import Target
from slidekit.layout.traces import Drawn, Figured, draw_trace, moved, targets_of
from slidekit.powerpoint.built import BuiltPicture, Cutting
from slidekit.powerpoint.edited import EditedDeck, Place
from slidekit.resolve.model import Place as Spot
from slidekit.scene.marks import Annotation

SCREEN = 6_350
"""EMU per pixel of a screen 1,920 pixels wide, where the deck does not say for which it was made."""
NEAR = 2_000
BENT = 0.02
"""A frame whose proportions differ from its picture's by more than this was stretched by hand."""
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class MarkFate:
    """``fate`` is ``kept moved partly edited gone outside unreadable``; ``stale`` are unconfirmed landmarks that it needs."""

    id: str
    fate: str
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure before and after: landmarks and the upright picture's pixels."""

    landmarks: Mapping[str, Spot]
    pixels: tuple[int, int]


def area_of(cutting: Cutting, pixels: tuple[int, int]) -> Area:
    """A crop in fractions of the picture."""
    left, top, right, bottom = cutting.crop
    w, h = pixels if all(pixels) else (right, bottom)
    return Area(left / w, top / h, right / w, bottom / h)


def is_bent(place: Place) -> bool:
    """Whether people stretched the picture."""
    if place.entry is None:
        return False
    w, h = place.entry.cutting.size
    return abs(place.shape / (w / h) - 1) > max(BENT, 1 / min(w, h))


def cut_for(place: Place, before: Spread, after: Spread, same: bool) -> tuple[Cutting, Area]:
    """How the new picture is cut for a place, and the area of it that marks are drawn by.

    The same picture: the same part. Another: the same area with the frame's proportions, nothing stretched, moved or widened as
    far as the marks' points need it.
    """
    entry = place.entry
    drawn = shown_of(entry, before.pixels) if entry is not None else WHOLE
    w, h = after.pixels
    if same and entry is not None:
        part = entry.cutting.crop if before.pixels == after.pixels else _pixels(drawn, after.pixels)
        return Cutting(part, _size(place, part)), drawn
    want = (entry.want or drawn) if entry is not None else WHOLE
    points = targets_of(entry.marks, after.landmarks) if entry is not None else []
    shape = place.shape
    if entry is not None and not is_bent(place):
        shape = entry.box.w / entry.box.h
    crop = _pixels(fitted(want, shape * h / w, points), after.pixels)
    return Cutting(crop, _size(place, crop)), area_of(Cutting(crop, (1, 1)), after.pixels)


def fitted(want: Area, shape: float, points: Sequence[tuple[float, float]]) -> Area:
    """The largest area of this shape (width by height, in fractions) inside ``want`` that shows the points; a larger one in
    the picture where they need it. Round the middle of ``want`` as far as they allow.
    """
    w = min(want.width, want.height * shape)
    inside = [(x, y) for x, y in points if 0 <= x <= 1 and 0 <= y <= 1]
    limits = want
    if inside:
        spans = [max(point[axis] for point in inside) - min(point[axis] for point in inside) for axis in (0, 1)]
        beyond = any(not (want.left <= x <= want.right and want.top <= y <= want.bottom) for x, y in inside)
        if beyond or spans[0] > w or spans[1] > w / shape:
            limits = WHOLE
            w = min(max(w, spans[0] * 1.1, spans[1] * 1.1 * shape), 1.0, shape)
    h = w / shape
    x = _shifted(want.centre[0] - w / 2, w, limits.left, limits.right, [point[0] for point in inside])
    y = _shifted(want.centre[1] - h / 2, h, limits.top, limits.bottom, [point[1] for point in inside])
    return Area(x, y, x + w, y + h)


def _shifted(start: float, length: float, low: float, high: float, points: Sequence[float]) -> float:
    if points:
        margin = min(length * 0.05, max(0.0, (length - (max(points) - min(points))) / 2))
        start = min(max(start, max(points) + margin - length), min(points) - margin)
    return min(max(start, low), high - length)


def _pixels(area: Area, pixels: tuple[int, int]) -> tuple[int, int, int, int]:
    w, h = pixels
    left, top = max(0, round(area.left * w)), max(0, round(area.top * h))
    return left, top, min(w, max(left + 1, round(area.right * w))), min(h, max(top + 1, round(area.bottom * h)))


def _size(place: Place, crop: tuple[float, float, float, float]) -> tuple[int, int]:
    """As many pixels as the screen shows of it, never more than there are; the shape is the crop's."""
    wide = place.whole.w
    if place.on_slide is not None:
        wide = round(wide * place.on_slide.w / place.box.w)
    if place.entry is not None and abs(wide - place.entry.box.w) <= NEAR:
        wide = place.entry.box.w
    pixel = place.entry.pixel if place.entry is not None and place.entry.pixel else SCREEN
    across = max(1, min(floor(crop[2] - crop[0]), ceil(wide / pixel)))
    return across, max(1, round(across * (crop[3] - crop[1]) / (crop[2] - crop[0])))


def shown_of(entry: BuiltPicture, pixels: tuple[int, int]) -> Area:
    """The area that an entry's marks were drawn by."""
    return entry.shown or area_of(entry.cutting, pixels)


def move_marks(
    deck: EditedDeck,
    place: Place,
    twins: Sequence[Place],
    before: Spread,
    after: Spread,
    shown: Area,
    stale: Sequence[str],
) -> tuple[tuple[MarkFate, ...], tuple[Annotation, ...]]:
    """Let the marks of a place follow their landmarks; gives what became of each, and how they are kept now."""
    entry = place.entry
    if entry is None or entry.ink is None:
        return (), () if entry is None else entry.marks
    old = Figured(before.landmarks, before.pixels, Viewport(shown_of(entry, before.pixels), entry.box))
    new = Figured(after.landmarks, after.pixels, Viewport(shown, entry.box))
    fates: list[MarkFate] = []
    kept: list[Annotation] = []
    findings = {mark.id: _finding(mark, entry, old, new) for mark in entry.marks}
    for number, mark in enumerate(entry.marks):
        others = (*kept, *entry.marks[number + 1 :])
        taken = [box for each in others if (box := each.label) is not None]
        fate, then = "unreadable", mark
        try:
            beside = [found for id, found in findings.items() if id != mark.id and found is not None]
            then = moved(mark, entry.panel, entry.ink, old, new, taken, beside)
            one, other = draw_trace(mark, entry.panel, entry.ink, old), draw_trace(then, entry.panel, entry.ink, new)
        except (KeyError, ValueError, ArithmeticError):
            then = mark
        else:
            fate = _follow(deck, place, twins, one, other, shown, targets_of((mark,), after.landmarks))
        kept.append(then)
        needs = tuple(name for name in mark.needs if name in stale)
        fates.append(MarkFate(mark.id, fate, needs if fate not in ("gone", "outside") else ()))
    return tuple(fates), tuple(kept)


def _finding(mark: Annotation, entry: BuiltPicture, old: Figured, new: Figured) -> tuple[Target, Target] | None:
    """What a mark is about, before and after; None where it cannot be drawn again."""
    assert entry.ink is not None
    try:
        one, other = (draw_trace(mark, entry.panel, entry.ink, figured).target for figured in (old, new))
    except (KeyError, ValueError, ArithmeticError):
        return None
    return one, other


def _follow(
    deck: EditedDeck,
    place: Place,
    twins: Sequence[Place],
    one: Drawn,
    other: Drawn,
    shown: Area,
    target: Sequence[tuple[float, float]],
) -> str:
    if any(not _within(shown, x, y) for x, y in target):
        return "outside"
    units = [(getattr(one, part), getattr(other, part)) for part in ("kind", "disc", "lead", "label")]
    return deck.follow(place, units, twins)


def _within(area: Area, x: float, y: float) -> bool:
    return area.left - CLOSE <= x <= area.right + CLOSE and area.top - CLOSE <= y <= area.bottom + CLOSE


def updated(
    entry: BuiltPicture,
    cutting: Cutting,
    image: str,
    marks: tuple[Annotation, ...],
    shown: Area,
    pixels: tuple[int, int],
    want: Area,
) -> BuiltPicture:
    """An entry of the manifest after a swap; what follows from its crop is not written twice."""
    exact = area_of(cutting, pixels)
    return replace(
        entry,
        cutting=cutting,
        image=image,
        marks=marks,
        want=None if _alike(want, exact) else want,
        shown=None if _alike(shown, exact) else shown,
    )


def _alike(one: Area, other: Area) -> bool:
    return all(abs(m - n) < CLOSE for m, n in zip(one, other, strict=True))
