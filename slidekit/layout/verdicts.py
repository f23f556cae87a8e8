"""Verdicts: sign and words above each panel, in one row and one size for all panels of a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.chips import chip, chip_size, label_sizes, sign
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.resolve.model import Panel, Verdict
from slidekit.scene.items import ShapeItem

VERDICT_GAP = pt(8)
SIGN_GAP = pt(4)
LINE = 1.4
"""Height of a row of one line, and of the sign, in units of the verdicts' size."""
LINES = 1.22
"""Height of each line of a row of two, in units of the size that its words have."""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """How the verdicts of a slide are set; ``height`` is that of the row, 0 without verdicts."""

    style: Style
    height: int
    wraps: bool = False
    fits: bool = True

    @property
    def head(self) -> int:
        """The row with the gap between it and the pictures."""
        return self.height + VERDICT_GAP if self.height else 0


def verdict_row(panels: Sequence[Panel], room: int, sheet: Stylesheet, language: str, *, lines: int = 2) -> VerdictRow:
    """The largest size in which every verdict fits its column ``room`` wide: on one line, else at the labels' size on two.

    ``lines`` is 1 where no room was left for two.
    """
    style = sheet.verdict
    verdicts = [panel.verdict for panel in panels if panel.verdict]
    height = pt(style.size * LINE) if verdicts else 0

    def fit(lines: int) -> bool:
        return all(_width(each, style, lines, language) <= room - _sign_width(each, sheet) for each in verdicts)

    while style.size > sheet.label.size and not fit(1):
        style = style.at(style.size - 1)
    if fit(1) or lines == 1:
        return VerdictRow(style, height)
    return VerdictRow(style, max(height, pt(style.size * LINES * 2)), wraps=True, fits=fit(2))


def verdict_height(panels: Sequence[Panel], sheet: Stylesheet) -> int:
    """Height of a row of one line and the gap below it; 0 when no panel of the slide has a verdict."""
    return pt(sheet.verdict.size * LINE) + VERDICT_GAP if any(panel.verdict for panel in panels) else 0


def _sign_width(verdict: Verdict, sheet: Stylesheet) -> int:
    return pt(sheet.verdict.size * LINE) + SIGN_GAP if verdict.sign else 0


def _width(verdict: Verdict, style: Style, lines: int, language: str) -> int:
    """What the words need on one line or on two."""
    if lines == 1:
        return chip_size(verdict.text, style, language)[0]
    sizes = label_sizes(verdict.text, style, language, 1 << 40)
    return min(width for width, _ in sizes[:lines])


def draw_verdict(panel: Panel, row: VerdictRow, below: Box, room: int, sheet: Stylesheet, language: str) -> list[ShapeItem]:
    """Sign and words above the frame ``below``, from its left edge; none without a verdict."""
    if panel.verdict is None:
        return []
    height = row.height or pt(row.style.size * LINE)
    top = below.y - VERDICT_GAP - height
    items: list[ShapeItem] = []
    left = below.x
    if panel.verdict.sign:
        side = pt(sheet.verdict.size * LINE)
        items += sign(f"{panel.id}.sign", panel.verdict.sign, Box(left, top + (height - side) // 2, side, side))
        left += side + SIGN_GAP
    width = chip_size(panel.verdict.text, row.style, language)[0]
    wrap = row.wraps and width > below.x + room - left
    if wrap:
        width = _width(panel.verdict, row.style, 2, language)
    box = Box(left, top, width, height)
    name = f"{panel.id}.verdict"
    words = chip(name, panel.verdict.text, box, row.style, language, role="verdict", fill=None, align="l", flat=True, wrap=wrap)
    return [*items, words]


def verdict_findings(panel: Panel, items: Sequence[ShapeItem], right: int, row: VerdictRow, slide: str) -> list[Diagnostic]:
    """``text-overflow`` when a verdict is wider than its column even on two lines at the labels' size."""
    if not items or items[-1].box.right <= right or panel.verdict is None:
        return []
    words = plain(panel.verdict.text)
    over = max(1, round(len(words.split()) * (items[-1].box.right - right) / items[-1].box.w))
    message = f"the verdict “{words}” is about {over} word{'' if over == 1 else 's'} too long at {row.style.size:g} pt"
    return [error("text-overflow", message, panel.span, "shorten it to three or four words", slide=slide, element=panel.id)]
