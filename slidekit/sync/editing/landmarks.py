"""Landmarks that come, go, and are called otherwise."""

from __future__ import annotations

from slidekit.core.diagnostics import Refused, did_you_mean, error, refuse
from slidekit.resolve.registers import FIGURES
from slidekit.source import Change, Rename, Workspace, edit_yaml
from slidekit.source.node import Items, Node, Path, Table, node_at
from slidekit.source.spelling import Value
from slidekit.spec.figures import IN_NUMBERS, Figure
from slidekit.spec.scalars import ID, slug
from slidekit.sync.editing.edit import Edit, change_file
from slidekit.sync.editing.naming import find_namings, spread, used_on
from slidekit.sync.editing.numbers import Numbers, check_place, digits_for, spell_numbers
from slidekit.sync.editing.reach import decks_of_figure
from slidekit.sync.editing.spots import open_file
from slidekit.sync.landmarks import find_written, read_library, settle
from slidekit.sync.written import read_script

MOST_TOLD = 5
"""Marks that a message names."""


def add_landmark(workspace: Workspace, figure: str, name: str, place: Numbers, pixels: tuple[int, int]) -> Edit:
    """Name a place: a point, an area, or a path's points; ``pixels`` are the picture's.

    Raises Refused: ``figure-unknown landmark-name landmark-exists bad-place not-written-here yaml-not-edited``.
    """
    known = find_written(workspace, figure)
    check_name(name, known, figure)
    value: Value = spell_numbers(check_place(place), None, digits_for(pixels))
    base: Path = ("figures", figure, "landmarks")
    own = _own(workspace, figure)
    if own is None and known.landmarks:
        refuse("not-written-here", f"the landmarks of {figure} are those of the defaults", help=f"change {FIGURES} by hand")
    change = Change((*base, name), value) if own is not None and own.entries else Change(base, {name: value})
    return _edit(workspace, "landmark-add", f"{figure}: {name}", [change])


def rename_landmark(workspace: Workspace, figure: str, name: str, new: str) -> Edit:
    """Call a landmark otherwise, in every mark, crop and focus too.

    Figures that share such a mark (several panels of a slide, a stand-in at a venue, a film's stills) keep one name: it is
    changed in all of them. Raises Refused: ``figure-unknown unknown-landmark landmark-name landmark-exists not-written-here``.
    """
    _find(workspace, figure, name)
    script = read_script(workspace)
    namings = find_namings(script, name)
    every = read_library(workspace)
    root = open_file(workspace, FIGURES)
    group = spread(namings, figure, (each for each, facts in every.items() if name in facts.landmarks))
    changes: dict[str, list[Change | Rename]] = {FIGURES: []}
    for each in sorted(group):
        check_name(new, every[each], each)
        if node_at(root, ("figures", each, "landmarks", name)) is None:
            refuse(
                "not-written-here", f"the landmark {name} of {each} is one of the defaults", help=f"change {FIGURES} by hand"
            )
        changes[FIGURES] += _renamed(root, each, name, new)
    for naming in namings:
        if naming.figures is None:
            message = f"a template chooses the figure of {naming.told()}"
            refuse("not-written-here", message, help="change the name by hand")
        if naming.figures & group:
            changes.setdefault(naming.file, []).append(Change(naming.path, new))
    files = [
        change_file(workspace, file, edit_yaml(workspace.read(file), file, edits)) for file, edits in changes.items() if edits
    ]
    subject = f"{', '.join(sorted(group))}: {name} → {new}"
    return Edit("landmark-rename", subject, tuple(files), decks_of_figure(workspace, *group))


def remove_landmark(workspace: Workspace, figure: str, name: str) -> Edit:
    """Take a landmark out that nothing stands on.

    Raises Refused: ``figure-unknown unknown-landmark landmark-used`` (which says by what) ``not-written-here``.
    """
    known = _find(workspace, figure, name)
    used = used_on(find_namings(read_script(workspace), name), figure)
    if used:
        told = ", ".join(each.told() for each in used[:MOST_TOLD])
        more = f" and {len(used) - MOST_TOLD} more" if len(used) > MOST_TOLD else ""
        message = f"{name} of {figure} is used by {told}{more}"
        raise Refused(error("landmark-used", message, None, "take these marks out first, or put them on another landmark"))
    own = _own(workspace, figure, name)
    if own is None:
        refuse("not-written-here", f"the landmark {name} of {figure} is one of the defaults", help=f"change {FIGURES} by hand")
    base: Path = ("figures", figure, "landmarks")
    changes = settle(workspace, figure, (name,)) if name in known.stale else []
    changes.append(Change((*base, name) if len(own.entries) > 1 else base, None))
    return _edit(workspace, "landmark-remove", f"{figure}: {name}", changes)


def check_name(name: str, figure: Figure, id: str) -> None:
    """Raises Refused: ``landmark-name`` for what is no name, ``landmark-exists`` for one that the figure has."""
    if ID.fullmatch(name) is None or not name[:1].isalpha() or name == IN_NUMBERS:
        advice = slug(name).lstrip("0123456789-")
        help = f"write {advice}" if advice and advice != IN_NUMBERS else "write what is there, as tip or thin-bone"
        message = f"“{name[:60]}” is no landmark's name; these have lower-case letters, digits and hyphens"
        refuse("landmark-name", message, help=help)
    if name in figure.landmarks:
        refuse(
            "landmark-exists", f"the figure {id} has a landmark {name} already", help="choose another name, or move that one"
        )


def _find(workspace: Workspace, figure: str, name: str) -> Figure:
    known = find_written(workspace, figure)
    if name not in known.landmarks:
        help = did_you_mean(name, known.landmarks) if known.landmarks else "add it"
        raise Refused(error("unknown-landmark", f"the figure {figure} has no landmark {name}", help=help))
    return known


def _own(workspace: Workspace, figure: str, name: str | None = None) -> Table | None:
    """The landmarks that the figure itself has; with ``name`` only where that is one of them."""
    node = node_at(open_file(workspace, FIGURES), ("figures", figure, "landmarks"))
    return node if isinstance(node, Table) and (name is None or name in node.entries) else None


def _renamed(root: Node, figure: str, name: str, new: str) -> list[Change | Rename]:
    base: Path = ("figures", figure)
    stale = node_at(root, (*base, "stale"))
    words = stale.items if isinstance(stale, Items) else ()
    changes: list[Change | Rename] = [Rename((*base, "landmarks", name), new)]
    changes += [Change((*base, "stale", at), new) for at, word in enumerate(words) if getattr(word, "text", "") == name]
    return changes


def _edit(workspace: Workspace, kind: str, subject: str, changes: list[Change]) -> Edit:
    after = edit_yaml(workspace.read(FIGURES), FIGURES, changes)
    figure = subject.partition(":")[0]
    return Edit(kind, subject, (change_file(workspace, FIGURES, after),), decks_of_figure(workspace, figure))
