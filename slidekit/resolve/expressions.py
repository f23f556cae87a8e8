"""Expressions: ``{{ … }}`` in texts and bare ones in ``when``. Plain data in, plain text out, nothing else within reach.

Jinja's immutable sandbox does not limit time or memory, so every expression also passes an allow-list of syntax before it is
compiled: no blocks, no calls but six filters, no powers, arithmetic on numbers only, 4 KB in and 64 KB out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.environment import Environment, TemplateExpression
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from slidekit.core.diagnostics import Refused, Span, did_you_mean, error
from slidekit.resolve.dates import format_date
from slidekit.resolve.numbers import format_number
from slidekit.source.node import Plain

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Stand around every inserted value, so that the reader of markup takes it as letters."""

LONGEST_TEXT, LONGEST_EXPRESSION, LONGEST_OUTPUT, DEEPEST = 65_536, 4_096, 65_536, 30
_LANGUAGE = " language"
FILTERS = ("date", "default", "join", "lower", "number", "upper")
_ALLOWED = (
    nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Not,
    nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div,
    nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.Concat,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression sees: plain data by name, and the language that filters write."""

    names: Mapping[str, Plain]
    language: str

    def with_name(self, name: str, value: Plain) -> Scope:
        """The same with one name more, as inside a ``for_each``."""
        return Scope({**self.names, name: value}, self.language)


class _Trouble(Exception):
    """A finding that does not know its place yet."""

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, help


class _Environment(ImmutableSandboxedEnvironment):
    """Looks into maps and lists only, never at attributes of Python objects; arithmetic on numbers only."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        return _look_up(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return _look_up(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return left + right
        for value in (left, right):
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise _Trouble("expression-error", f"{operator} takes numbers, not {_name_of(value)}", "use ~ to join texts")
        return super().call_binop(context, operator, left, right)


def _look_up(obj: Any, key: Any) -> Any:
    if obj is None:
        return None
    if isinstance(obj, Mapping):
        if key in obj:
            return obj[key]
        raise _Trouble("undefined-name", f"{key} is not a name that is known here", did_you_mean(str(key), map(str, obj)))
    if isinstance(obj, list | tuple) and isinstance(key, int):
        if -len(obj) <= key < len(obj):
            return obj[key]
        raise _Trouble("undefined-name", f"item {key} of a list of {len(obj)}", "count items from 0")
    raise _Trouble("undefined-name", f"{key} is asked of {_name_of(obj)}", "only maps and lists have parts")


def _name_of(value: object) -> str:
    kinds = {bool: "true or false", str: "a text", list: "a list", dict: "a map", type(None): "nothing"}
    return kinds.get(type(value), "a number")


def _default(value: object, fallback: object = "") -> object:
    return fallback if value is None else value


def _join(value: object, between: str = "") -> object:
    if value is None:
        return None
    if not isinstance(value, list | tuple):
        raise _Trouble("expression-error", f"join takes a list, not {_name_of(value)}")
    return str(between).join(_print(item) for item in value if item is not None)


def _upper(value: object) -> object:
    return None if value is None else _print(value).upper()


def _lower(value: object) -> object:
    return None if value is None else _print(value).lower()


@pass_context
def _date(context: Context, value: object, pattern: str = "") -> object:
    if value is None:
        return None
    try:
        return format_date(str(value), context[_LANGUAGE], pattern)
    except ValueError as trouble:
        raise _Trouble("expression-error", str(trouble), "write dates as 2026-04-28 or 2026-04-28T09:00") from None


@pass_context
def _number(context: Context, value: object, digits: int | None = None) -> object:
    if value is None:
        return None
    if digits is not None and not (type(digits) is int and 0 <= digits <= 12):
        raise _Trouble("expression-error", "number takes 0 to 12 digits")
    try:
        return format_number(_print(value), context[_LANGUAGE], digits)
    except ValueError as trouble:
        raise _Trouble("expression-error", str(trouble), "number takes a number such as 25.7") from None


def _print(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        if not -1e300 < value < 1e300:
            raise _Trouble("expression-error", "a number is too large to print")
        return repr(value)
    raise _Trouble("expression-error", f"{_name_of(value)} cannot be printed", "print one of its parts, or use join")


def _build_environment() -> Environment:
    environment = _Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.clear()
    environment.tests = {name: test for name, test in environment.tests.items() if name == "none"}
    environment.filters = {
        "date": _date,
        "default": _default,
        "join": _join,
        "lower": _lower,
        "number": _number,
        "upper": _upper,
    }
    return environment


_ENVIRONMENT = _build_environment()


def has_expression(text: str) -> bool:
    """True when ``text`` must go through ``render``."""
    return "{" in text and ("{{" in text or "{%" in text or "{#" in text)


def render(text: str, scope: Scope, span: Span, quoted: bool = False) -> str:
    """``text`` with its expressions replaced by their values, each between ``OPEN`` and ``CLOSE``.

    ``quoted`` says how the scalar stood in the file, so that a finding can point at the expression itself.
    Raises Refused: ``expression-block expression-syntax expression-size undefined-name empty-expression expression-error``.
    """
    try:
        parts = _split(text)
    except _Trouble as trouble:
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
            out.append(f"{OPEN}{_print(value).replace(OPEN, '').replace(CLOSE, '')}{CLOSE}")
        except _Trouble as trouble:
            raise Refused(error(trouble.code, trouble.message, place, trouble.help)) from None
    result = "".join(out)
    if len(result) > LONGEST_OUTPUT:
        raise Refused(
            error("expression-size", f"{len(result)} letters come out of this text; the limit is {LONGEST_OUTPUT}", span)
        )
    return result


def evaluate(source: str, scope: Scope, span: Span) -> Any:
    """The value of one bare expression: str, int, float, bool, list, dict or None. Raises Refused like ``render``."""
    try:
        run, names = _compile(source.strip())
        for name in names:
            if name not in scope.names:
                raise _Trouble("undefined-name", f"{name} is not a name that is known here", did_you_mean(name, scope.names))
        return run({**scope.names, _LANGUAGE: scope.language})
    except _Trouble as trouble:
        found = error(trouble.code, trouble.message, span, trouble.help)
    except (UndefinedError, SecurityError) as trouble:
        found = error("undefined-name", str(trouble.message), span)
    except ZeroDivisionError:
        found = error("expression-error", f"{source.strip()} divides by zero", span)
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
        raise _Trouble("expression-size", f"a text with an expression has {len(text)} letters; the limit is {LONGEST_TEXT}")
    parts: list[tuple[str, int]] = []
    inside: list[str] | None = None
    offset = searched = 0
    try:
        for _, token, value in _ENVIRONMENT.lexer.tokeniter(text, None):
            if token == "data":
                parts.append((value, -1))
            elif "-" in value and token in ("variable_begin", "variable_end"):
                raise _Trouble("expression-syntax", "a minus touches the braces of an expression", "put a space between them")
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
                raise _Trouble("expression-block", "blocks and comments are not part of the language", "keep to {{ … }}")
    except TemplateSyntaxError as trouble:
        if "{%" in text or "{#" in text:
            raise _Trouble("expression-block", "blocks and comments are not part of the language", "keep to {{ … }}") from None
        raise _Trouble("expression-syntax", _sentence(trouble), 'to print braces write {{ "{{" }}') from None
    if inside is not None:
        raise _Trouble("expression-syntax", "an expression begins with {{ and does not end", 'to print braces write {{ "{{" }}')
    return tuple(parts)


def _sentence(trouble: TemplateSyntaxError) -> str:
    message = (trouble.message or "cannot be read").rstrip(".").split("\n")[0]
    return f"the expression cannot be read: {message}"


@lru_cache(maxsize=4096)
def _compile(source: str) -> tuple[Callable[[dict[str, Any]], Any], tuple[str, ...]]:
    if len(source) > LONGEST_EXPRESSION:
        raise _Trouble("expression-size", f"an expression has {len(source)} letters; the limit is {LONGEST_EXPRESSION}")
    if not source:
        raise _Trouble("expression-syntax", "the expression is empty", "write a name between the braces")
    try:
        parser = Parser(_ENVIRONMENT, source, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise TemplateSyntaxError("there is more after the end of the expression", 1)
        names = _inspect(tree)
        body: list[nodes.Node] = [nodes.Assign(nodes.Name("result", "store"), tree, lineno=1)]
        whole = nodes.Template(body, lineno=1)
        whole.set_environment(_ENVIRONMENT)
        template = _ENVIRONMENT.from_string(whole)
    except TemplateSyntaxError as trouble:
        raise _Trouble("expression-syntax", _sentence(trouble)) from None
    except (RecursionError, SyntaxError, MemoryError, ValueError) as trouble:
        raise _Trouble("expression-syntax", f"the expression cannot be read: {type(trouble).__name__}") from None
    return TemplateExpression(template, undefined_to_none=False), names


def _inspect(tree: nodes.Node) -> tuple[str, ...]:
    """The names an expression uses; raises for syntax that is not on the list."""
    names: dict[str, None] = {}
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            raise _Trouble("expression-size", f"an expression is nested more than {DEEPEST} levels deep")
        _inspect_one(node)
        if isinstance(node, nodes.Name):
            names[node.name] = None
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    return tuple(names)


def _inspect_one(node: nodes.Node) -> None:
    if isinstance(node, nodes.Call):
        raise _Trouble("expression-syntax", "an expression calls a function", f"only filters are known: {', '.join(FILTERS)}")
    if not isinstance(node, _ALLOWED):
        raise _Trouble("expression-syntax", f"{type(node).__name__.lower()} is not allowed in an expression")
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            raise _Trouble("expression-syntax", f"{node.name} is not a filter", did_you_mean(node.name, FILTERS))
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1:
            raise _Trouble("expression-syntax", f"the filter {node.name} takes one plain value at most")
    if isinstance(node, nodes.Test) and (node.name != "none" or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs):
        raise _Trouble("expression-syntax", f"the test {node.name} is not known", "only is none and is not none are")
