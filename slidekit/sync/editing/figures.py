"""A figure's picture and its stale landmarks as edits, so that they are undone like all others."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.diagnostics import Refused, did_you_mean, refuse
from slidekit.media import inspect, read_film
from slidekit.resolve.registers import FIGURES, path_of
from slidekit.source import Workspace, edit_yaml
from slidekit.sync.editing.edit import Edit, FileChange, change_file, present
from slidekit.sync.landmarks import find_written, settle
from slidekit.sync.review import signing
from slidekit.sync.swap import Swap


def swap_edit(workspace: Workspace, swap: Swap, base: bytes) -> Edit:
    """What a planned swap writes; ``base`` is the figures file that it was planned on."""
    files = []
    if swap.data is not None:
        files.append(FileChange(swap.path, present(workspace, swap.path), swap.data))
    files.append(FileChange(FIGURES, base, swap.notes if swap.notes is not None else base))
    decks = tuple(dict.fromkeys(place.before.file for place in swap.places))
    return Edit("swap", swap.figure, tuple(files), decks)


def confirm_edit(workspace: Workspace, figure: str, names: Sequence[str] = ()) -> Edit:
    """Take stale landmarks as fitting: ``names``, or all. Raises Refused: ``figure-unknown not-stale yaml-not-edited``."""
    stale = tuple(dict.fromkeys(find_written(workspace, figure).stale))
    for name in names:
        if name not in stale:
            help = did_you_mean(name, stale) if stale else "nothing is to be done"
            refuse("not-stale", f"{name} of {figure} is not stale", help=help)
    after = edit_yaml(workspace.read(FIGURES), FIGURES, settle(workspace, figure, names))
    subject = f"{figure}: {', '.join(names or stale)}"
    return Edit("confirm", subject, (change_file(workspace, FIGURES, after),), ())


def review_edit(workspace: Workspace, figure: str, by: str, day: str) -> Edit:
    """Sign the figure's present file off, landmarks and all. Raises Refused: ``figure-unknown bad-review yaml-not-edited``."""
    note, changes = signing(workspace, figure, by=by, day=day)
    after = edit_yaml(workspace.read(FIGURES), FIGURES, changes)
    return Edit("review", f"{figure}: {note['by']}", (change_file(workspace, FIGURES, after),), ())


def pixels_of(workspace: Workspace, figure: str) -> tuple[int, int]:
    """The upright picture's width and height; a film's are those of its frames.

    Raises Refused: ``figure-unknown``, and what cannot be read.
    """
    written = find_written(workspace, figure)
    span = written.span_of("file")
    assert written.file is not None
    path = path_of(written.file, span)
    if written.kind == "video":
        film = read_film(workspace.read(path, span))
        return max(1, film.width), max(1, film.height)
    outcome = inspect(workspace.read(path, span), path.rpartition("/")[2], span)
    if outcome.value is None:
        raise Refused(*outcome.diagnostics)
    return outcome.value.width, outcome.value.height
