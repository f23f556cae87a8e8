"""Short ways to read YAML in these tests."""

from __future__ import annotations

import textwrap
from typing import TypeVar

from slidekit.core.diagnostics import Diagnostic, Outcome
from slidekit.source import Node, parse_yaml
from slidekit.spec import Block, Deck, Mark, read

M = TypeVar("M", bound=Block)


def node(text: str) -> Node:
    """The node of a YAML text, whatever source thinks of it."""
    outcome = parse_yaml(textwrap.dedent(text).lstrip("\n"), "a.yaml")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def reading(model: type[M], text: str, *, templates: bool = True) -> Outcome[M]:
    """The outcome of reading a YAML text as a model."""
    return read(model, node(text), templates=templates)


def good(model: type[M], text: str, *, templates: bool = True) -> M:
    """The model; fails with what was found."""
    outcome = reading(model, text, templates=templates)
    assert outcome.diagnostics == (), outcome.diagnostics
    assert outcome.value is not None
    return outcome.value


def slide_of(lines: str) -> str:
    """A deck with one slide of these lines."""
    return "slidekit: 1\nslides:\n  - id: one\n" + textwrap.indent(textwrap.dedent(lines).strip("\n"), "    ") + "\n"


def findings(lines: str, *, templates: bool = True) -> tuple[Diagnostic, ...]:
    """What is found in a deck whose only slide has these lines."""
    return reading(Deck, slide_of(lines), templates=templates).diagnostics


def only(found: tuple[Diagnostic, ...], code: str) -> Diagnostic:
    """The one finding, with its code."""
    assert [each.code for each in found] == [code], found
    return found[0]


def cut(text: str, finding: Diagnostic) -> str:
    """What a finding points at, when it lies on one line."""
    span = finding.span
    assert span is not None
    line = text.splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


def mark_of(text: str) -> Outcome[Mark]:
    """A mark of a line of flow YAML."""
    return read(Mark, node(f"mark: {text}").entries["mark"])  # type: ignore[union-attr]
