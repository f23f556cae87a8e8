"""Pictures: too many marks, missing or empty descriptions, too few pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from slidekit.check.prose import LONGEST_ALT, idle_words
from slidekit.check.talk import Talk, home, panels
from slidekit.core.diagnostics import Diagnostic, Severity, warning
from slidekit.core.richtext import plain
from slidekit.resolve.model import Panel
from slidekit.scene.items import ChartItem, MediaItem, PictureItem, TableItem
from slidekit.scene.walk import walk

MARKS_A_PANEL = 5
MARKS_A_SLIDE = 7
UPSCALED = 1.5
UPSCALED_INSET = 2.0

_FILE = re.compile(r"\.(png|jpe?g|gif|tiff?|bmp|webp|heic|svg|pdf|dcm)\b", re.IGNORECASE)
_CAMERA = re.compile(r"(img|dsc[fn]?|image|picture|screenshot|scan|photo|figure|untitled)[\s_-]*\d*", re.IGNORECASE)


def marks(talk: Talk) -> Iterator[Diagnostic]:
    """``many-marks``: more than 5 on a panel or 7 on a slide hide the finding."""
    for slide in talk.deck.slides:
        full = [(panel, len(panel.marks)) for panel in panels(slide)]
        for panel, count in full:
            if count > MARKS_A_PANEL:
                fact = f"panel {panel.id} has {count} marks; more than {MARKS_A_PANEL} hide the finding"
                help = "keep those that the talk points at, or make two slides"
                yield warning("many-marks", fact, panel.span, help, slide=slide.id, element=panel.id)
        total = sum(count for _, count in full)
        if total > MARKS_A_SLIDE and all(count <= MARKS_A_PANEL for _, count in full):
            fact = f"slide {slide.id} has {total} marks on {len(full)} panels; more than {MARKS_A_SLIDE} hide the finding"
            yield warning(
                "many-marks", fact, slide.span, "keep those that the talk points at, or make two slides", slide=slide.id
            )


def descriptions(talk: Talk) -> Iterator[Diagnostic]:
    """``alt-missing``, ``alt-is-file-name``, ``alt-idle`` and ``alt-long``: what a screen reader says of what is seen."""
    for slide in talk.deck.slides:
        for panel in panels(slide):
            yield from _describe(panel, slide.id, plain(slide.title))
    for page in talk.scene.slides:
        for item in page.items:
            if isinstance(item, ChartItem | TableItem) and not item.alt.strip():
                what = "chart" if isinstance(item, ChartItem) else "table"
                fact = f"{what} {item.id} has no alt text"
                help = f"give the slide a title; the {what} is described by it"
                yield warning("alt-missing", fact, item.span or page.span, help, slide=home(page), element=item.id)


def _describe(panel: Panel, slide: str, title: str) -> Iterator[Diagnostic]:
    figure, alt = panel.figure, (panel.alt or panel.figure.alt).strip()
    if figure.decorative:
        return
    if not alt:
        fact = f"figure {figure.id} has no alt text"
        help = "say in alt: what it shows, or set decorative: true"
        yield warning("alt-missing", fact, figure.span or panel.span, help, slide=slide, element=panel.id)
    elif is_file_name(alt) or alt.casefold() == PurePosixPath(figure.path).stem.casefold():
        fact = f"the alt text of figure {figure.id} is a file name: {alt}"
        yield warning("alt-is-file-name", fact, figure.span or panel.span, "say what it shows", slide=slide, element=panel.id)
    elif (why := idle_words(alt, (plain(panel.caption), title))) is not None:
        fact = f"the alt text of figure {figure.id} {why}"
        yield warning("alt-idle", fact, figure.span or panel.span, "say what it shows", slide=slide, element=panel.id)
    elif len(figure.alt) > LONGEST_ALT:
        fact, help = f"the alt text of figure {figure.id} has {len(figure.alt)} letters", "say it in two sentences"
        place = figure.span or panel.span
        yield Diagnostic("alt-long", Severity.INFO, fact, place, help, home(slide), panel.id)


def is_file_name(alt: str) -> bool:
    """True for an alt text that a program took from a file: ``IMG_0042``, ``hip left.png``."""
    return _FILE.search(alt) is not None or _CAMERA.fullmatch(alt) is not None


def resolution(talk: Talk) -> Iterator[Diagnostic]:
    """``upscaled``: a pixel of the picture must not fill more than 1.5 pixels of the venue's screen (2 in a close-up)."""
    for slide in talk.scene.slides:
        for item in walk(slide.items):
            if not isinstance(item, PictureItem | MediaItem):
                continue
            own = item.media.crop[2] - item.media.crop[0]
            film = talk.deck.figures[item.film].film if isinstance(item, MediaItem) else None
            own = min(own, film.pixels[0]) if film is not None and film.pixels[0] else own
            screen = item.box.w / talk.scene.size.w * talk.venue.pixels[0]
            limit = UPSCALED_INSET if item.role == "inset" else UPSCALED
            if own > 0 and screen > own * limit * 1.01:
                fact = f"{item.id} fills {screen:,.0f} screen pixels with {own:,.0f} of its own: {screen / own:.1f} times"
                close = item.role == "inset"
                help = "use a larger picture or a smaller zoom" if close else "use a larger picture or crop less"
                yield warning("upscaled", fact, item.span or slide.span, help, slide=home(slide), element=item.id)
