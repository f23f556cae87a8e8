"""What a page asks for, as an edit that is planned."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException

from slidekit.source import Workspace, day
from slidekit.sync.editing import (
    At,
    Edit,
    add_landmark,
    add_mark,
    confirm_edit,
    move_landmark,
    move_mark,
    pixels_of,
    remove_landmark,
    remove_mark,
    rename_landmark,
    review_edit,
    set_crop,
    set_focus,
    set_mark_side,
    set_text,
)

LONGEST_TEXT = 20_000
MOST = 500
"""Points of a path, and names."""
Asked = Mapping[str, Any]


def plan(workspace: Workspace, asked: Asked, measured: Workspace) -> Edit:
    """The edit that a page asks for; pictures are measured in ``measured``.

    Raises Refused, and HTTPException 400 for what is no such request.
    """
    kind = asked.get("kind")
    if kind == "text":
        path = asked.get("path")
        if not isinstance(path, list) or not all(isinstance(step, str | int) for step in path):
            raise HTTPException(400, "a text needs its path")
        return set_text(workspace, word(asked, "file"), tuple(path), word(asked, "text", LONGEST_TEXT))
    figure = word(asked, "figure")
    if kind == "confirm":
        return confirm_edit(workspace, figure, [str(name) for name in listed(asked.get("names"))])
    if kind == "review":
        return review_edit(workspace, figure, word(asked, "by"), day(os.environ))
    if kind in OF_FIGURES:
        return OF_FIGURES[kind](workspace, figure, asked, measured)
    if kind in OF_PANELS:
        return OF_PANELS[kind](workspace, where(asked), asked, pixels_of(measured, figure))
    raise HTTPException(400, f"there is no edit {kind}")


def where(asked: Asked) -> At:
    """The panel, and the mark where one is named."""
    place = (word(asked, "deck"), word(asked, "slide"), word(asked, "panel"), _optional(asked, "mark") or "")
    return At(*place, _optional(asked, "venue"), _optional(asked, "language"))


def word(asked: Asked, key: str, longest: int = 400) -> str:
    """Raises HTTPException 400 where it is no text, or too long."""
    value = asked.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise HTTPException(400, f"the edit has no usable {key}")
    return value


def _optional(asked: Asked, key: str) -> str | None:
    return word(asked, key) or None if asked.get(key) is not None else None


def listed(value: object) -> list[Any]:
    """Raises HTTPException 400 for what is no list, or a long one."""
    if not isinstance(value, list) or len(value) > MOST:
        raise HTTPException(400, "a place is a list of numbers")
    return value


def _name_or_place(asked: Asked) -> str | list[Any]:
    return word(asked, "place") if isinstance(asked.get("place"), str) else listed(asked.get("place"))


def _words(value: object) -> dict[str, str]:
    """A label by language."""
    if not isinstance(value, dict) or not all(isinstance(each, str) and len(each) <= LONGEST_TEXT for each in value.values()):
        raise HTTPException(400, "a label has its words by language")
    return value


def _move_landmark(workspace: Workspace, figure: str, asked: Asked, measured: Workspace) -> Edit:
    return move_landmark(workspace, figure, word(asked, "name"), listed(asked.get("place")), pixels_of(measured, figure))


def _add_landmark(workspace: Workspace, figure: str, asked: Asked, measured: Workspace) -> Edit:
    return add_landmark(workspace, figure, word(asked, "name"), listed(asked.get("place")), pixels_of(measured, figure))


def _rename_landmark(workspace: Workspace, figure: str, asked: Asked, _: Workspace) -> Edit:
    return rename_landmark(workspace, figure, word(asked, "name"), word(asked, "new"))


def _remove_landmark(workspace: Workspace, figure: str, asked: Asked, _: Workspace) -> Edit:
    return remove_landmark(workspace, figure, word(asked, "name"))


def _move_mark(workspace: Workspace, at: At, asked: Asked, pixels: tuple[int, int]) -> Edit:
    step = asked.get("step")
    return move_mark(workspace, at, listed(asked.get("place")), pixels, step if isinstance(step, int) else None)


def _add_mark(workspace: Workspace, at: At, asked: Asked, pixels: tuple[int, int]) -> Edit:
    label, style = _words(asked.get("label") or {}), _optional(asked, "style") or "finding"
    return add_mark(workspace, at, word(asked, "mark_kind"), _name_or_place(asked), pixels, label=label, style=style)


def _remove_mark(workspace: Workspace, at: At, asked: Asked, pixels: tuple[int, int]) -> Edit:  # noqa: ARG001
    return remove_mark(workspace, at)


def _set_side(workspace: Workspace, at: At, asked: Asked, pixels: tuple[int, int]) -> Edit:
    key = word(asked, "key")
    if key not in ("from", "label_at"):
        raise HTTPException(400, f"there is no side {key}")
    side = _name_or_place(asked) if asked.get("place") is not None else None
    return set_mark_side(workspace, at, key, side, pixels)


def _set_crop(workspace: Workspace, at: At, asked: Asked, pixels: tuple[int, int]) -> Edit:
    return set_crop(workspace, at, listed(asked["place"]) if asked.get("place") is not None else None, pixels)


def _set_focus(workspace: Workspace, at: At, asked: Asked, pixels: tuple[int, int]) -> Edit:
    return set_focus(workspace, at, listed(asked["place"]) if asked.get("place") is not None else None, pixels)


OF_FIGURES: Mapping[object, Callable[[Workspace, str, Asked, Workspace], Edit]] = {
    "landmark": _move_landmark,
    "landmark-add": _add_landmark,
    "landmark-rename": _rename_landmark,
    "landmark-remove": _remove_landmark,
}
OF_PANELS: Mapping[object, Callable[[Workspace, At, Asked, tuple[int, int]], Edit]] = {
    "mark": _move_mark,
    "mark-add": _add_mark,
    "mark-remove": _remove_mark,
    "mark-side": _set_side,
    "crop": _set_crop,
    "focus": _set_focus,
}
