"""How an expression is evaluated: split from its text, compiled in the sandbox, printed. Loads Jinja: see ``expressions``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from slidekit.core.diagnostics import Refused, Span, did_you_mean, error
from slidekit.resolve.expressions import Scope
from slidekit.resolve.sandbox import ENVIRONMENT, LANGUAGE, USUAL_HELP, Trouble, compile_expression, print_value, say_syntax
from slidekit.spec.faults import INSERT_CLOSE as CLOSE
from slidekit.spec.faults import INSERT_OPEN as OPEN

LONGEST_TEXT, LONGEST_OUTPUT = 65_536, 65_536


def render(text: str, scope: Scope, span: Span, quoted: bool = False) -> str:
    """``text`` with its expressions replaced by their values, each between ``OPEN`` and ``CLOSE``.

    ``quoted`` says how the scalar stood in the file, so that a finding can point at the expression itself.
    Raises Refused: ``expression-block expression-syntax expression-size undefined-name empty-expression expression-error``.
    """
    try:
        parts = _split(text)
    except Trouble as trouble:
        raise Refused(error(trouble.code, trouble.message, span, trouble.help)) from None
    out: list[str] = []
    for source, offset in parts:
        if offset < 0:
            out.append(source)
            continue
        place = _narrow(text, span, offset, len(source), quoted)
        value = evaluate(source, scope, place)
        if value is None:
            message = f"{source.strip()} has no value here"
            raise Refused(error("empty-expression", message, place, "give it a value, or write | default('…') after it"))
        try:
            out.append(f"{OPEN}{print_value(value).replace(OPEN, '').replace(CLOSE, '')}{CLOSE}")
        except Trouble as trouble:
            raise Refused(error(trouble.code, trouble.message, place, trouble.help)) from None
    result = "".join(out)
    if len(result) > LONGEST_OUTPUT:
        message = f"{len(result)} letters come out of this text; the limit is {LONGEST_OUTPUT}"
        raise Refused(error("expression-size", message, span, USUAL_HELP["expression-size"]))
    return result


def evaluate(source: str, scope: Scope, span: Span) -> Any:
    """The value of one bare expression: str, int, float, bool, list, dict or None. Raises Refused like ``render``."""
    try:
        run, names = compile_expression(source.strip())
        for name in names:
            if name not in scope.names:
                raise Trouble("undefined-name", f"{name} is not a name that is known here", did_you_mean(name, scope.names))
        return run({**scope.names, LANGUAGE: scope.language})
    except Trouble as trouble:
        found = error(trouble.code, trouble.message, span, trouble.help)
    except (UndefinedError, SecurityError) as trouble:
        found = error("undefined-name", str(trouble.message), span, "expressions see deck, venue, speaker, vars and slide")
    except ZeroDivisionError:
        found = error("expression-error", f"{source.strip()} divides by zero", span, "check the value that stands there")
    except (TypeError, ValueError, OverflowError, RecursionError) as trouble:
        found = error(
            "expression-error", f"{source.strip()} cannot be computed: {trouble}", span, "compare and add like with like"
        )
    raise Refused(found) from None


def _narrow(text: str, span: Span, offset: int, length: int, quoted: bool) -> Span:
    edge = 1 if quoted else 0
    if span.line != span.end_line or span.end_column - span.column != len(text) + 2 * edge:
        return span
    first = span.column + edge + offset
    return Span(span.file, span.line, first, span.line, first + length)


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[tuple[str, int], ...]:
    """The literal stretches (offset -1) and the expressions of a text with their offsets."""
    if len(text) > LONGEST_TEXT:
        raise Trouble("expression-size", f"a text with an expression has {len(text)} letters; the limit is {LONGEST_TEXT}")
    parts: list[tuple[str, int]] = []
    inside: list[str] | None = None
    offset = searched = 0
    try:
        for _, token, value in ENVIRONMENT.lexer.tokeniter(text, None):
            if token == "data":
                parts.append((value, -1))
            elif "-" in value and token in ("variable_begin", "variable_end"):
                raise Trouble("expression-syntax", "a minus touches the braces of an expression", "put a space between them")
            elif token == "variable_begin":
                searched = max(text.find(value, searched), 0) + len(value)
                inside, offset = [], searched
            elif token == "variable_end":
                searched = max(text.find("}}", searched), 0)
                parts.append(("".join(inside or ()), offset))
                inside = None
            elif inside is not None:
                inside.append(value)
                searched = offset + sum(map(len, inside))
            else:
                raise Trouble("expression-block", "blocks and comments are not part of the language", "keep to {{ … }}")
    except TemplateSyntaxError as trouble:
        if "{%" in text or "{#" in text:
            raise Trouble("expression-block", "blocks and comments are not part of the language", "keep to {{ … }}") from None
        raise Trouble("expression-syntax", say_syntax(trouble), 'to print braces write {{ "{{" }}') from None
    if inside is not None:
        raise Trouble("expression-syntax", "an expression begins with {{ and does not end", 'to print braces write {{ "{{" }}')
    return tuple(parts)
