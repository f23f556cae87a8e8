"""Findings and places as JSON for the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slidekit.core.diagnostics import Diagnostic
from slidekit.resolve.model import Mark, Panel, Place, PointXY
from slidekit.sync.editing import Edit, sides_of

MOST_DIFF = 200_000
"""Letters of a diff that are sent."""


def finding_fields(finding: Diagnostic) -> dict[str, Any]:
    """One finding; ``file`` and ``line`` None where it has no place."""
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "slide": finding.slide,
        "element": finding.element,
    }


def findings(found: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Errors first, each once."""
    order = {"error": 0, "warning": 1, "info": 2}
    return [finding_fields(each) for each in sorted(dict.fromkeys(found), key=lambda each: order[each.severity.value])]


def points_of(place: Place) -> tuple[str, list[list[float]]]:
    """``point``, ``area`` or ``path``, and its numbers: a point, two corners, or the path's points."""
    if place.point is not None:
        return "point", [list(place.point)]
    if place.area is not None:
        return "area", [[place.area.left, place.area.top], [place.area.right, place.area.bottom]]
    return "path", [list(point) for point in place.path or ()]


def mark_fields(mark: Mark) -> dict[str, Any]:
    """A mark with its points in fractions of the figure; ``names`` are the landmarks that it stands on, point by point.

    ``sides`` are where its arrow comes ``from`` (only where that can be said) and its label stands (``label_at``): a word, or
    a point.
    """
    shape, points = points_of(mark.place)
    label = "".join(part.text for part in mark.label)
    set_to = {"from": mark.start or "auto", "label_at": mark.label_at}
    sides = {key: list(side) if isinstance(side := set_to[key], tuple) else side for key in sides_of(mark)}
    names = _names(mark.written)
    told = {
        "id": mark.id,
        "kind": mark.kind,
        "label": label,
        "shape": shape,
        "points": points,
        "names": names,
        "style": mark.style,
    }
    return {**told, "number": mark.number, "sides": sides, "fromName": next(iter(_names(mark.written_start)), None)}


def _names(written: str) -> list[str | None]:
    return [step if step[:1].isalpha() else None for step in written.split()]


def panel_fields(panel: Panel) -> dict[str, Any]:
    """A panel's crop and focus in fractions of the figure."""
    focus: PointXY | None = panel.focus
    return {
        "id": panel.id,
        "figure": panel.figure.id,
        "crop": list(panel.crop) if panel.crop is not None else None,
        "aligned": panel.aligned,
        "fit": panel.fit,
        "focus": list(focus) if focus is not None else None,
        "marks": [mark_fields(mark) for mark in panel.marks],
        "file": panel.span.file,
    }


def edit_fields(edit: Edit) -> dict[str, Any]:
    """What an edit did or would do."""
    diff = edit.diff
    return {
        "kind": edit.kind,
        "subject": edit.subject,
        "decks": list(edit.decks),
        "files": [each.path for each in edit.files],
        "diff": diff if len(diff) <= MOST_DIFF else "",
        "idle": edit.idle,
    }
