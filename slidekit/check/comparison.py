"""Panels side by side: what is compared is shown alike, and whose it is is known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from slidekit.check.talk import Talk, home
from slidekit.core.diagnostics import Diagnostic, Severity, warning
from slidekit.core.geometry import WHOLE, Area
from slidekit.resolve.model import Figure, Panel, Slide
from slidekit.resolve.pictures import print_badges
from slidekit.resolve.reviews import PHOTOGRAPHIC

COMPARISONS = frozenset({"compare", "compare-3", "grid", "sequence"})
SCALE_DIFFERS = 0.05
"""Scales that differ by less look the same."""
CLOSE_UP = 0.5
"""A crop that lies in another and has at most this share of its area is a close-up, and meant to differ."""
SPREAD = 0.1
"""Ratios of distances that differ by more among themselves come from structures that moved, not from the scale."""


def compared(talk: Talk) -> Iterator[tuple[Slide, tuple[Panel, ...]]]:
    """Slides with panels side by side, the pages of one in steps once."""
    seen: set[str] = set()
    for slide in talk.deck.slides:
        if slide.layout in COMPARISONS and len(slide.panels) > 1 and home(slide.id) not in seen:
            seen.add(home(slide.id))
            yield slide, slide.panels


def alike(talk: Talk) -> Iterator[Diagnostic]:
    """``panels-differ``: panels of one figure show different parts, or panels of one kind have different scales."""
    for slide, panels in compared(talk):
        first = panels[0]
        for other in panels[1:]:
            finding = _cropped(slide, first, other) or _scaled(slide, first, other)
            if finding is not None:
                yield finding


def _cropped(slide: Slide, one: Panel, other: Panel) -> Diagnostic | None:
    if one.figure.id != other.figure.id or one.aligned:
        return None
    a, b = one.crop or WHOLE, other.crop or WHOLE
    if all(abs(p - q) < 0.002 for p, q in zip(a, b, strict=True)) or _close_up(a, b) or _close_up(b, a):
        return None
    fact = f"panels {_name(one)} and {_name(other)} show different parts of {one.figure.id}: {_spell(a)} and {_spell(b)}"
    return warning("panels-differ", fact, other.span, "give both the same crop", slide=home(slide.id), element=other.id)


def _close_up(part: Area, whole: Area) -> bool:
    inside = part.left >= whole.left and part.top >= whole.top and part.right <= whole.right and part.bottom <= whole.bottom
    return inside and part.width * part.height <= CLOSE_UP * whole.width * whole.height


def _scaled(slide: Slide, one: Panel, other: Panel) -> Diagnostic | None:
    if one.figure.id == other.figure.id or one.figure.kind != other.figure.kind or one.aligned or _one_series(one, other):
        return None
    if "cover" in (one.fit, other.fit):
        return None
    by_spacing = _ratio_by_spacing(one, other)
    ratio, how, names = by_spacing if by_spacing is not None else _ratio_by_landmarks(one, other)
    if ratio is None or abs(ratio - 1) <= SCALE_DIFFERS:
        return None
    more = f"{abs(ratio - 1):.0%}".replace("%", " %")
    verb = "larger" if ratio > 1 else "smaller"
    fact = f"panel {_name(other)} shows its body {more} {verb} than panel {_name(one)}, {how}"
    help = f"write align: [{', '.join(names)}] on the slide" if names else "crop the panels to the same millimetres"
    return warning("panels-differ", fact, other.span, help, slide=home(slide.id), element=other.id)


def _one_series(one: Panel, other: Panel) -> bool:
    """True for frames of one acquisition (same subject, view, size and crop): structures move, the scale does not."""
    a, b = one.figure, other.figure
    known = a.subject is not None and a.subject == b.subject and a.view == b.view
    return known and a.pixels == b.pixels and (one.crop or WHOLE) == (other.crop or WHOLE)


def _tall(panel: Panel) -> float:
    """Height of what is shown, in pixels: panels side by side are equally high."""
    return (panel.crop or WHOLE).height * panel.figure.pixels[1]


def _ratio_by_spacing(one: Panel, other: Panel) -> tuple[float | None, str, tuple[str, ...]] | None:
    """How much larger a millimetre is on the other panel; None where a spacing is not known."""
    a, b = one.figure.spacing_mm, other.figure.spacing_mm
    if a is None or b is None:
        return None
    tall = _tall(one) * a[1], _tall(other) * b[1]
    return (
        tall[0] / tall[1],
        f"by their spacing: {tall[0]:.0f} and {tall[1]:.0f} mm high",
        _shared(one.figure, other.figure)[:2],
    )


def _shared(a: Figure, b: Figure) -> tuple[str, ...]:
    """The names of points that both figures have."""
    return tuple(name for name in a.landmarks if a.landmarks[name].point and name in b.landmarks and b.landmarks[name].point)


def _ratio_by_landmarks(one: Panel, other: Panel) -> tuple[float | None, str, tuple[str, ...]]:
    """The same by distances between shared landmarks, judged by the longest; None where they do not agree among themselves."""
    found = []
    for names in combinations(_shared(one.figure, other.figure), 2):
        lengths = [_apart(panel.figure, *names) / _tall(panel) for panel in (one, other)]
        if min(lengths) > 0.02:
            found.append((max(lengths), lengths[1] / lengths[0], names, lengths))
    if not found or max(ratio for _, ratio, *_ in found) > (1 + SPREAD) * min(ratio for _, ratio, *_ in found):
        return None, "", ()
    _, ratio, names, lengths = max(found)
    how = f"by {names[0]} and {names[1]}: {lengths[0]:.0%} and {lengths[1]:.0%} of the height apart".replace("%", " %")
    return ratio, how, names


def _apart(figure: Figure, one: str, other: str) -> float:
    (ax, ay), (bx, by) = figure.landmarks[one].target, figure.landmarks[other].target
    return math.hypot((ax - bx) * figure.pixels[0], (ay - by) * figure.pixels[1])


def _name(panel: Panel) -> str:
    return panel.letter or panel.id


def _spell(area: Area) -> str:
    return f"[{', '.join(f'{edge:.3g}' for edge in area)}]"


def subjects(talk: Talk) -> Iterator[Diagnostic]:
    """``subject-missing`` (a note): pictures of patients side by side, of which one does not say whom it shows."""
    badge = print_badges(("different-patient",), talk.words)[0]
    for slide, panels in compared(talk):
        shown = [panel for panel in panels if panel.figure.kind in PHOTOGRAPHIC]
        silent = [panel for panel in shown if panel.figure.subject is None and badge not in panel.badges]
        if not silent or len({panel.figure.id for panel in shown}) < 2:
            continue
        letters = " and ".join(_name(panel) for panel in silent)
        told = f"panel{'' if len(silent) == 1 else 's'} {letters} {'does' if len(silent) == 1 else 'do'} not say whom"
        fact = f"{told} {'it shows' if len(silent) == 1 else 'they show'}: whether it is one patient cannot be known"
        help = f"give {silent[0].figure.id} a subject: a pseudonym, the same for one patient"
        yield Diagnostic("subject-missing", Severity.INFO, fact, silent[0].span, help, home(slide.id), silent[0].id)
