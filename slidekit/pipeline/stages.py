"""One deck through the house: source → spec → resolve → layout → media → check → powerpoint. Nothing is written here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused
from slidekit.layout import Memory as Memory
from slidekit.layout import lay_out
from slidekit.pipeline.delivery import weigh
from slidekit.pipeline.films import fill_films
from slidekit.pipeline.fonts import note_fonts, open_fonts
from slidekit.pipeline.job import Job as Job
from slidekit.pipeline.pictures import PictureStore
from slidekit.pipeline.result import stops
from slidekit.pipeline.templates import open_template
from slidekit.resolve import ResolvedDeck, resolve
from slidekit.scene.scene import Scene, Slide
from slidekit.source import Workspace
from slidekit.text import using
from slidekit.theme import load_theme


@dataclass(frozen=True, slots=True)
class Finished:
    """A deck as far as it came. ``data`` is None where an error stopped it."""

    deck: ResolvedDeck | None
    scene: Scene | None
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    draft: bool = False


def resolve_job(workspace: Workspace, job: Job) -> Outcome[ResolvedDeck]:
    """Text on disk to a resolved deck."""
    try:
        return resolve(workspace, job.source, venue=job.venue, language=job.language, moment=job.moment)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def scene_of(
    workspace: Workspace,
    deck: ResolvedDeck,
    *,
    draft: bool = False,
    each: Callable[[Slide], None] | None = None,
    memory: Memory | None = None,
) -> Outcome[Scene]:
    """A resolved deck to its scene, without picture bytes; ``each`` is called with every slide as it is finished.

    ``memory`` keeps what was measured, for whoever lays the deck out again and again.
    """
    theme = load_theme(workspace, deck.theme, deck.span)
    if theme.value is None:
        return Outcome(None, theme.diagnostics)
    fonts = open_fonts(workspace, deck.theme, theme.value)
    if fonts.value is None:
        return Outcome(None, theme.diagnostics + fonts.diagnostics)
    template = open_template(workspace, deck)
    if deck.template is not None and template.value is None:
        return Outcome(None, theme.diagnostics + fonts.diagnostics + template.diagnostics)
    with using(fonts.value):
        placed = lay_out(deck, theme.value, template.value, draft=draft, each=each, memory=memory)
        notes = note_fonts(placed.value, theme.value, deck.span) if placed.value is not None else ()
    return Outcome(placed.value, theme.diagnostics + fonts.diagnostics + placed.diagnostics + notes)


@contextmanager
def collection_paused() -> Iterator[None]:
    """No cyclic garbage collection: a deck makes many objects and no cycles, and looking for some takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@collection_paused()
def finish(workspace: Workspace, job: Job, pictures: PictureStore, *, draft: bool, strict: bool, write_bytes: bool) -> Finished:
    """Everything up to the bytes. A draft goes on in spite of errors of layout and check, never of privacy."""
    resolved = resolve_job(workspace, job)
    deck = resolved.value
    if deck is None or not resolved.ok:
        return Finished(deck, None, None, resolved.diagnostics)
    found = list(resolved.diagnostics)
    try:
        placed = scene_of(workspace, deck, draft=draft, each=lambda slide: pictures.begin(slide, deck, workspace))
        # loaded here, while other threads cut the pictures
        from slidekit.check.rules import PRIVATE, check, silence
        from slidekit.powerpoint import verify, write

        found += silence(placed.diagnostics, deck)
        if placed.value is None:
            return Finished(deck, None, None, tuple(found))
        found += check(deck, placed.value)
        filled = pictures.fill(placed.value, deck)
        found += filled.diagnostics
        if filled.value is not None:
            filled = fill_films(filled.value, deck, workspace)
            found += filled.diagnostics
    except Refused as refused:
        return Finished(deck, None, None, (*found, *refused.diagnostics))
    scene = filled.value
    findings = tuple(dict.fromkeys(found))
    grave = tuple(finding for finding in findings if finding.code in PRIVATE) if draft else findings
    if scene is None or not write_bytes or stops(grave, strict=strict and not draft):
        return Finished(deck, scene, None, findings)
    data = write(scene)
    carried = frozenset(f"ppt/{part.name}" for part in scene.template.parts) if scene.template is not None else frozenset[str]()
    broken, heavy = verify(data, carried), weigh(deck, scene, data)
    stopped = broken or (not draft and stops(heavy, strict=strict))
    return Finished(deck, scene, None if stopped else data, (*findings, *broken, *heavy), draft)
