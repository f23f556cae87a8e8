"""The font files that a theme brings, read but not yet looked into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Span
from slidekit.source import Workspace, join, load_yaml
from slidekit.source.node import span_at
from slidekit.theme.model import FontFiles, Theme

MAX_FONT_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class FontSource:
    """One face's file. ``span`` is where the theme names it."""

    family: str
    bold: bool
    italic: bool
    path: str
    data: bytes
    span: Span


def read_fonts(workspace: Workspace, name: str, theme: Theme) -> Outcome[tuple[FontSource, ...]]:
    """The files of all ``fonts`` of the theme file ``name``; what cannot be read is a finding at its place, and left out."""
    if not theme.fonts:
        return Outcome(())
    loaded = load_yaml(workspace, name)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    sources: list[FontSource] = []
    found: list[Diagnostic] = []
    for family, files in theme.fonts.items():
        for style, path in _paths(files):
            span = span_at(loaded.value, ("fonts", family, style))
            try:
                place = join(name, path, span)
                data = workspace.read(place, span, limit=MAX_FONT_BYTES)
            except Refused as refused:
                found += refused.diagnostics
            else:
                sources.append(FontSource(family, "bold" in style, "italic" in style, place, data, span))
    return Outcome(tuple(sources), tuple(found))


def _paths(files: FontFiles) -> Iterator[tuple[str, str]]:
    for style in FontFiles.model_fields:
        path = getattr(files, style)
        if path is not None:
            yield style, path
