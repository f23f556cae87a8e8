"""Which decks a change shows in."""

from __future__ import annotations

import os

from slidekit.core.diagnostics import Diagnostic, Refused
from slidekit.pipeline.job import Job
from slidekit.pipeline.stages import resolve_job
from slidekit.resolve.reuse import Files, pull
from slidekit.source import Workspace, deck_files, moment
from slidekit.source.node import Items, Node, Path, Table


def decks_of_figure(workspace: Workspace, *figures: str) -> tuple[str, ...]:
    """The decks that show a figure, or one of several, at their own venue."""
    found = []
    for deck in deck_files(workspace):
        value = resolve_job(workspace, Job(deck, moment=moment(os.environ))).value
        if value is not None and any(figure in value.figures for figure in figures):
            found.append(deck)
    return tuple(found)


def decks_of_slide(workspace: Workspace, file: str, path: Path) -> tuple[str, ...]:
    """The decks that show what is written at ``path`` of a file with slides; the file itself where it is a deck."""
    decks = deck_files(workspace)
    if len(path) < 3 or path[0] != "slides" or not isinstance(path[1], int):
        return (file,) if file in decks else ()
    notes: list[Diagnostic] = []
    files = Files(workspace, notes)
    root = files.table(file)
    slides = root.entries.get("slides") if root is not None else None
    node = slides.items[path[1]] if isinstance(slides, Items) and path[1] < len(slides.items) else None
    value = node.entries.get(str(path[2])) if isinstance(node, Table) else None
    return tuple(deck for deck in decks if _shows(files, deck, value)) if value is not None else ()


def _shows(files: Files, deck: str, value: Node) -> bool:
    table = files.table(deck)
    slides = table.entries.get("slides") if table is not None else None
    for slide in slides.items if isinstance(slides, Items) else ():
        try:
            pulled = pull(slide, files) if isinstance(slide, Table) else None
        except Refused:
            continue
        if pulled is not None and any(each is value for each in pulled.node.entries.values()):
            return True
    return False
