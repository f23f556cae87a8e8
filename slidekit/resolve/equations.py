"""A slide's equation: read from LaTeX, spelled for those who do not see it, its faults at their place in the file."""

from __future__ import annotations

from dataclasses import replace

from slidekit.core.diagnostics import Span, error
from slidekit.resolve import model
from slidekit.resolve.setting import Draft
from slidekit.source.node import Scalar, Table
from slidekit.spec.slide import Slide


def build_equation(slide: Slide, draft: Draft) -> model.EquationBlock | None:
    """The formula; None without one, or with a fault. Findings: ``equation-syntax equation-command equation-too-long``."""
    block = slide.equation
    if block is None:
        return None
    from slidekit.core.formula import Space
    from slidekit.resolve.latex import LatexFault, read_latex  # most decks have no equation
    from slidekit.resolve.spoken import speak_formula

    span = slide.span_of("equation") or draft.span
    try:
        formula = read_latex(block.latex)
    except LatexFault as fault:
        message = f"{fault.message}, at letter {fault.at + 1} of the equation"
        draft.found.append(error(fault.code, message, _place(slide, fault.at) or span, fault.help, slide=draft.id))
        return None
    if all(isinstance(part, Space) for part in formula.parts):
        help = r"write LaTeX, as equation: '\frac{a}{b}', or take equation: out"
        draft.found.append(error("equation-syntax", "the equation is empty", span, help, slide=draft.id))
        return None
    alt = draft.line(block.alt, block, "alt") or speak_formula(formula, draft.setting.tongue.language)
    return model.EquationBlock(formula, alt, span)


def _place(slide: Slide, at: int) -> Span | None:
    """The letter of the file; None where the equation stands in several lines, or escapes move its letters."""
    node = slide.node
    node = node.entries.get("equation") if isinstance(node, Table) else None
    node = node.entries.get("latex") if isinstance(node, Table) else node
    if not isinstance(node, Scalar) or node.span.line != node.span.end_line:
        return None
    wide = node.span.end_column - node.span.column
    lead = len(node.text) - len(node.text.lstrip())
    quotes = 2 * node.quoted
    if wide != len(node.text) + quotes:
        return None
    column = min(node.span.column + bool(node.quoted) + lead + at, node.span.end_column - 1)
    return replace(node.span, column=column, end_column=column + 1)
