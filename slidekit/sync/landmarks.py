"""Landmarks that were carried over to another picture, until somebody confirms them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, did_you_mean, error, refuse
from slidekit.resolve.registers import FIGURES, read_figures
from slidekit.resolve.reuse import Files
from slidekit.source import Change, DiskWorkspace, Workspace
from slidekit.spec.figures import Figure
from slidekit.sync.notes import edited, has_own, put


def confirm(root: Path, figure: str, names: Sequence[str] = ()) -> Outcome[tuple[str, ...]]:
    """Take stale landmarks of the figure as fitting: all of them, or those of ``names``. Gives those confirmed.

    Errors: ``figure-unknown``, ``not-stale``, those of reading, ``yaml-not-edited``, ``not-writable``; then all is as it was.
    """
    workspace = DiskWorkspace(root)
    try:
        stale = tuple(dict.fromkeys(find_written(workspace, figure).stale))
        for name in names:
            if name not in stale:
                help = did_you_mean(name, stale) if stale else "nothing is to be done"
                refuse("not-stale", f"{name} of {figure} is not stale", help=help)
        changes = settle(workspace, figure, names)
        if changes:
            put(workspace, edited(workspace, changes))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    return Outcome(tuple(names) or stale)


def settle(workspace: Workspace, figure: str, names: Sequence[str]) -> list[Change]:
    """The change that takes ``names`` (none: all) out of the figure's ``stale``."""
    stale = tuple(dict.fromkeys(find_written(workspace, figure).stale))
    if not stale:
        return []
    left = [name for name in stale if names and name not in names]
    inherited = not has_own(workspace, figure, "stale")
    return [Change(("figures", figure, "stale"), left or ([] if inherited else None))]


def find_written(workspace: Workspace, name: str) -> Figure:
    """The figure as its file and the defaults have it. Raises Refused ``figure-unknown``, and the findings of the file."""
    library = read_library(workspace)
    if name not in library:
        help = did_you_mean(name, library) if library else f"add it to {FIGURES}"
        raise Refused(error("figure-unknown", f"there is no figure {name} in {FIGURES}", help=help))
    return library[name]


def read_library(workspace: Workspace) -> dict[str, Figure]:
    """Every figure as its file and the defaults have it. Raises Refused with the findings of the file."""
    found: list[Diagnostic] = []
    library = read_figures(Files(workspace, found))
    if library is None or any(each.is_error for each in found):
        raise Refused(*found)
    return library
