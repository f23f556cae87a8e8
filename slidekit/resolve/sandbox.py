"""The sandbox of expressions: an allow-list of syntax, six filters, and an environment that sees plain data alone.

Jinja's immutable sandbox limits neither time nor memory, so nothing is compiled that is not on the list: no blocks, no calls,
no powers, arithmetic on numbers only, 4 KB of text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.environment import Environment, TemplateExpression
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from slidekit.core.diagnostics import did_you_mean
from slidekit.resolve.dates import TOKENS, format_date
from slidekit.resolve.numbers import format_number

LONGEST_EXPRESSION, DEEPEST = 4_096, 30
LANGUAGE = " language"
USUAL_HELP = {
    "expression-size": "make it smaller, or write the text out",
    "expression-syntax": "keep to names, comparisons and filters, as in {{ venue.date | date }}",
    "expression-error": "check the value that stands there",
}
FILTERS = ("date", "default", "join", "lower", "number", "upper")
_ALLOWED = (
    nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Not,
    nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div,
    nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.Concat,
)  # fmt: skip


class Trouble(Exception):
    """A finding that does not know its place yet; without ``help`` it gets the usual one of its code."""

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, help or USUAL_HELP[code]


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
                raise Trouble("expression-error", f"{operator} takes numbers, not {_name_of(value)}", "use ~ to join texts")
        return super().call_binop(context, operator, left, right)


def _look_up(obj: Any, key: Any) -> Any:
    if obj is None:
        return None
    if isinstance(obj, Mapping):
        if key in obj:
            return obj[key]
        raise Trouble("undefined-name", f"{key} is not a name that is known here", did_you_mean(str(key), map(str, obj)))
    if isinstance(obj, list | tuple) and isinstance(key, int):
        if -len(obj) <= key < len(obj):
            return obj[key]
        raise Trouble("undefined-name", f"item {key} of a list of {len(obj)}", "count items from 0")
    raise Trouble("undefined-name", f"{key} is asked of {_name_of(obj)}", "only maps and lists have parts")


def _name_of(value: object) -> str:
    kinds = {bool: "true or false", str: "a text", list: "a list", dict: "a map", type(None): "nothing"}
    return kinds.get(type(value), "a number")


def _default(value: object, fallback: object = "") -> object:
    return fallback if value is None else value


def _join(value: object, between: str = "") -> object:
    if value is None:
        return None
    if not isinstance(value, list | tuple):
        raise Trouble("expression-error", f"join takes a list, not {_name_of(value)}")
    return str(between).join(print_value(item) for item in value if item is not None)


def _upper(value: object) -> object:
    return None if value is None else print_value(value).upper()


def _lower(value: object) -> object:
    return None if value is None else print_value(value).lower()


@pass_context
def _date(context: Context, value: object, pattern: str = "") -> object:
    if value is None:
        return None
    try:
        return format_date(str(value), context[LANGUAGE], pattern)
    except ValueError as trouble:
        tokens = f"tokens are {' '.join(TOKENS)}"
        help = tokens if "pattern" in str(trouble) else "write dates as 2026-04-28 or 2026-04-28T09:00"
        raise Trouble("expression-error", str(trouble), help) from None


@pass_context
def _number(context: Context, value: object, digits: int | None = None) -> object:
    if value is None:
        return None
    if digits is not None and not (type(digits) is int and 0 <= digits <= 12):
        raise Trouble("expression-error", "number takes 0 to 12 digits")
    try:
        return format_number(print_value(value), context[LANGUAGE], digits)
    except ValueError as trouble:
        raise Trouble("expression-error", str(trouble), "number takes a number such as 25.7") from None


def print_value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        if not -1e300 < value < 1e300:
            raise Trouble("expression-error", "a number is too large to print")
        return repr(value)
    raise Trouble("expression-error", f"{_name_of(value)} cannot be printed", "print one of its parts, or use join")


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


ENVIRONMENT = _build_environment()


def say_syntax(trouble: TemplateSyntaxError) -> str:
    message = (trouble.message or "cannot be read").rstrip(".").split("\n")[0]
    return f"the expression cannot be read: {message}"


@lru_cache(maxsize=4096)
def compile_expression(source: str) -> tuple[Callable[[dict[str, Any]], Any], tuple[str, ...]]:
    if len(source) > LONGEST_EXPRESSION:
        raise Trouble("expression-size", f"an expression has {len(source)} letters; the limit is {LONGEST_EXPRESSION}")
    if not source:
        raise Trouble("expression-syntax", "the expression is empty", "write a name between the braces")
    try:
        parser = Parser(ENVIRONMENT, source, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise TemplateSyntaxError("there is more after the end of the expression", 1)
        names = _inspect(tree)
        body: list[nodes.Node] = [nodes.Assign(nodes.Name("result", "store"), tree, lineno=1)]
        whole = nodes.Template(body, lineno=1)
        whole.set_environment(ENVIRONMENT)
        template = ENVIRONMENT.from_string(whole)
    except TemplateSyntaxError as trouble:
        raise Trouble("expression-syntax", say_syntax(trouble)) from None
    except (RecursionError, SyntaxError, MemoryError, ValueError) as trouble:
        raise Trouble("expression-syntax", f"the expression cannot be read: {type(trouble).__name__}") from None
    return TemplateExpression(template, undefined_to_none=False), names


def _inspect(tree: nodes.Node) -> tuple[str, ...]:
    """The names an expression uses; raises for syntax that is not on the list."""
    names: dict[str, None] = {}
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            raise Trouble("expression-size", f"an expression is nested more than {DEEPEST} levels deep")
        _inspect_one(node)
        if isinstance(node, nodes.Name):
            names[node.name] = None
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    return tuple(names)


def _inspect_one(node: nodes.Node) -> None:
    if isinstance(node, nodes.Call):
        raise Trouble("expression-syntax", "an expression calls a function", f"only filters are known: {', '.join(FILTERS)}")
    if not isinstance(node, _ALLOWED):
        raise Trouble("expression-syntax", f"{type(node).__name__.lower()} is not allowed in an expression")
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            raise Trouble("expression-syntax", f"{node.name} is not a filter", did_you_mean(node.name, FILTERS))
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1:
            raise Trouble("expression-syntax", f"the filter {node.name} takes one plain value at most")
    if isinstance(node, nodes.Test) and (node.name != "none" or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs):
        raise Trouble("expression-syntax", f"the test {node.name} is not known", "only is none and is not none are")
