"""Parts of a formula put together: what operators and functions are applied to, where scripts belong, lines aligned."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.formula import Brace, Fenced, Function, Large, Matrix, Part, Row, Scripts, Space, Stack, Symbol
from slidekit.resolve.latex_symbols import LIMITS

ADDITIVE = frozenset("+−±∓")
NESTED = 3
"""Operators on operators on operators; deeper ones stand side by side, which looks the same."""


def arrange(parts: Sequence[Part], depth: int = 0) -> Row:
    """The parts with every large operator and function holding its own; a sign at the start is part of its number."""
    made: list[Part] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        if isinstance(part, Large) and not part.body.parts and depth < NESTED:
            end = _term_end(parts, index)
            part = Large(part.sign, part.low, part.high, arrange(parts[index:end], depth + 1), part.beside)
            index = end
        elif isinstance(part, Function) and not part.argument.parts and depth < NESTED:
            end = _argument_end(parts, index)
            part = Function(part.name, arrange(parts[index:end], depth + 1))
            index = end
        elif isinstance(part, Symbol) and part.kind == "operator" and _is_sign(made):
            part = Symbol(part.text, "letter", part.face)
        made.append(part)
    return Row(tuple(made))


def _is_sign(before: Sequence[Part]) -> bool:
    """True where an operator has nothing to work on at its left: −5, e^(−x), a = −b."""
    last = next((part for part in reversed(before) if not isinstance(part, Space)), None)
    return last is None or _kind(last) in ("operator", "relation", "opening", "mark")


def _term_end(parts: Sequence[Part], start: int) -> int:
    """Where the term after a large operator ends: before a sum, a relation, a comma, or what closes a bracket."""
    level = 0
    for index in range(start, len(parts)):
        part = _core(parts[index])
        level += _level(part)
        sums = isinstance(part, Symbol) and part.kind == "operator" and part.text in ADDITIVE and index > start
        if level < 0 or (level == 0 and (sums or _kind(part) in ("relation", "mark"))):
            return index
    return len(parts)


def _argument_end(parts: Sequence[Part], start: int) -> int:
    """Where the argument of a function ends: after a bracket that follows it, else before the next operation or function."""
    index = start
    while index < len(parts) and isinstance(parts[index], Space):
        index += 1
    if index < len(parts) and isinstance(_core(parts[index]), Fenced):
        return index + 1
    if index < len(parts) and _kind(parts[index]) == "opening":
        level = 0
        for end in range(index, len(parts)):
            level += _level(parts[end])
            if level == 0:
                return end + 1
        return len(parts)
    end = index
    while end < len(parts) and _is_factor(parts[end]):
        end += 1
    return end if end > index else start


def _is_factor(part: Part) -> bool:
    """What an argument without brackets consists of: ``2πr``, ``n!``, never another operation."""
    if isinstance(part, Function | Large | Space):
        return False
    return _kind(part) in ("letter", "") or _is_suffix(_core(part))


def _core(part: Part) -> Part:
    """A part without its scripts: the bracket of ``)^2`` is a bracket still."""
    inner = part.base.parts if isinstance(part, Scripts | Stack) else ()
    return inner[0] if len(inner) == 1 else part


def _kind(part: Part) -> str:
    core = _core(part)
    return core.kind if isinstance(core, Symbol) else ""


def _is_suffix(part: Part) -> bool:
    """``n!`` closes nothing, though it keeps its distance as a bracket does."""
    return isinstance(part, Symbol) and part.text in "!?"


def _level(part: Part) -> int:
    return 0 if _is_suffix(_core(part)) else {"opening": 1, "closing": -1}.get(_kind(part), 0)


def padded(row: list[Row], columns: int) -> tuple[Row, ...]:
    """A row with empty cells up to the number of columns."""
    return (*row, *(Row(),) * (columns - len(row)))


def aligned(rows: list[list[Row]]) -> Matrix:
    """Lines with their ``&`` one below the other: right, left, right …; a single column stands in the middle."""
    columns = max(map(len, rows))
    aligns = "c" if columns == 1 else ("rl" * columns)[:columns]
    return Matrix(tuple(padded(row, columns) for row in rows), aligns, tight=True)


def with_limits(base: Row, *, beside: bool) -> Row:
    """A large operator with its limits beside it, or below and above."""
    only = base.parts[0] if len(base.parts) == 1 else None
    return Row((Large(only.sign, only.low, only.high, only.body, beside),)) if isinstance(only, Large) else base


def attach(base: Row, sub: Row | None, sup: Row | None) -> Row:
    """Scripts where they belong: as limits of large operators, ``lim`` and braces, else right of the base."""
    only = base.parts[0] if len(base.parts) == 1 else None
    if isinstance(only, Large) and only.low is only.high is None and not only.body.parts:
        return Row((Large(only.sign, sub, sup, only.body, only.beside),))
    if isinstance(only, Function) and not only.argument.parts and isinstance(name := only.name.parts[0], Symbol):
        limited = name.text in LIMITS.values()
        return Row((Function(Row((Stack(only.name, sub, sup) if limited else Scripts(only.name, sub, sup),)), Row()),))
    if isinstance(only, Brace):
        return Row((Stack(base, sub, sup),))
    return Row((Scripts(base, sub, sup),))
