"""What part of a picture a panel shows: its crop, and what stays in sight where it fills the panel."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.diagnostics import refuse
from slidekit.resolve.model import Panel
from slidekit.source import Change, Workspace, edit_yaml
from slidekit.source.node import Node, Path, Scalar, Table
from slidekit.source.spelling import Value
from slidekit.sync.editing.edit import Edit, change_file
from slidekit.sync.editing.numbers import Numbers, check_area, check_point, digits_for, spell_numbers
from slidekit.sync.editing.places import move_landmark
from slidekit.sync.editing.reach import decks_of_slide
from slidekit.sync.editing.spots import At, find_panel, find_written, resolve_at


def set_crop(workspace: Workspace, at: At, area: Numbers | None, pixels: tuple[int, int]) -> Edit:
    """Show this part of the picture; None shows the whole. A crop that names a landmark moves that landmark.

    Raises Refused: ``not-on-slide not-written-here bad-place yaml-not-edited``.
    """
    panel, path, node = find_written_panel(workspace, at)
    old = node.entries.get("crop") if isinstance(node, Table) else None
    if area is None:
        return _edit(workspace, at, "crop", panel, path, [Change((*path, "crop"), None)] if old is not None else [])
    checked = check_area(area)
    if isinstance(old, Scalar) and old.text[:1].isalpha():
        return move_landmark(workspace, panel.figure.id, old.text, checked, pixels)
    value = spell_numbers(checked, old, digits_for(pixels))
    return _edit(workspace, at, "crop", panel, path, _keys(path, node, {"crop": value}))


def set_focus(workspace: Workspace, at: At, point: Numbers | None, pixels: tuple[int, int]) -> Edit:
    """Let the picture fill the panel round this point (``fit: cover``); None shows all of it again.

    Raises Refused as ``set_crop`` does.
    """
    panel, path, node = find_written_panel(workspace, at)
    entries = node.entries if isinstance(node, Table) else {}
    if point is None:
        changes = [Change((*path, key), None) for key in ("focus", "fit") if key in entries]
        return _edit(workspace, at, "focus", panel, path, changes)
    checked, old = check_point(point), entries.get("focus")
    if isinstance(old, Scalar) and old.text[:1].isalpha():
        return move_landmark(workspace, panel.figure.id, old.text, checked, pixels)
    keys: dict[str, Value] = {} if panel.fit == "cover" else {"fit": "cover"}
    keys["focus"] = spell_numbers(checked, old, digits_for(pixels))
    return _edit(workspace, at, "focus", panel, path, _keys(path, node, keys))


def find_written_panel(workspace: Workspace, at: At) -> tuple[Panel, Path, Node]:
    """A panel, and where it is written. Raises Refused: ``not-on-slide not-written-here``."""
    panel = find_panel(resolve_at(workspace, at), at)
    path, node = find_written(workspace, panel.span)
    if not isinstance(node, Scalar) and not (
        isinstance(node, Table) and "figure" in node.entries and "slides" not in path[-1:]
    ):
        message = f"the panel {at.panel} is not written as one"
        refuse("not-written-here", message, panel.span, f"change {panel.span.file} by hand")
    return panel, path, node


def _keys(path: Path, node: Node, keys: dict[str, Value]) -> list[Change]:
    """Keys set on a panel; one that is only a figure's name becomes a map."""
    if isinstance(node, Scalar):
        return [Change(path, {"figure": node.text, **keys})]
    return [Change((*path, key), value) for key, value in keys.items()]


def _edit(workspace: Workspace, at: At, kind: str, panel: Panel, path: Path, changes: Sequence[Change]) -> Edit:
    file = panel.span.file
    after = edit_yaml(workspace.read(file), file, changes)
    return Edit(kind, f"{at.slide}: {at.panel}", (change_file(workspace, file, after),), decks_of_slide(workspace, file, path))
