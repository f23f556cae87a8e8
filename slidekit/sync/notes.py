"""Changes to ``assets/figures.yaml``: made in its text, written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from slidekit.core.diagnostics import Refused
from slidekit.resolve.registers import FIGURES
from slidekit.source import Change, Workspace, edit_yaml, parse_yaml, write_atomic
from slidekit.source.node import Table
from slidekit.spec import FiguresFile, read


def edited(workspace: Workspace, changes: Sequence[Change]) -> bytes:
    """The figures file with the changes made: it loads to exactly those, and reads without error.

    Raises Refused: ``yaml-not-edited``, and the findings of the file.
    """
    data = edit_yaml(workspace.read(FIGURES), FIGURES, changes)
    node = parse_yaml(data, FIGURES)
    if node.value is None:
        raise Refused(*node.diagnostics)
    outcome = read(FiguresFile, node.value, templates=False)
    wrong = [each for each in outcome.diagnostics if each.is_error]
    if wrong:
        raise Refused(*wrong)
    return data


def has_own(workspace: Workspace, figure: str, key: str) -> bool:
    """True when the figure itself, not the defaults, has the key."""
    root = parse_yaml(workspace.read(FIGURES), FIGURES).value
    every = root.entries.get("figures") if isinstance(root, Table) else None
    own = every.entries.get(figure) if isinstance(every, Table) else None
    return isinstance(own, Table) and key in own.entries


def put(workspace: Workspace, data: bytes) -> None:
    """Write the figures file. Raises Refused as ``write_atomic`` does."""
    write_atomic(Path(workspace.root) / FIGURES, data)
