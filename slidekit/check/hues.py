"""Meaning by colour alone: red beside green, series of one lightness, red letters on a dark ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from colorsys import rgb_to_hls
from functools import lru_cache
from itertools import combinations

from slidekit.check.talk import Talk, home
from slidekit.check.wording import Read, read
from slidekit.core.colour import channels, contrast, luminance
from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.scene.items import ChartItem

ALIKE = 1.15
"""Two colours of less contrast are one grey."""
DARK = 0.1
"""Grounds below this luminance swallow red: one man in five cannot see it on them (EUROSPINE's hints for speakers)."""


@lru_cache(maxsize=1024)
def hue(colour: str) -> str:
    """``red``, ``green`` or empty: strong colours only."""
    turn, light, strength = rgb_to_hls(*(part / 255 for part in channels(colour)))
    if strength < 0.5 or not 0.15 < light < 0.75:
        return ""
    degrees = turn * 360
    return "red" if degrees < 18 or degrees > 345 else "green" if 85 < degrees < 160 else ""


def one_grey(colours: Iterable[str]) -> tuple[str, str] | None:
    """Two different colours that are the same without their hue."""
    pairs = combinations(dict.fromkeys(colours), 2)
    return next(((one, other) for one, other in pairs if contrast(one, other) < ALIKE), None)


@lru_cache(maxsize=1024)
def is_red_on_dark(ink: str, ground: str) -> bool:
    """True for letters of a strong red on a dark ground."""
    return hue(ink) == "red" and luminance(ground) < DARK


def apart(talk: Talk) -> Iterator[Diagnostic]:
    """``red-green`` and ``colour-alone``: what a chart's series, or words, are told apart by."""
    for slide, items in read(talk):
        for item, _ in items:
            if not isinstance(item, ChartItem) or len(item.series) < 2:
                continue
            colours = [talk.scene.design.rgb(series.colour) for series in item.series]
            where: dict[str, str | None] = {"slide": home(slide), "element": item.id}
            if {"red", "green"} <= {hue(colour) for colour in colours}:
                fact = f"{item.id} tells series apart by red and green, which one man in twelve cannot"
                yield warning("red-green", fact, item.span or slide.span, "use a theme whose accents are not both", **where)
            elif (pair := one_grey(colours)) is not None:
                fact = f"{item.id} tells series apart by hue alone: {pair[0]} and {pair[1]} are one grey"
                yield warning("colour-alone", fact, item.span or slide.span, "use colours of different lightness", **where)
        inks = _inks(items, talk)
        if {"red", "green"} <= set(inks):
            fact = f"slide {home(slide)} has words in red and words in green, which one man in twelve cannot tell apart"
            help = "say it with a sign or a word too"
            yield warning("red-green", fact, slide.span, help, slide=home(slide), element=inks["red"])


def _inks(items: Read, talk: Talk) -> dict[str, str]:
    """The first item with letters of each hue."""
    found: dict[str, str] = {}
    for item, texts in items:
        for run in (run for text in texts for run in text.looks):
            found.setdefault(hue(talk.scene.design.rgb(run.char.colour)), item.id)
    return found
