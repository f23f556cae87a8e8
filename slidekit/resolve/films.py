"""Films on slides: how they play, and what takes their place where they may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic, Refused, Severity, Span, error, warning
from slidekit.resolve import model
from slidekit.resolve.marks import has_landmarks
from slidekit.resolve.setting import Draft
from slidekit.source.node import Table
from slidekit.spec.layouts import LAYOUTS
from slidekit.spec.panel import Panel
from slidekit.spec.slide import Slide

MOST_STILLS = LAYOUTS["sequence"].panels[1]
CODE = "film-as-stills"
GIVES_WAY = frozenset({"cine", "figure", "points-figure", "figure-points", "build"})
"""Layouts that become a sequence of stills; in others, as on a title slide, the poster stays."""


def spell_out(slide: Slide) -> Slide:
    """``video: x`` as the one panel that it is short for (decision 69)."""
    if slide.video is None or slide.panels:
        return slide
    panel = Panel(figure=slide.video)
    node = slide.node
    panel.stand_at(node.entries.get("video", node) if isinstance(node, Table) else node)
    return _with_panels(slide, [panel])


def _with_panels(slide: Slide, panels: list[Panel], **others: object) -> Slide:
    made = slide.model_copy(update={"panels": panels, "video": None, **others})
    made.stand_at(slide.node)
    return made


def stand_in(slide: Slide, layout: str, draft: Draft) -> tuple[Slide, str]:
    """The slide and its layout, stills in place of its one film where the venue shows none. Info: ``film-as-stills``.

    Films without stills, beside other panels, or on slides of another kind are drawn as their posters: see ``shown``.
    """
    pictures, venue = draft.setting.pictures, draft.setting.venue
    if venue.videos or layout not in GIVES_WAY or len(slide.panels) != 1 or slide.panels[0].figure not in pictures.videos:
        return slide, layout
    panel = slide.panels[0]
    name = pictures.swaps.get(panel.figure, panel.figure)
    written = (pictures.written or {})[name]
    place = written.span_of("stills")
    try:
        found = [pictures.still(name, still, place, draft.id) for still in written.stills[:MOST_STILLS]]
    except Refused as refused:
        draft.found.extend(refused.diagnostics)
        return slide, layout
    stills = [still for still in found if still is not None]
    if not stills:
        return slide, layout
    own = written.poster is None  # then the first still is what the marks were set on
    kept = [_still_panel(panel, still, index, alone=len(stills) == 1, own=own) for index, still in enumerate(stills)]
    fact = f"venue {venue.id} shows no films; {_listed([still.id for still in stills])} in place of {name}"
    if len(written.stills) > MOST_STILLS:
        fact += f", the first {MOST_STILLS} of {len(written.stills)} stills"
    shared = [mark for mark in slide.annotations if any(has_landmarks(mark, still) for still in stills)]
    lost = [mark.kind for mark in slide.annotations if mark not in shared]
    lost += [mark.kind for mark in panel.annotations if not any(mark in each.annotations for each in kept)]
    if lost:
        fact += f"; its marks without landmarks there are left out ({', '.join(lost)})"
    help = "nothing to do; look at the slide" if not lost else "give the stills the landmarks of the film"
    draft.found.append(Diagnostic(CODE, Severity.INFO, fact, panel.span or draft.span, help, draft.id))
    return _with_panels(slide, kept, annotations=shared), _layout(len(kept), layout, points=bool(slide.points))


def _still_panel(panel: Panel, still: model.Figure, index: int, *, alone: bool, own: bool) -> Panel:
    """The film's panel with a still in it; what was said of the whole film stays where there is only one.

    Marks stay where the still has their landmarks; places in numbers only on the film's ``own`` picture, the first.
    """
    marks = [mark for mark in panel.annotations if has_landmarks(mark, still) and (mark.place.names or (own and index == 0))]
    words: dict[str, object] = {} if alone else {"caption": None, "alt": None, "time": None, "scale": False}
    first: dict[str, object] = {} if index == 0 else {"id": None, "verdict": None}
    made = panel.model_copy(update={**words, **first, "figure": still.id, "play": None, "annotations": marks})
    made.stand_at(panel.node)
    return made


def _layout(count: int, written: str, *, points: bool) -> str:
    if count == 1:
        return "figure-points" if written == "cine" and points else "figure" if written == "cine" else written
    return "compare" if count == 2 else "sequence"


def _listed(names: Sequence[str]) -> str:
    return f"the still {names[0]} stands" if len(names) == 1 else f"the stills {', '.join(names)} stand"


def shown(figure: model.Figure, span: Span | None, draft: Draft) -> model.Figure:
    """The figure as it is seen here: of a film the poster alone where the venue shows none. Info: ``film-as-stills``."""
    venue = draft.setting.venue
    if figure.film is None or venue.videos:
        return figure
    fact = f"venue {venue.id} shows no films; the poster of {figure.id} stands in its place"
    help = "nothing to do; stills: of the figure would show more than its poster"
    draft.found.append(Diagnostic(CODE, Severity.INFO, fact, span or draft.span, help, draft.id))
    return replace(figure, film=None)


def build_play(panel: Panel, figure: model.Figure, draft: Draft, *, aligned: bool) -> model.Play | None:
    """How the panel's film plays; None for a picture. Findings: ``option-without-effect film-cropped film-range``."""
    play = panel.play
    if figure.film is None:
        if play is not None and panel.figure not in draft.setting.pictures.videos:
            fact = f"play has no effect on {figure.id}, which is a picture"
            span = panel.span_of("play")
            draft.found.append(warning("option-without-effect", fact, span, "take play: out", slide=draft.id))
        return None
    if aligned:
        fact = f"align crops panels to one scale; the film of {figure.id} is shown whole"
        draft.found.append(error("film-cropped", fact, panel.span, "take align: out, or show a still", slide=draft.id))
    for key in ("crop", "fit"):
        if key in panel.model_fields_set and getattr(panel, key) not in (None, "contain"):
            fact = f"{key}: cuts pictures; the film of {figure.id} is shown whole"
            help = f"cut it in the program that exports the film, and take {key}: out"
            draft.found.append(error("film-cropped", fact, panel.span_of(key), help, slide=draft.id))
    if play is None:
        return model.Play(span=panel.span)
    made = model.Play(play.auto, play.loop, play.mute, play.from_ or 0.0, play.to, panel.span_of("play"))
    length = figure.film.seconds
    end = made.end if made.end is not None else length
    if (end is not None and made.start >= end) or (length is not None and (made.end or 0) > length + 0.1):
        whole = f"the film of {figure.id} has {length:.1f} s" if length is not None else "a film plays forwards"
        told = f"from {made.start:g} s" + (f" to {made.end:g} s" if made.end is not None else "")
        fact, help = f"play goes {told}; {whole}", "give seconds that the film has"
        draft.found.append(error("film-range", fact, panel.span_of("play"), help, slide=draft.id))
    return made


def check_cine(slide: Slide, layout: str, draft: Draft) -> None:
    """``not-a-video``: the layout cine, and ``video:``, are for films; a venue's picture in place of one is fine."""
    pictures = draft.setting.pictures
    if layout != "cine" or not slide.panels or pictures.written is None:
        return
    if slide.video is not None:
        fact, help = "cine shows one video; this slide has panels and video", "take one of the two out"
        draft.found.append(error("panel-count", fact, slide.span_of("video"), help, slide=draft.id))
    panel = slide.panels[0]
    if panel.figure in pictures.videos or panel.figure in pictures.swaps or panel.figure not in pictures.written:
        return
    kind = pictures.written[panel.figure].kind or "picture without a kind"
    help = "give the figure kind: video, or choose layout: figure"
    fact = f"cine shows a video; the figure {panel.figure} is a {kind}"
    draft.found.append(error("not-a-video", fact, panel.span, help, slide=draft.id))
