"""Colours of a template that would not be seen where a slide needs them, and what stands in for them."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.colour import contrast, luminance, mix
from slidekit.core.geometry import Box
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.scene.ground import ANYTHING, ground_behind
from slidekit.scene.text import Colour
from slidekit.theme.builtin import DAYLIGHT, READING_ROOM

TEXT, STROKE = 4.5, 3.0
LARGE = 18.0
"""From this size in points on text needs no more contrast than strokes."""
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_STEPS = 20
MOSTLY = 0.5
"""A picture that covers less of a box is not what its text has to be read on."""


def ground_of(layout: SlideLayout, box: Box, body: LayoutPlaceholder | None) -> tuple[str, ...]:
    """The colours behind a box. Where nobody can know (a picture), what the layout's own text is made to be read on."""
    scenery = [part for part in layout.scenery if part.colours != () or part.box.share_of(box) >= MOSTLY]
    ground = ground_behind(box, (look_up(layout, "bg1"),), scenery)
    if ground != ANYTHING:
        return ground
    ink = look_up(layout, body.levels[0].colour if body is not None else "tx1")
    return ("000000",) if luminance(ink) > luminance("777777") else ("FFFFFF",)


def ink_in(layout: SlideLayout, holder: LayoutPlaceholder, size: float) -> Colour:
    """The colour of a placeholder's text: its own, or the nearest shade of it that can be read on what the layout has there."""
    own, ground = holder.levels[0].colour, ground_behind(holder.area, (look_up(layout, "bg1"),), layout.scenery)
    least = STROKE if size >= LARGE else TEXT
    if ground == ANYTHING or any(contrast(look_up(layout, own), under) >= least for under in ground):
        return own  # on several grounds its letters stand on the one that it was made for
    shade = _held(look_up(layout, own), _end_on(ground), ground, least)
    return shade if _seen(shade, ground) >= least else own


def _seen(colour: str, ground: tuple[str, ...]) -> float:
    return min(contrast(colour, under) for under in ground)


def look_up(layout: SlideLayout, colour: Colour) -> str:
    """Six hex digits for a theme colour of the layout's."""
    return layout.colours.get(colour, colour if len(colour) == 6 else "000000")


def inks_for(layout: SlideLayout, ground: tuple[str, ...], body: LayoutPlaceholder | None) -> Mapping[Colour, Colour]:
    """Theme colour → what is used in its place on this ground; those that hold their contrast are left out."""

    def holds(colour: Colour, least: float) -> bool:
        return _seen(look_up(layout, colour), ground) >= least

    own = body.levels[0].colour if body is not None else "tx1"
    ink = next((colour for colour in ("tx1", own, "bg1") if holds(colour, TEXT)), _end_on(ground))
    inks: dict[Colour, Colour] = {}
    if ink != "tx1":
        inks |= {"tx1": ink, "bg1": ground[0]}
    for quiet in ("tx2", "hlink"):
        if not holds(quiet, TEXT):
            inks[quiet] = ink
    if contrast(look_up(layout, "bg2"), look_up(layout, ink)) < TEXT:
        light = luminance(look_up(layout, ink)) > luminance("777777")
        surfaces = (mix(look_up(layout, ink), ground[0], 0.12), mix("000000" if light else "FFFFFF", ground[0], 0.2))
        inks["bg2"] = next((each for each in surfaces if contrast(each, look_up(layout, ink)) >= TEXT), surfaces[0])
    for accent in _ACCENTS:
        least = TEXT if accent == "accent1" else STROKE  # discs have their digits in the first
        if not holds(accent, least):
            inks[accent] = _held(look_up(layout, accent), look_up(layout, ink), ground, least)
    return inks


def signs_for(ground: tuple[str, ...]) -> Mapping[Colour, Colour]:
    """The colours of ✓ and ✕ and their discs: slidekit's own, for a template's second accent may well be red."""
    end = _end_on(ground)
    accents = (DAYLIGHT if end == "000000" else READING_ROOM).colours.accents
    discs = {name: _held(colour, end, ground) for name, colour in (("accent2", accents[1]), ("accent3", accents[2]))}
    return {**discs, "bg1": _end_on(tuple(discs.values()))}


def _end_on(ground: tuple[str, ...]) -> str:
    """Black or white, whichever is seen better."""
    return max(("000000", "FFFFFF"), key=lambda end: _seen(end, ground))


def _held(colour: str, end: str, ground: tuple[str, ...], least: float = STROKE) -> str:
    """The colour, or the shade of it nearest to it that is seen on the ground, on the way to ``end``."""
    shades = (mix(end, colour, step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in shades if _seen(shade, ground) >= least), end)
