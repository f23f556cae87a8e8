"""Slide kinds: one visible list. A new one is an entry here, its slots in ``spec``, and never a change to a writer."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.layout.context import Kind
from slidekit.layout.kinds import (
    blocks,
    chart,
    columns,
    equation,
    figure_full,
    figure_inset,
    figure_points,
    lists,
    panels,
    points,
    table,
    titles,
)

KINDS: Mapping[str, Kind] = {
    "title": titles.TITLE,
    "disclosure": points.DISCLOSURE,
    "regulatory": points.REGULATORY,
    "objectives": points.OBJECTIVES,
    "agenda": points.AGENDA,
    "section": titles.SECTION,
    "statement": titles.STATEMENT,
    "points": points.POINTS,
    "figure": panels.FIGURE,
    "figure-full": figure_full.FIGURE_FULL,
    "figure-inset": figure_inset.FIGURE_INSET,
    "points-figure": figure_points.POINTS_FIGURE,
    "figure-points": figure_points.FIGURE_POINTS,
    "compare": panels.COMPARE,
    "compare-3": panels.COMPARE_3,
    "grid": panels.GRID,
    "sequence": panels.SEQUENCE,
    "build": panels.BUILD,
    "cine": panels.CINE,
    "table": table.TABLE,
    "evidence": table.EVIDENCE,
    "chart": chart.CHART,
    "number": blocks.NUMBER,
    "quote": blocks.QUOTE,
    "columns": columns.COLUMNS,
    "take-home": points.TAKE_HOME,
    "references": lists.REFERENCES,
    "credits": lists.CREDITS,
    "thanks": titles.THANKS,
}


EQUATION = Kind(equation.place, titles.STATEMENT.layout)
"""A statement that is an equation has its title at the usual place."""


def kind_of(layout: str, *, table: bool, points: bool, formula: bool = False) -> Kind:
    """The kind that draws a slide: a regulatory slide may hold a table, a statement an equation, a build or a film points."""
    if layout == "statement" and formula:
        return EQUATION
    if layout == "regulatory" and table:
        return KINDS["table"]
    if layout == "build" and points:
        return KINDS["points-figure"]
    if layout == "cine" and points:
        return KINDS["figure-points"]
    return KINDS[layout]
