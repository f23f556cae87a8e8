"""Panels at one anatomical scale: every crop puts two shared landmarks at the same distance and place of its frame."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Refused, Span, error, warning
from slidekit.core.geometry import WHOLE, Area
from slidekit.resolve import model
from slidekit.resolve.places import find_landmark, point_of
from slidekit.resolve.setting import Draft
from slidekit.resolve.stale import note_stale
from slidekit.spec.panel import Panel
from slidekit.spec.slide import Slide

LEAST_APART = 0.02
"""Two landmarks nearer than this share of the picture's diagonal give no scale."""
TURNED = 15.0
"""From this angle in degrees on, two views are not the same view any more."""
NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class _Measured:
    """A figure measured by its two landmarks, in pixels: their middle, their distance, and the way from one to the other."""

    figure: model.Figure
    middle: model.PointXY
    length: float
    way: model.PointXY

    @property
    def whole(self) -> Area:
        """The picture in units of the distance, counted from the middle."""
        return self.to_units(WHOLE)

    def to_units(self, area: Area) -> Area:
        (w, h), (x, y), unit = self.figure.pixels, self.middle, self.length
        return Area(
            (area.left * w - x) / unit, (area.top * h - y) / unit, (area.right * w - x) / unit, (area.bottom * h - y) / unit
        )

    def to_fractions(self, window: Area) -> Area:
        (w, h), (x, y), unit = self.figure.pixels, self.middle, self.length
        left, top, right, bottom = (
            (window[0] * unit + x) / w,
            (window[1] * unit + y) / h,
            (window[2] * unit + x) / w,
            (window[3] * unit + y) / h,
        )
        return Area(left, top, right, bottom)

    def shows_both(self, window: Area) -> bool:
        """True when both landmarks lie in the window."""
        half = self.way[0] / self.length / 2, self.way[1] / self.length / 2
        return all(
            window.left <= sign * half[0] <= window.right and window.top <= sign * half[1] <= window.bottom for sign in (1, -1)
        )


def align_crops(
    slide: Slide, pairs: Sequence[tuple[Panel, model.Figure]], first: Area | None, draft: Draft
) -> list[Area] | None:
    """The crop of every panel, the first panel's being ``first`` or as large as all pictures allow; None where there is
    none (reported).

    Findings: ``unknown-landmark bad-place landmarks-coincide align-outside`` (errors), ``stale-annotation panels-differ
    option-without-effect`` (warnings).
    """
    assert slide.align is not None
    names, span = (slide.align[0], slide.align[1]), slide.span_of("align")
    measured: list[_Measured] = []
    faults: dict[Diagnostic, None] = {}
    for panel, figure in pairs:
        try:
            measured.append(_measure(figure, names, span, draft.id))
        except Refused as refused:
            faults.update(dict.fromkeys(refused.diagnostics))
        note_stale(names, figure, f"the alignment of {panel.figure}", span, draft, panel.id or panel.figure)
    if faults or not measured:
        draft.found.extend(faults)
        return None
    for panel, _ in pairs[1:]:
        if panel.crop is not None:
            message = f"the crop of {panel.figure} does nothing: align takes it from the first panel"
            draft.found.append(
                warning("option-without-effect", message, panel.span_of("crop"), "take crop out", slide=draft.id)
            )
    window = _window(measured, first, names, span, draft)
    if window is None:
        return None
    _note_turned(measured, names, span, draft)
    shown = [_inside(each.to_fractions(window)) for each in measured]
    return shown if first is None else [first, *shown[1:]]


def _measure(figure: model.Figure, names: tuple[str, str], span: Span | None, slide: str) -> _Measured:
    w, h = figure.pixels
    (ax, ay), (bx, by) = (point_of(find_landmark(name, figure, span, slide), name, span, slide) for name in names)
    way = (bx - ax) * w, (by - ay) * h
    length = math.hypot(*way)
    if length < LEAST_APART * math.hypot(w, h):
        message = (
            f"{names[0]} and {names[1]} are {length:.0f} pixels apart on {figure.id} ({w} × {h}): too near to give a scale"
        )
        raise Refused(error("landmarks-coincide", message, span, "align by two landmarks that are further apart", slide=slide))
    return _Measured(figure, ((ax + bx) / 2 * w, (ay + by) / 2 * h), length, way)


def _window(
    measured: Sequence[_Measured], first: Area | None, names: tuple[str, str], span: Span | None, draft: Draft
) -> Area | None:
    """What all panels show, in units of the distance; None when there is no such part (reported)."""
    wholes = [each.whole for each in measured]
    shared = Area(
        max(each.left for each in wholes),
        max(each.top for each in wholes),
        min(each.right for each in wholes),
        min(each.bottom for each in wholes),
    )
    wanted = shared if first is None else measured[0].to_units(first)
    common = Area(
        max(wanted.left, shared.left), max(wanted.top, shared.top),
        min(wanted.right, shared.right), min(wanted.bottom, shared.bottom),
    )  # fmt: skip
    blind = next((each for each in measured if not each.shows_both(common)), None)
    lead = measured[0].figure.id
    if blind is not None:
        both = f"{names[0]} and {names[1]} of {blind.figure.id}"
        message = f"no part that all {len(measured)} panels can show at one scale holds both {both}"
        help = "align by other landmarks, or take align out"
        if first is not None and all(each.shows_both(shared) for each in measured):
            message = f"the crop of {lead} leaves out {names[0]} or {names[1]} of {blind.figure.id}"
            help = f"write crop: {_spell(measured[0].to_fractions(shared))} on {lead}"
        draft.found.append(error("align-outside", message, span, help, slide=draft.id))
        return None
    over = max(range(len(measured)), key=lambda index: _beyond(wanted, wholes[index]))
    if _beyond(wanted, wholes[over]) > NOISE:
        needed = measured[over].to_fractions(wanted)
        message = f"to match {lead}, {measured[over].figure.id} would have to show {_spell(needed)}, beyond its edges"
        help = f"write crop: {_spell(measured[0].to_fractions(common))} on {lead}, or crop it closer"
        draft.found.append(error("align-outside", message, span, help, slide=draft.id))
        return None
    return wanted


def _beyond(window: Area, whole: Area) -> float:
    """How far the window reaches over the picture's edges."""
    return max(whole.left - window.left, whole.top - window.top, window.right - whole.right, window.bottom - whole.bottom)


def _spell(area: Area) -> str:
    """The area in fractions, an area inside a picture rounded so that it stays inside."""
    low = [math.ceil(edge * 1000 - 1e-6) / 1000 for edge in area[:2]]
    high = [math.floor(edge * 1000 + 1e-6) / 1000 for edge in area[2:]]
    return f"[{', '.join(f'{edge:g}' for edge in (*low, *high))}]"


def _inside(area: Area) -> Area:
    """The area without the noise that reaches over the picture's edges."""
    return Area(max(0.0, area.left), max(0.0, area.top), min(1.0, area.right), min(1.0, area.bottom))


def _note_turned(measured: Sequence[_Measured], names: tuple[str, str], span: Span | None, draft: Draft) -> None:
    """``panels-differ`` (a warning) where a panel shows the two landmarks at another angle: crops do not turn pictures."""
    start = math.atan2(measured[0].way[1], measured[0].way[0])
    for each in measured[1:]:
        turn = math.degrees(math.atan2(each.way[1], each.way[0]) - start)
        turn = abs((turn + 180) % 360 - 180)
        if turn > TURNED:
            message = (
                f"from {names[0]} to {names[1]}, {each.figure.id} is turned by {turn:.0f}° against {measured[0].figure.id}"
            )
            help = "turn the picture outside slidekit, or align by other landmarks"
            draft.found.append(warning("panels-differ", message, span, help, slide=draft.id))
