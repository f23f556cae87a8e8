"""Marks that come and go, and where an arrow comes from and a label stands."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.diagnostics import Diagnostic, Refused, did_you_mean, error, refuse
from slidekit.resolve.model import Mark, Panel
from slidekit.resolve.places import shape_of
from slidekit.source import Change, OverlayWorkspace, Workspace, edit_yaml
from slidekit.source.node import Items, Node, Path, Scalar, Table, node_at
from slidekit.source.spelling import Value
from slidekit.spec.block import kind_key
from slidekit.spec.kinds import KINDS, Kind, shape_fault
from slidekit.spec.mark import STYLES
from slidekit.spec.place import ARROW_SIDES, LABEL_SIDES
from slidekit.sync.editing.edit import Edit, change_file
from slidekit.sync.editing.numbers import Numbers, check_place, check_point, digits_for, spell_numbers
from slidekit.sync.editing.panels import find_written_panel
from slidekit.sync.editing.places import move_landmark
from slidekit.sync.editing.reach import decks_of_slide
from slidekit.sync.editing.spots import At, find_mark, find_panel, find_written, open_file, resolve_at, resolve_outcome

SIDES: Mapping[str, tuple[str, ...]] = {"from": ARROW_SIDES, "label_at": LABEL_SIDES}
"""What can be set beside a mark's place, and the words that it takes instead of a point."""
USUAL = {"style": "finding", "from": "auto", "label_at": "auto"}
"""What holds where nothing is written."""


def add_mark(
    workspace: Workspace,
    at: At,
    kind: str,
    place: str | Numbers,
    pixels: tuple[int, int],
    *,
    label: Mapping[str, str] | None = None,
    style: str = "finding",
) -> Edit:
    """A mark behind those that the panel has. ``place`` is a landmark's name, or numbers; ``label`` has its words by language,
    under ``""`` those that are the same in all.

    Raises Refused: ``mark-kinds unknown-landmark bad-place not-on-slide not-written-here yaml-not-edited``, and what is wrong
    with the slide then and was not before (``mark-outside-crop``).
    """
    panel, path, node = find_written_panel(workspace, at)
    if kind not in KINDS:
        raise Refused(error("mark-kinds", f"there is no mark {kind[:60]}", help=did_you_mean(kind, KINDS)))
    if style not in STYLES:
        raise Refused(error("wrong-type", f"there is no style {style[:60]}", help=did_you_mean(style, STYLES)))
    mark: dict[str, Value] = {kind: _place(panel, kind, place, pixels)}
    words = {tongue: " ".join(text.split()) for tongue, text in (label or {}).items() if text.strip()}
    if words:
        mark["label"] = words.get("", words)
    if style != USUAL["style"]:
        mark["style"] = style
    file = panel.span.file
    after = edit_yaml(workspace.read(file), file, [_added(path, node, mark)])
    change = change_file(workspace, file, after)
    _refuse_worse(workspace, OverlayWorkspace(workspace, {file: after}), at)
    return Edit("mark-add", f"{at.slide}: {kind}", (change,), decks_of_slide(workspace, file, path))


def _place(panel: Panel, kind: str, place: str | Numbers, pixels: tuple[int, int]) -> Value:
    if isinstance(place, str):
        known = panel.figure.landmarks
        if place not in known:
            help = did_you_mean(place, known) if known else "add it to the figure"
            raise Refused(error("unknown-landmark", f"the figure {panel.figure.id} has no landmark {place[:60]}", help=help))
        shape, count = shape_of(known[place]), len(known[place].path or ())
    else:
        place = check_place(place)
        shape = "path" if not isinstance(place[0], int | float) else "point" if len(place) == 2 else "area"
        count = len(place)
    wrong = shape_fault(kind, shape, count)
    if wrong is not None:
        refuse("bad-place", wrong[0], help=wrong[1])
    return place if isinstance(place, str) else spell_numbers(place, None, digits_for(pixels))


def _added(path: Path, node: Node, mark: Mapping[str, Value]) -> Change:
    """The mark behind the panel's marks; a panel that is only a figure's name becomes a map."""
    if not isinstance(node, Table):
        name = node.text if isinstance(node, Scalar) else ""
        return Change(path, {"figure": name, "annotations": [mark]})
    marks = node.entries.get("annotations")
    count = len(marks.items) if isinstance(marks, Items) else 0
    return Change((*path, "annotations", count), mark) if count else Change((*path, "annotations"), [mark])


def _refuse_worse(workspace: Workspace, changed: Workspace, at: At) -> None:
    before, after = (_errors(each, at) for each in (workspace, changed))
    known = {(each.code, each.message) for each in before}
    fresh = [each for each in after if (each.code, each.message) not in known]
    if fresh:
        raise Refused(*fresh)


def _errors(workspace: Workspace, at: At) -> list[Diagnostic]:
    return [each for each in resolve_outcome(workspace, at).diagnostics if each.is_error]


def remove_mark(workspace: Workspace, at: At) -> Edit:
    """Take a mark out. One that stands on the slide, for all its panels, goes from all of them.

    Raises Refused: ``not-on-slide not-written-here yaml-not-edited``.
    """
    mark = find_mark(find_panel(resolve_at(workspace, at), at), at)
    file = mark.span.file
    path, _ = find_written(workspace, mark.span)
    marks, holder = (node_at(open_file(workspace, file), path[:-count]) for count in (1, 2))
    if not isinstance(marks, Items) or not isinstance(holder, Table) or path[-2] != "annotations":
        refuse("not-written-here", f"the mark {at.mark} is not written in a list", mark.span, f"change {file} by hand")
    last = len(marks.items) == 1
    inherited = last and "use" in holder.entries
    change = Change(path[:-1] if last else path, [] if inherited else None)
    after = edit_yaml(workspace.read(file), file, [change])
    subject = f"{at.slide}: {at.mark}"
    return Edit("mark-remove", subject, (change_file(workspace, file, after),), decks_of_slide(workspace, file, path))


def mark_kinds() -> tuple[Kind, ...]:
    """Every kind of mark that can be added."""
    return tuple(KINDS.values())


def sides_of(mark: Mark) -> tuple[str, ...]:
    """What ``set_mark_side`` can set of a mark: ``from`` of arrows on a point, ``label_at`` where there is a label."""
    comes = "from" in KINDS[mark.kind].options and shape_of(mark.place) == "point"
    named = bool(mark.label) and mark.kind != "text"
    return tuple(key for key, holds in (("from", comes), ("label_at", named)) if holds)


def set_mark_side(workspace: Workspace, at: At, key: str, side: str | Numbers | None, pixels: tuple[int, int]) -> Edit:
    """Where an arrow comes ``from``, or its label stands (``label_at``): a word, a point, None to leave it to slidekit.

    Where a landmark is written, a point moves that landmark. Raises Refused: ``not-on-slide not-written-here bad-place
    option-without-effect yaml-not-edited``.
    """
    panel = find_panel(resolve_at(workspace, at), at)
    mark = find_mark(panel, at)
    file = mark.span.file
    path, node = find_written(workspace, mark.span)
    kind = kind_key(node) if isinstance(node, Table) else None
    if kind is None or not isinstance(node, Table):
        refuse("not-written-here", f"the mark {at.mark} is not written as one", mark.span, f"change {file} by hand")
    if key not in sides_of(mark):
        refuse("option-without-effect", f"{key} does nothing on this {kind}", mark.span, "move its points, or give it a label")
    old = node.entries.get(key)
    value: Value | None
    if side is None or side == USUAL[key]:
        value = None
    elif isinstance(side, str):
        if side not in SIDES[key]:
            raise Refused(error("bad-place", f"{side[:60]} is no side", help=did_you_mean(side, SIDES[key])))
        value = side
    else:
        point = check_point(side)
        if isinstance(old, Scalar) and old.text in panel.figure.landmarks and old.text not in SIDES[key]:
            return move_landmark(workspace, panel.figure.id, old.text, point, pixels)
        value = spell_numbers(point, old, digits_for(pixels))
    changes = [] if value is None and old is None else [Change((*path, key), value)]
    after = edit_yaml(workspace.read(file), file, changes)
    subject = f"{at.slide}: {at.mark}"
    return Edit("mark", subject, (change_file(workspace, file, after),), decks_of_slide(workspace, file, path))
