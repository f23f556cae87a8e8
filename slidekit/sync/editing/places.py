"""Landmarks and marks put elsewhere. A mark that stands on a landmark moves the landmark, for every slide that uses it."""

from __future__ import annotations

from slidekit.core.diagnostics import Refused, did_you_mean, error, refuse
from slidekit.resolve.registers import FIGURES
from slidekit.source import Change, Workspace, edit_yaml
from slidekit.source.node import Items, Node, Scalar, Table, node_at
from slidekit.source.node import Path as Steps
from slidekit.spec.block import kind_key
from slidekit.sync.editing.edit import Edit, change_file
from slidekit.sync.editing.numbers import Numbers, check_area, check_path, check_point, digits_for, spell_numbers
from slidekit.sync.editing.reach import decks_of_figure, decks_of_slide
from slidekit.sync.editing.spots import At, find_mark, find_panel, find_written, open_file, resolve_at
from slidekit.sync.landmarks import find_written as find_figure
from slidekit.sync.landmarks import settle


def move_landmark(workspace: Workspace, figure: str, name: str, place: Numbers, pixels: tuple[int, int]) -> Edit:
    """Put a landmark elsewhere, in the shape that it has; one that was stale is then confirmed.

    ``place`` is a point, an area, or a path's points; ``pixels`` are the picture's. Raises Refused: ``figure-unknown
    unknown-landmark bad-place yaml-not-edited``.
    """
    known = find_figure(workspace, figure)
    if name not in known.landmarks:
        help = did_you_mean(name, known.landmarks) if known.landmarks else f"add it to {FIGURES}"
        raise Refused(error("unknown-landmark", f"the figure {figure} has no landmark {name}", help=help))
    path: Steps = ("figures", figure, "landmarks", name)
    root = open_file(workspace, FIGURES)
    node = node_at(root, path)
    if node is None:
        message = f"the landmark {name} of {figure} is one of the defaults"
        refuse("not-written-here", message, help=f"change {FIGURES} by hand")
    value = spell_numbers(_checked(known.landmarks[name].shape, place), node, digits_for(pixels))
    changes = [Change(path, value)]
    if name in known.stale:
        changes += settle(workspace, figure, (name,))
    after = edit_yaml(workspace.read(FIGURES), FIGURES, changes)
    decks = decks_of_figure(workspace, figure)
    return Edit("landmark", f"{figure}: {name}", (change_file(workspace, FIGURES, after),), decks)


def move_mark(workspace: Workspace, at: At, place: Numbers, pixels: tuple[int, int], step: int | None = None) -> Edit:
    """Put a mark elsewhere. ``step`` is which point of a path, from 0, where only that moves.

    Raises Refused: ``not-on-slide not-written-here bad-place yaml-not-edited``.
    """
    panel = find_panel(resolve_at(workspace, at), at)
    mark = find_mark(panel, at)
    path, node = find_written(workspace, mark.span)
    key = kind_key(node) if isinstance(node, Table) else None
    if key is None or not isinstance(node, Table):
        refuse("not-written-here", f"the mark {at.mark} is not written as one", mark.span, f"change {mark.span.file} by hand")
    at_path: Steps = (*path, key)
    written = node.entries[key]
    if step is not None and isinstance(written, Items) and 0 <= step < len(written.items):
        at_path, written = (*at_path, step), written.items[step]
    if isinstance(written, Scalar):
        return move_landmark(workspace, panel.figure.id, written.text, place, pixels)
    if isinstance(written, Items) and any(_has_name(item) for item in written.items):
        help = f"give the point that moves, from 0 to {len(written.items) - 1}"
        refuse("bad-place", f"the mark {at.mark} stands on landmarks by name", mark.span, help)
    value = spell_numbers(_checked(_shape(written), place), written, digits_for(pixels))
    file = mark.span.file
    after = edit_yaml(workspace.read(file), file, [Change(at_path, value)])
    decks = decks_of_slide(workspace, file, path)
    return Edit("mark", f"{at.slide}: {at.mark}", (change_file(workspace, file, after),), decks)


def _has_name(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text[:1].isalpha()


def _shape(node: Node) -> str:
    if isinstance(node, Items) and node.items and isinstance(node.items[0], Items):
        return "path"
    return "area" if isinstance(node, Items) and len(node.items) == 4 else "point"


def _checked(shape: str | None, place: Numbers) -> Numbers:
    if shape == "area":
        return check_area(place)
    if shape == "path":
        return check_path(place)
    return check_point(place)
