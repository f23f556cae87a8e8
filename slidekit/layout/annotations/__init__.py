"""Annotations: one entry per kind of mark; each becomes native shapes and a target that a label or disc can refer to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from slidekit.layout.annotations import glyphs, lines, outlines
from slidekit.layout.annotations.target import Canvas, Target

KINDS: Mapping[str, Callable[[Canvas], Target]] = {
    "at": glyphs.draw_at,
    "arrow": lines.draw_arrow,
    "arrowhead": lines.draw_arrowhead,
    "number": glyphs.draw_number,
    "text": glyphs.draw_text,
    "point": glyphs.draw_point,
    "crosshair": glyphs.draw_crosshair,
    "target": glyphs.draw_target,
    "cross": glyphs.draw_cross,
    "check": glyphs.draw_check,
    "question": glyphs.draw_question_mark,
    "asterisk": glyphs.draw_asterisk,
    "star": glyphs.draw_star,
    "dagger": glyphs.draw_dagger,
    "ellipse": outlines.draw_ellipse,
    "circle": outlines.draw_circle,
    "box": outlines.draw_box,
    "zone": outlines.draw_zone,
    "highlight": outlines.draw_highlight,
    "spotlight": outlines.draw_spotlight,
    "inset": outlines.draw_box,
    "line": lines.draw_line,
    "curve": lines.draw_curve,
    "flow": lines.draw_flow,
    "needle": lines.draw_needle,
    "contour": outlines.draw_contour,
    "bracket": lines.draw_bracket,
    "measure": lines.draw_measure,
    "angle": lines.draw_angle,
}

__all__ = ["KINDS", "Canvas", "Target"]
