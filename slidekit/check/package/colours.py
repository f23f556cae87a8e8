"""Group B, colours: contrast on what really lies beneath, and red letters on a dark ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slidekit.check.contrast import UNUSABLE
from slidekit.check.hues import is_red_on_dark
from slidekit.check.package.case import Case, called, overseen
from slidekit.core.colour import contrast, mix
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.scene.found import FoundFill, FoundRun, FoundShape, FoundSlide, FoundText, every
from slidekit.scene.package import GRID, FoundPicture

Ground = tuple[str, ...] | None
"""The colours something stands on; None where nobody can know."""
_FULL = frozenset(
    {"rect", "roundRect", "round2SameRect", "round1Rect", "snip1Rect", "snip2SameRect", "flowChartProcess", "custom", ""}
)
_UNKNOWN = frozenset({"table", "chart", "object", "diagram", "film"})
"""Kinds whose colours are not looked at."""
_FEW = 0.04
"""Share of a picture's cells, at the light and at the dark end, that may be worse: letters bridge them."""


def letters(case: Case) -> Iterator[Diagnostic]:
    """``low-contrast`` and ``red-on-dark``: 4.5:1, or 3:1 from 18 pt (14 pt bold) on; below 2:1 nobody can read it.

    A venue with ``screen: {contrast: strict}`` wants 7:1 and 4.5:1.
    """
    strict = case.venue is not None and case.venue.strict_contrast
    large, small = (4.5, 7.0) if strict else (3.0, 4.5)
    for slide in case.package.slides:
        for shape, text, ground in _standing(case, slide):
            found = _worst(text, ground, large, small)
            if found is not None:
                ratio, best, wanted, colour, under, size = found
                fact = f"{called(shape)}: {colour} on {under} has a contrast of {ratio:.2f}; {size:g} pt text needs {wanted:g}"
                help = "use a colour further from its ground"
                make = case.error if best < UNUSABLE else case.warning
                yield make("low-contrast", fact, help, slide, shape)
            elif any(is_red_on_dark(run.colour or "", under) for run in _inked(text) for under in ground):
                fact = f"{called(shape)} has red letters on a dark ground; many people cannot see red there"
                yield case.warning("red-on-dark", fact, "use white or yellow, and a word that says what is meant", slide, shape)


def _standing(case: Case, slide: FoundSlide) -> Iterator[tuple[FoundShape, FoundText, tuple[str, ...]]]:
    """Every text of a slide, table cells one by one, on the colours beneath it, where these can be known."""
    under: list[FoundShape] = [*every(slide.scenery)]
    for shape in overseen(slide):
        box = shape.box
        if box is not None and shape.text is not None and not shape.hidden and shape.kind != "chart":
            place = _written(case, shape, shape.text, box)
            ground = _laid(shape.fill, ground_of(case, slide, place, under), case, box, place)
            if ground:
                yield shape, shape.text, ground
        elif box is not None and shape.kind == "table":
            beneath = ground_of(case, slide, box, under)
            for cell in (cell for row in shape.rows for cell in row):
                ground = _laid(cell.fill, beneath, case, box, box)
                if ground:
                    yield shape, cell.text, ground
        under.append(shape)


def _inked(text: FoundText) -> Iterator[FoundRun]:
    return (run for p in text.paragraphs for run in p.runs if run.text.strip() and run.colour is not None)


def _worst(
    text: FoundText, ground: tuple[str, ...], large: float, small: float
) -> tuple[float, float, float, str, str, float] | None:
    """Ratio at the worst and at the best place, wanted ratio, colour, ground and size of the run that falls shortest."""
    found = []
    for run in _inked(text):
        colour = run.colour or ""
        wanted = large if run.size >= 18 or (run.bold and run.size >= 14) else small
        ratio, beneath = min((contrast(colour, each), each) for each in ground)
        if ratio < wanted:
            best = max(contrast(colour, each) for each in ground)
            found.append((ratio, best, wanted, colour, beneath, run.size))
    return min(found, default=None)


def ground_of(case: Case, slide: FoundSlide, box: Box, under: Sequence[FoundShape]) -> Ground:
    """What a box stands on: the page, then whatever was drawn over it, in order."""
    width, height = case.package.page
    page = Box(0, 0, width, height)
    ground: Ground = _laid(slide.background, ("FFFFFF",), case, page, box)
    core = box.inset(box.w // 8, box.h // 8) if box.w > 8 and box.h > 8 else box
    for shape in under:
        if shape.box is None or shape.hidden or not shape.box.meets(core) or shape.kind in ("group", "line"):
            continue
        if not shape.box.holds(core):
            shows = shape.frame is not None or shape.kind in _UNKNOWN or (shape.fill is not None and shape.fill.alpha > 0.2)
            ground = None if shows and shape.box.share_of(core) > 0.1 else ground  # who knows where the letters stand
        elif shape.frame is not None:
            ground = _picture_ground(case, shape, box)
        elif shape.kind in _UNKNOWN:
            ground = None
        elif shape.geometry in _FULL:
            ground = _laid(shape.fill, ground, case, shape.box, box)
        elif shape.fill is not None and shape.fill.alpha > 0:
            ground = _laid(shape.fill, ground, case, shape.box, box) if shape.box.inset(shape.box.w // 7).holds(core) else None
    return ground


def _written(case: Case, shape: FoundShape, text: FoundText, box: Box) -> Box:
    """The part of a box that its lines fill, from edge to edge."""
    fit = case.package.fits.get(shape.key)
    if fit is None or fit.height >= fit.room:
        return box
    free, top = fit.room - fit.height, box.y + text.insets[1]
    return Box(box.x, top + (free if text.anchor == "b" else free // 2 if text.anchor == "ctr" else 0), box.w, fit.height)


def _laid(fill: FoundFill | None, ground: Ground, case: Case, place: Box, box: Box) -> Ground:
    """A fill that covers ``place``, over a ground, where ``box`` stands."""
    if fill is None or fill.alpha <= 0:
        return ground
    if fill.picture is not None:
        picture = case.package.pictures.get(fill.picture)
        return _shades(picture, (0.0, 0.0, 0.0, 0.0), place, box) if picture is not None else None
    if not fill.colours:
        return None
    if fill.alpha >= 1:
        return fill.colours
    return None if ground is None else tuple(mix(colour, under, fill.alpha) for colour in fill.colours for under in ground)


def _picture_ground(case: Case, shape: FoundShape, box: Box) -> Ground:
    frame, place = shape.frame, shape.box
    picture = case.package.pictures.get(frame.part) if frame is not None and frame.part else None
    if picture is None or frame is None or place is None or frame.tiled or shape.turn:
        return None
    return _shades(picture, frame.crop, place, box)


def _shades(picture: FoundPicture, crop: tuple[float, float, float, float], place: Box, box: Box) -> Ground:
    """The darkest and the lightest of a picture where ``box`` stands on it; None where its pixels are not known."""
    if not picture.cells or place.w <= 0 or place.h <= 0:
        return None
    left, top, right, bottom = crop
    columns = _cells(box.x, box.right, place.x, place.w, left, right)
    rows = _cells(box.y, box.bottom, place.y, place.h, top, bottom)
    cells, width = picture.cells, len(columns) * 3
    starts = [(row * GRID + columns.start) * 3 for row in rows] if width else []
    found = sorted((sum(cells[at : at + 3]), at) for start in starts for at in range(start, start + width, 3))
    if not found:
        return None
    skip = int(len(found) * _FEW)
    dark, light = found[skip][1], found[-1 - skip][1]
    return cells[dark : dark + 3].hex().upper(), cells[light : light + 3].hex().upper()


def _cells(start: int, end: int, place: int, length: int, before: float, after: float) -> range:
    """The cells along one side that a stretch of the slide shows."""
    shown = max(0.01, 1 - before - after)
    first, last = ((each - place) / length * shown + before for each in (start, end))
    low, high = max(0, int(first * GRID)), min(GRID - 1, int(last * GRID))
    return range(low, high + 1) if high >= low else range(0)
