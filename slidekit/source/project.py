"""Where a project begins, and which decks it has."""

from __future__ import annotations

from pathlib import Path

from slidekit.source.workspace import Workspace

DECKS = "decks"
FIGURES = "assets/figures.yaml"


def find_project(start: Path) -> Path:
    """The nearest folder from ``start`` (a deck or a folder) upwards with ``decks/`` or ``assets/figures.yaml``.

    Without one, the folder of ``start`` itself. Absolute, links to folders resolved.
    """
    own = (start if start.is_dir() else start.parent).resolve()
    for folder in (own, *own.parents):
        if (folder / DECKS).is_dir() or (folder / FIGURES).is_file():
            return folder
    return own


def deck_files(workspace: Workspace) -> tuple[str, ...]:
    """The decks of a project: YAML files directly in ``decks/``, sorted."""
    return tuple(sorted((*workspace.list(DECKS, ".yaml"), *workspace.list(DECKS, ".yml"))))
