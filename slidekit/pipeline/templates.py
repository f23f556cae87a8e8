"""The deck's PowerPoint template: read, its pictures cleaned as those of figures are, kept for the other decks of the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Span, error
from slidekit.core.units import inch
from slidekit.media import cut_apart
from slidekit.resolve import ResolvedDeck
from slidekit.resolve.model import TemplateUse
from slidekit.scene.template import Template
from slidekit.source import DiskWorkspace, Workspace

MAX_BYTES = 64 * 2**20
_EMF, _WMF = b" EMF", (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")


def open_template(workspace: Workspace, deck: ResolvedDeck) -> Outcome[Template]:
    """The template that the deck names; no value, and no finding, where it names none.

    Errors: ``template-unreadable``, ``template-unsafe``, those of the workspace. The same bytes are read once.
    """
    use = deck.template
    if use is None:
        return Outcome(None)
    try:
        data = workspace.read(use.file, use.span, limit=MAX_BYTES)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    return _read(data, use.file, use.span)


@lru_cache(maxsize=4)
def _read(data: bytes, file: str, span: Span | None) -> Outcome[Template]:
    from slidekit.powerpoint.templates import read_template  # lxml is loaded by few builds

    return read_template(data, file.rpartition("/")[2], span, _cleaner(file, span))


@dataclass(frozen=True, slots=True)
class Described:
    """A template in words: ``about`` it as a whole, and each layout's name with slidekit's layouts that take it."""

    about: str
    layouts: tuple[tuple[str, tuple[str, ...]], ...]


def describe_template(path: Path) -> Outcome[Described]:
    """What decks make of a template. Errors: those of reading it, ``template-without-content``."""
    from slidekit.layout.frames.choosing import TEXT_SLIDES, choose
    from slidekit.layout.kinds import KINDS

    try:
        data = DiskWorkspace(path.resolve().parent).read(path.name, limit=MAX_BYTES)
        read = _read(data, path.name, Span(str(path), 1, 1, 1, 1))
        if read.value is None:
            return Outcome(None, read.diagnostics)
        choice = choose(read.value, TemplateUse(path.name, {}))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    taken: dict[str, list[str]] = {}
    for kind in KINDS:
        taken.setdefault(
            choice.for_kind(kind, texts=kind in TEXT_SLIDES or "points-" in kind or "-points" in kind).kind, []
        ).append(kind)
    wide, high = (f"{length / inch(1):.2f}".rstrip("0").rstrip(".") for length in read.value.size)
    layouts = tuple((layout.name, tuple(taken.get(layout.kind, ()))) for layout in read.value.layouts)
    return Outcome(Described(f"{path.name}: {len(layouts)} layouts, {wide} × {high} in", layouts))


def _cleaner(file: str, span: Span | None) -> Callable[[bytes, str], tuple[bytes, str, tuple[int, int]] | None]:
    """Pictures without metadata, as PNG or JPEG; metafiles as they are, SVG left to the picture that stands beside it."""

    def clean(data: bytes, part: str) -> tuple[bytes, str, tuple[int, int]] | None:
        if data[40:44] == _EMF:
            return data, "emf", (0, 0)
        if data.startswith(_WMF):
            return data, "wmf", (0, 0)
        if part.lower().endswith((".svg", ".wdp")):
            return None
        made = cut_apart(data, name=f"{part} in {file}", span=span)
        if made.value is None:
            raise Refused(_unreadable(made.diagnostics[0], file, part, span))
        return made.value.data, made.value.kind, (made.value.width, made.value.height)

    return clean


def _unreadable(found: Diagnostic, file: str, part: str, span: Span | None) -> Diagnostic:
    fact = f"{file} cannot be used: its picture {part} cannot be read ({found.message})"
    return error("template-unreadable", fact, span, "put the picture into the slide master anew, as PNG, and save it")
