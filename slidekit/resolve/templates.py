"""The PowerPoint template that a deck or its venue names."""

from __future__ import annotations

from posixpath import dirname

from slidekit.core.diagnostics import error, nearest
from slidekit.resolve.model import TemplateUse
from slidekit.resolve.registers import path_of
from slidekit.resolve.reuse import Files
from slidekit.spec.deck import Deck
from slidekit.spec.venue import Venue

ENDINGS = (".potx", ".pptx")


def build_template(head: Deck, venue: Venue, files: Files) -> TemplateUse | None:
    """The template's file from the project's folder; the venue's wins. Finding: ``file-not-found`` with the nearest name."""
    chosen = venue.template or head.template
    if chosen is None:
        return None
    span = chosen.span_of("file")
    path = path_of(chosen.file, span)
    if not files.workspace.exists(path):
        near = nearest(path, [name for ending in ENDINGS for name in files.workspace.list(dirname(path), ending)])
        help = f"did you mean {near}?" if near else "check the file's name; it is relative to the file it stands in"
        files.found.append(error("file-not-found", f"there is no file {path}", span, help))
    layouts = {kind: (name, chosen.span_of("layouts", kind)) for kind, name in chosen.layouts.items()}
    return TemplateUse(path, layouts, span)
