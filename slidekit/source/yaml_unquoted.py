"""Texts that YAML takes for something else: the line again, with quotes."""

from __future__ import annotations

import re

from slidekit.core.diagnostics import error
from slidekit.source.yaml_case import Fault
from slidekit.source.yaml_quote import leaf_at, quote_value, quoted, shown, split_line
from slidekit.source.yaml_text import At, Source


def quote_leaf(source: Source, where: At, begin: int) -> Fault | None:
    """Quotes round the text at ``where`` inside brackets that begin in column ``begin`` of its line."""
    line = source.line(where.line)
    leaf = leaf_at(line, begin, where.column)
    if leaf is None or leaf.start == leaf.end:
        return None
    text = line[leaf.start : leaf.end]
    if re.search(r"[\[\]{}]", text):
        message = "a text with brackets needs quotes inside [ ] and { }"
        advice = "quote texts with brackets, or write one per line"
    else:
        message = _reason(text) or "this text needs quotes inside [ ] and { }"
        advice = "write"
    fixed = line[: leaf.start] + quoted(text) + line[leaf.end :]
    span = source.span_on(where.line, leaf.start, leaf.end)
    sep = ": " if advice != "write" else " "
    return Fault(error("yaml-quotes", message, span, f"{advice}{sep}{shown(fixed)}"), where.line, fixed)


def _reason(text: str) -> str | None:
    if text.startswith("{{"):
        return "a text that begins with {{ needs quotes"
    if text[:1] in tuple("*&!%@`|>[]{}\"',#"):
        return f"a text that begins with {text[0]} needs quotes"
    if text[:2] in ("- ", "? ") or text in ("-", "?"):
        return f'a text that begins with "{text[0]} " needs quotes'
    return 'a text with ": " needs quotes' if re.search(r":(?:\s|$)", text) else None


def unquoted(source: Source, at: At) -> Fault:
    """A text, beginning at ``at``, that YAML takes for something else: quote it, inside brackets or not."""
    line = source.line(at.line)
    parts = split_line(line)
    if at.column > parts.column and parts.value[:1] in ("[", "{"):
        inside = _expression_in_flow(source, at) or quote_leaf(source, at, parts.column)
        if inside is not None:
            return inside
    fixed = quote_value(line)
    span = source.span_on(at.line, parts.column, parts.end)
    message = _reason(parts.value) or "this text needs quotes"
    return Fault(error("yaml-quotes", message, span, f"write {shown(fixed)}"), at.line, fixed)


def _expression_in_flow(source: Source, at: At) -> Fault | None:
    line = source.line(at.line)
    found = re.compile(r"\{\{.*?\}\}[^,\]}]*").match(line, at.column)
    if found is None:
        return None
    text = found[0].rstrip()
    fixed = line[: at.column] + quoted(text) + line[at.column + len(text) :]
    span = source.span_on(at.line, at.column, at.column + len(text))
    return Fault(error("yaml-quotes", "a text that begins with {{ needs quotes", span, f"write {shown(fixed)}"), at.line, fixed)
