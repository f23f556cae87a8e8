"""Panels: a figure on a slide with its crop, its words, its honesty labels and its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import TypeVar

from slidekit.core.diagnostics import Refused, Span, error, warning
from slidekit.core.geometry import Area
from slidekit.resolve import model
from slidekit.resolve.alignment import align_crops
from slidekit.resolve.alt import describe
from slidekit.resolve.films import build_play, shown
from slidekit.resolve.marks import Discs, build_mark, discs_of, has_landmarks, note_strangers, take_name
from slidekit.resolve.pictures import plain_line, print_badges
from slidekit.resolve.places import area_of, look_up, point_of
from slidekit.resolve.reviews import PHOTOGRAPHIC
from slidekit.resolve.setting import Draft
from slidekit.resolve.stale import note_stale, pointed_at
from slidekit.spec.panel import Panel, Verdict
from slidekit.spec.points import SubPoint
from slidekit.spec.slide import Slide

Shape = TypeVar("Shape", Area, model.PointXY)


def build_panels(slide: Slide, draft: Draft) -> tuple[model.Panel, ...]:
    """The panels of a slide in reading order; those whose figure cannot be used are left out (reported)."""
    pairs: list[tuple[Panel, model.Figure]] = []
    for panel in slide.panels:
        figure = draft.setting.pictures.figure(panel.figure, panel.span_of("figure"), draft.id)
        if figure is not None:
            pairs.append((panel, shown(figure, panel.span, draft)))
    note_strangers(slide.annotations, [figure for _, figure in pairs], draft)
    discs = discs_of([*slide.annotations, *(mark for panel in slide.panels for mark in panel.annotations)])
    names: set[str] = set()
    panels: list[model.Panel] = []
    crops = [_placed(panel, "crop", area_of, figure, draft) for panel, figure in pairs]
    shared = align_crops(slide, pairs, crops[0], draft) if slide.align is not None and len(pairs) > 1 else None
    for index, (panel, figure) in enumerate(pairs):
        letter = ascii_uppercase[index] if len(slide.panels) > 1 and index < 26 else None
        built = _build(panel, figure, shared[index] if shared else crops[index], slide, letter, discs, draft, names)
        panels.append(replace(built, aligned=True) if shared else built)
    return _tell_apart(tuple(panels), draft)


def _build(
    panel: Panel,
    figure: model.Figure,
    crop: Area | None,
    slide: Slide,
    letter: str | None,
    discs: Discs,
    draft: Draft,
    names: set[str],
) -> model.Panel:
    focus = _placed(panel, "focus", point_of, figure, draft)
    caption = figure.caption if panel.caption is None else draft.rich(panel.caption, panel, "caption")
    if panel.caption is None and any(part.cites for part in caption):
        caption = draft.setting.citations.number(caption, figure.span, draft.id, draft.seen)
    given: set[str] = set()
    shared = [mark for mark in slide.annotations if has_landmarks(mark, figure)]
    marks = [build_mark(mark, figure, crop, discs, draft, given) for mark in (*shared, *panel.annotations)]
    drawn = tuple(mark for mark in marks if mark is not None)
    if any(mark.label or mark.kind == "inset" for mark in drawn):
        figure = draft.setting.pictures.looked_at(figure, crop)
    name = take_name(panel.id or panel.figure, names)
    for place, what in ((panel.crop, "crop"), (panel.focus, "focus")):
        if place is not None:
            note_stale(pointed_at((place,)), figure, f"the {what} of panel {name}", panel.span_of(what), draft, name)
    draft.alts[name] = base_alt(panel, figure, draft)
    return model.Panel(
        id=name,
        figure=figure,
        span=panel.span or draft.span,
        crop=crop,
        fit=panel.fit,
        focus=focus,
        caption=caption,
        alt=describe(draft.alts[name], drawn, draft.setting.tongue.words),
        letter=letter,
        verdict=_verdict(panel.verdict, draft),
        time=draft.line(panel.time, panel, "time"),
        scale_mm=_scale(panel, figure, draft),
        badges=tuple(dict.fromkeys((*figure.badges, *print_badges(tuple(panel.badges), draft.setting.tongue.words)))),
        marks=drawn,
        play=build_play(panel, figure, draft, aligned=crop is not None and panel.crop is None),
    )


_MILLIMETRES = {"m": 1000.0, "cm": 10.0, "mm": 1.0, "µm": 0.001, "um": 0.001}


def _scale(panel: Panel, figure: model.Figure, draft: Draft) -> float | None:
    """Millimetres of the scale bar, 0 for a length of slidekit's choice; only where the figure's spacing is known."""
    if not panel.scale:
        return None
    if figure.spacing_mm is None:
        message = f"a scale bar on {figure.id}, whose scale is not known"
        help = f"give {figure.id} its spacing_mm, or take scale: out"
        draft.found.append(error("scale-without-spacing", message, panel.span_of("scale"), help, slide=draft.id))
        return None
    if panel.scale is True:
        return 0.0
    number, unit = str(panel.scale).split()
    return float(number) * _MILLIMETRES[unit]


def base_alt(panel: Panel, figure: model.Figure, draft: Draft) -> str:
    """The alt text before the marks have their say: the panel's, else the figure's; none for a decorative figure."""
    if panel.alt is not None:
        return plain_line(draft.setting.tongue.rich(panel.alt, panel, "alt"))
    return "" if figure.decorative else figure.alt


def _placed(
    panel: Panel,
    key: str,
    shape: Callable[[model.Place, str, Span | None, str], Shape],
    figure: model.Figure,
    draft: Draft,
) -> Shape | None:
    """The area or point under a key of a panel; None where there is none, or a finding in its place."""
    written, span = getattr(panel, key), panel.span_of(key)
    if written is None:
        return None
    try:
        return shape(look_up(written, figure, span, draft.id), written.name or key, span, draft.id)
    except Refused as refused:
        draft.found.extend(refused.diagnostics)
        return None


def _verdict(verdict: Verdict | None, draft: Draft) -> model.Verdict | None:
    if verdict is None:
        return None
    text = draft.rich(verdict.text, verdict, "text")
    return model.Verdict(text, verdict.sign) if text or verdict.sign else None


def _tell_apart(panels: tuple[model.Panel, ...], draft: Draft) -> tuple[model.Panel, ...]:
    """DIFFERENT PATIENT on photographic panels that show another subject than the first of them does."""
    subjects = [panel.figure.subject for panel in panels if panel.figure.kind in PHOTOGRAPHIC and panel.figure.subject]
    if len(set(subjects)) < 2:
        return panels
    badge = print_badges(("different-patient",), draft.setting.tongue.words)
    first = subjects[0]
    return tuple(
        replace(panel, badges=tuple(dict.fromkeys((*panel.badges, *badge))))
        if panel.figure.kind in PHOTOGRAPHIC and panel.figure.subject and panel.figure.subject != first
        else panel
        for panel in panels
    )


def check_numbers(slide: Slide, panels: Sequence[model.Panel], draft: Draft) -> None:
    """``number-without-text number-without-mark`` (warnings) and ``number-twice``: discs and points belong together."""
    points = [*slide.points, *(sub for point in slide.points for sub in point.points)]
    owners: dict[int, SubPoint] = {}
    for point in points:
        if point.number is None:
            continue
        if point.number in owners:
            message = f"the number {point.number} stands on two points"
            help = "give each point a number of its own"
            draft.found.append(error("number-twice", message, point.span_of("number"), help, slide=draft.id))
        owners.setdefault(point.number, point)
    if not panels:
        return
    labelled = {mark.number for panel in panels for mark in panel.marks if mark.label}
    drawn: set[int] = set()
    for panel in panels:
        for mark in panel.marks:
            if mark.number is None:
                continue
            if mark.number not in drawn and mark.number not in owners and mark.number not in labelled:
                message = f"the disc {mark.number} has neither a label nor a point with number: {mark.number}"
                help = f"add number: {mark.number} to the point that it belongs to"
                draft.found.append(warning("number-without-text", message, mark.span, help, slide=draft.id, element=panel.id))
            drawn.add(mark.number)
    for number, point in owners.items():
        if number not in drawn:
            message = f"no mark of the slide carries the number {number}"
            help = f"add number: {number} to the mark that it belongs to"
            draft.found.append(warning("number-without-mark", message, point.span_of("number"), help, slide=draft.id))
