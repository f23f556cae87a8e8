"""Expressions: ``{{ … }}`` in texts and bare ones in ``when``. Plain data in, plain text out, nothing else within reach.

Most decks have none, so Jinja is loaded by the first one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slidekit.core.diagnostics import Span
from slidekit.source.node import Plain


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression sees: plain data by name, and the language that filters write."""

    names: Mapping[str, Plain]
    language: str

    def with_name(self, name: str, value: Plain) -> Scope:
        """The same with one name more, as inside a ``for_each``."""
        return Scope({**self.names, name: value}, self.language)


def has_expression(text: str) -> bool:
    """True when ``text`` must go through ``render``."""
    return "{" in text and ("{{" in text or "{%" in text or "{#" in text)


def render(text: str, scope: Scope, span: Span, quoted: bool = False) -> str:
    """``text`` with its expressions replaced by their values, each between the two signs that markup leaves alone.

    ``quoted`` says how the scalar stood in the file, so that a finding can point at the expression itself.
    Raises Refused: ``expression-block expression-syntax expression-size undefined-name empty-expression expression-error``.
    """
    from slidekit.resolve import evaluation

    return evaluation.render(text, scope, span, quoted)


def evaluate(source: str, scope: Scope, span: Span) -> Any:
    """The value of one bare expression: str, int, float, bool, list, dict or None. Raises Refused like ``render``."""
    from slidekit.resolve import evaluation

    return evaluation.evaluate(source, scope, span)
