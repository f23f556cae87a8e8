"""Scale, side and orientation of a picture against what kind of picture and which view it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from slidekit.check.talk import Talk, home, panels
from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.core.richtext import plain
from slidekit.resolve.model import Figure, Panel
from slidekit.resolve.symbol_words import LEFT, MAGNIFIED, RIGHT, says, stems

PROJECTIONS = frozenset({"radiograph", "fluoroscopy"})
"""Kinds in which a structure is larger the further it lies from the detector: there is no one scale."""
VIEWS = {
    "frontal": (("ap", "pa", "frontal", "coronal", "anteroposterior", "posteroanterior"), "RLHF"),
    "lateral": (("lateral", "perfil", "sagittal", "sagital"), "APHF"),
    "axial": (("axial", "transverse", "transversal"), "RLAP"),
}
"""Words of a view, in English and Spanish, and the directions of the body that lie in its plane."""
MIXED = ("obliq", "oblic", "decub", "decúb", "swimmer", "frog")
"""Words of views that lie between the planes, or whose name says how the patient lies."""


def scales(talk: Talk) -> Iterator[Diagnostic]:
    """``scale-on-projection``: millimetres on a radiograph without a word on the plane in which they hold."""
    said = stems(MAGNIFIED, talk.deck.language)
    for slide in talk.shown:
        for panel in panels(slide):
            if panel.figure.kind not in PROJECTIONS or says(f"{plain(panel.caption)} {plain(slide.footnote)}", said):
                continue
            drawn = _millimetres(panel)
            if drawn is not None:
                fact = f"{drawn} on {panel.figure.id}, a {panel.figure.kind}: what lies off the detector is magnified"
                help = "say in the caption in which plane it holds, as “at the detector”, or take it out"
                yield warning("scale-on-projection", fact, panel.span, help, slide=slide.id, element=panel.id)


def _millimetres(panel: Panel) -> str | None:
    """What on the panel prints a length from the figure's spacing."""
    if panel.scale_mm is not None:
        return "a scale bar"
    if panel.figure.spacing_mm and any(mark.kind == "measure" and not mark.label for mark in panel.marks):
        return "a measured length"
    return None


def sides(talk: Talk) -> Iterator[Diagnostic]:
    """``side-contradicts`` and ``orient-against-view``, once for each figure."""
    seen: set[str] = set()
    for slide in talk.shown:
        for panel in panels(slide):
            figure = panel.figure
            if figure.id in seen:
                continue
            seen.add(figure.id)
            for finding in (_side(figure, talk.deck.language), _turned(figure)):
                if finding is not None:
                    yield replace(finding, span=figure.span or panel.span, slide=home(slide.id), element=panel.id)


def _side(figure: Figure, language: str) -> Diagnostic | None:
    """The side marker against the view and the figure's own name."""
    if figure.side is None:
        return None
    other = stems(LEFT if figure.side == "R" else RIGHT, language)
    own = stems(RIGHT if figure.side == "R" else LEFT, language)
    if _names_side(figure.view, other) and not _names_side(figure.view, own):
        fact = f"{figure.id} has side: {figure.side}, and its view is “{figure.view}”"
        return warning("side-contradicts", fact, None, "look at the picture's own marker, then correct side: or view:")
    parts = figure.id.split("-")
    wrong, right = ("left", "right") if figure.side == "R" else ("right", "left")
    if wrong in parts and right not in parts:
        fact = f"{figure.id} has side: {figure.side}, and is called {wrong}"
        return warning("side-contradicts", fact, None, "look at the picture's own marker, then correct side: or the name")
    return None


def _names_side(view: str, wanted: tuple[str, ...]) -> bool:
    """True when the view names a side of the patient; in an oblique one the word is the direction of the beam."""
    return says(view, wanted) and not says(view, MIXED)


def _turned(figure: Figure) -> Diagnostic | None:
    """Orientation letters against the view: a lateral view cannot show right and left at its edges."""
    if says(figure.view, MIXED):
        return None
    words = set(re.findall(r"\w+", figure.view.casefold()))
    views = [name for name, (known, _) in VIEWS.items() if words & set(known)]
    if len(views) != 1:
        return None
    shown = VIEWS[views[0]][1]
    for edge, facing in figure.orient.items():
        if facing not in shown:
            fact = f"orient has {facing} at the {edge} edge of {figure.id}, whose view is “{figure.view}”"
            help = f"correct orient: or view:; a {views[0]} view has {', '.join(shown[:-1])} and {shown[-1]} at its edges"
            return warning("orient-against-view", fact, None, help)
    return None
