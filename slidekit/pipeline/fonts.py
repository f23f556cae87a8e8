"""A theme's own fonts: tried in a process of their own, then measured with; and what to know about a deck's fonts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from slidekit.core.diagnostics import Diagnostic, Outcome, Severity, Span, error, warning
from slidekit.scene.scene import Scene
from slidekit.scene.walk import strings
from slidekit.source import Workspace
from slidekit.text import BrokenFont, FontSet, FontsExtraMissing, font_set, known, read_font, table_family
from slidekit.text.probe import MISSING
from slidekit.theme import FontFiles, FontSource, Theme, load_theme, read_fonts

SECONDS = 20
INSTALL = "pip install 'slidekit[fonts]'"


def open_fonts(workspace: Workspace, name: str, theme: Theme) -> Outcome[FontSet]:
    """The fonts of the theme file ``name``; no value when one is missing or broken."""
    read = read_fonts(workspace, name, theme)
    found = list(read.diagnostics)
    sources = read.value or ()
    with ThreadPoolExecutor(max_workers=4) as pool:
        wrongs = list(pool.map(_try_font, [source.data for source in sources]))
    for source, wrong in zip(sources, wrongs, strict=True):
        if wrong is not None:
            found.append(_refused(source, wrong))
    found = list({(finding.code, finding.message): finding for finding in found}.values())
    if found:
        return Outcome(None, tuple(found))
    return Outcome(_measured(sources), tuple(_names(sources)))


def own_fonts(workspace: Workspace, name: str, span: Span | None) -> tuple[FontSet, dict[tuple[str, bool, bool], bytes]]:
    """What a finished deck was measured with: its theme's faces, and their files by (family in casefold, bold, italic)."""
    theme = load_theme(workspace, name, span).value
    sources = (read_fonts(workspace, name, theme).value or ()) if theme is not None else ()
    return _measured(sources), {(each.family.casefold(), each.bold, each.italic): each.data for each in sources}


def _measured(sources: tuple[FontSource, ...]) -> FontSet:
    files = {(source.family, source.bold, source.italic): source.data for source in sources}
    faces = []
    for family in dict.fromkeys(source.family for source in sources):
        for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
            # a program that must slant or thicken letters itself starts from the nearest file there is
            nearest = [(bold, italic), (bold, False), (False, italic), (False, False)]
            weight, slant = next(style for style in nearest if (family, *style) in files)
            file = read_font(files[family, weight, slant], bolder=bold and not weight)
            faces.append((family, bold, italic, file.face))
    return font_set(faces)


@lru_cache(maxsize=64)
def _try_font(data: bytes) -> str | None:
    """Why a font is unusable; None for a good one. Empty where HarfBuzz is not installed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-m", "slidekit.text.probe"]  # -P: the current folder's json.py is not imported
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired:
        return f"reading it takes longer than {SECONDS} seconds"
    if done.returncode == 0:
        try:
            read_font(data)
        except FontsExtraMissing:
            return ""
        except BrokenFont as wrong:
            return str(wrong)
        return None
    if done.returncode == MISSING:
        return ""
    return done.stdout.decode(errors="replace").strip() or "reading it ends the program that reads it"


def _refused(source: FontSource, wrong: str) -> Diagnostic:
    if not wrong:
        message = "the theme brings fonts, and the library that reads them is not installed"
        return error("fonts-extra-missing", message, source.span, INSTALL)
    message = f"{source.path} is no usable font: {wrong}"
    return error("broken-font", message, source.span, "export the font anew as .ttf or .otf")


def _names(sources: tuple[FontSource, ...]) -> Iterator[Diagnostic]:
    """``font-name-differs``: PowerPoint finds a font by the name in its file."""
    for source in sources:
        if source.bold or source.italic:
            continue
        own = read_font(source.data).family
        if own and own.casefold() != source.family.casefold():
            message = f"{source.path} calls itself {own}, not {source.family}; PowerPoint looks for {source.family}"
            yield warning("font-name-differs", message, source.span, f"name the family {own} in the theme")


def note_fonts(scene: Scene, theme: Theme, span: Span | None) -> tuple[Diagnostic, ...]:
    """What a speaker must know about the fonts that the deck uses; call it while they are in use."""
    found = []
    own = {family.casefold(): files for family, files in theme.fonts.items()}
    used = {(char.font, char.bold, char.italic): None for slide in scene.slides for _, _, char in strings(slide.items)}
    for family in dict.fromkeys(font for font, _, _ in used):
        files = own.get(family.casefold())
        if files is not None:
            message = f"PowerPoint files do not hold their fonts: the lecture PC must have {family}"
            help = f"install {family} there, or use a font that every PC has"
            found.append(Diagnostic("font-not-embedded", Severity.INFO, message, span, help))
            found += _styles(family, files, [style for font, *style in used if font == family], span)
        elif not known(family):
            message = f"slidekit has no widths of {family} and measures with {table_family(family)}"
            help = "bring its files under fonts: in a theme file, or use Calibri, Cambria or Arial"
            found.append(warning("font-unmeasured", message, span, help))
    return tuple(found)


def _styles(family: str, files: FontFiles, used: list[list[bool]], span: Span | None) -> Iterator[Diagnostic]:
    for bold, italic in used:
        style = {(True, False): "bold", (False, True): "italic", (True, True): "bold_italic"}.get((bold, italic))
        if style is not None and getattr(files, style) is None:
            told = style.replace("_", " ")
            message = f"{family} has no {told} file; programs make {told} letters from the regular ones, each in its own way"
            yield warning("font-style-missing", message, span, f"add {style}: to {family} in the theme's fonts")
