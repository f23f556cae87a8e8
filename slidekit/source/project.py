"""Where a project begins, and which decks it has."""

from __future__ import annotations

from pathlib import Path

from slidekit.records.places import DECKS, project_of
from slidekit.source.workspace import Workspace


def find_project(start: Path) -> Path:
    """The nearest folder from ``start`` (a deck or a folder) upwards with ``decks/`` or ``assets/figures.yaml``.

    Without one, the folder of ``start`` itself. Absolute, links to folders resolved.
    """
    return Path(project_of(str(start)))


def deck_files(workspace: Workspace) -> tuple[str, ...]:
    """The decks of a project: YAML files directly in ``decks/``, sorted."""
    return tuple(sorted((*workspace.list(DECKS, ".yaml"), *workspace.list(DECKS, ".yml"))))
